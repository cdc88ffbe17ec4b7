import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { openProjectFile } from '#electron/backend/store/open-project.ts';
import { cli, cliHere } from '#test/drivers/cli.ts';

// A command is up to three processes, and all tests share the machine.
vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: string;
const at = (...parts: readonly string[]): string => join(folder, ...parts);
const text = (name: string): string => readFileSync(at(name), 'utf8');

const orders =
  '{"id":1,"customer":{"email":"a@b.c"},"lines":[{"sku":"A","qty":2},{"sku":"B","qty":0}]}\n{"id":9007199254740993,"customer":{},"lines":[]}\n{"id":3,"customer":{"email":"x"}}\n';
const expression = '{ "Id": $string(id), "Mail": customer.email ?? "none", "Lines": [lines[qty > 0].{ "Sku": sku }] }';
const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['Id', 'Mail'],
  properties: {
    Id: { type: 'string' },
    Mail: { type: 'string', minLength: 2 },
    Lines: { type: 'array', items: { type: 'object', properties: { Sku: { type: 'string' } } } },
  },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-cli-'));
  writeFileSync(at('orders.ndjson'), orders);
  writeFileSync(at('target.schema.json'), JSON.stringify(schema));
  writeFileSync(at('orders.jsonata'), expression);
  const made = await cli(
    folder,
    'new',
    'orders',
    '--source',
    'orders.ndjson',
    '--target',
    'out=target.schema.json',
    '--mapping',
    'orders.jsonata',
    '--name',
    'Orders',
    '--json',
  );
  expect(made).toEqual({
    exit: 0,
    out: expect.any(String) as string,
    err: 'Source orders: orders.ndjson, ndjson, 4 fields, 3 records.\nTarget out: target.schema.json, json, 3 fields.\nMade orders.mapwright with 3 rules, evaluated per record.\n',
  });
  expect(JSON.parse(made.out)).toEqual({
    file: 'orders.mapwright',
    name: 'Orders',
    per: 'record',
    rules: 3,
    sources: [{ name: 'orders', file: 'orders.ndjson', format: 'ndjson', fields: 4, records: 3 }],
    target: { name: 'out', file: 'target.schema.json', format: 'json', fields: 3 },
  });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('run', () => {
  it('writes data to standard output and words to standard error', async () => {
    const { exit, out, err } = await cli(folder, 'run', 'orders.mapwright', '--format-out', 'ndjson', '--invalid', 'report');
    expect([exit, out]).toEqual([
      1,
      '{"Id":"1","Mail":"a@b.c","Lines":[{"Sku":"A"}]}\n{"Id":"9007199254740993","Mail":"none","Lines":[]}\n{"Id":"3","Mail":"x","Lines":[]}\n',
    ]);
    expect(err).toMatch(/^Invalid: record 3, Mail: .*\nRead 3 = mapped 3 \+ rejected 0 \+ filtered 0; written 3, in [\d.]+ s\.\n$/);
  });

  it('writes output, rejects and report, whose figures are those of the files', async () => {
    writeFileSync(at('more.ndjson'), `${orders}not json\n{"id":5,"customer":{"email":"five"}}\n`);
    const { exit, out, err } = await cliHere(
      folder,
      'run',
      'orders.mapwright',
      '--input',
      'more.ndjson',
      '--output',
      'out.json',
      '--rejects',
      'rejects.ndjson',
      '--report',
      'report.json',
      '--max-rejects',
      '1',
      '--json',
      '--write',
      'indent=0',
    );
    expect([exit, err]).toEqual([1, '']);
    expect(text('out.json')).toBe(
      '[{"Id":"1","Mail":"a@b.c","Lines":[{"Sku":"A"}]},{"Id":"9007199254740993","Mail":"none","Lines":[]},{"Id":"5","Mail":"five","Lines":[]}]\n',
    );
    const rejects = text('rejects.ndjson')
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(rejects).toMatchObject([
      { record: 3, line: 3, stage: 'validate', code: 'check/too-short', field: 'Mail', raw: '{"id":3,"customer":{"email":"x"}}' },
      { record: 4, line: 4, stage: 'extract', raw: 'not json' },
    ]);
    const sha = (name: string): string =>
      createHash('sha256')
        .update(readFileSync(at(name)))
        .digest('hex');
    const report: unknown = JSON.parse(text('report.json'));
    expect(report).toEqual(JSON.parse(out));
    expect(report).toMatchObject({
      outcome: 'rejects-above-limit',
      counts: { read: 5, mapped: 3, rejected: 2, filtered: 0, written: 3 },
      input: { sha256: sha('more.ndjson') },
      output: { file: 'out.json', bytes: readFileSync(at('out.json')).length, sha256: sha('out.json') },
      rejects: { file: 'rejects.ndjson', sha256: sha('rejects.ndjson') },
    });
  });

  it('is quiet where that is wanted and all went well, and not where it did not', async () => {
    const quiet = ['run', 'orders.mapwright', '--quiet', '--output', 'quiet.ndjson', '--format-out', 'ndjson'];
    expect(await cliHere(folder, ...quiet)).toEqual({ exit: 0, out: '', err: '' });
    const told = await cliHere(folder, ...quiet, '--max-rejects', '0');
    expect([told.exit, told.err]).toEqual([1, expect.stringContaining('More records were rejected than --max-rejects allows.')]);
  });

  it('takes parameters, an instant, readers’ options and another format', async () => {
    writeFileSync(at('people.csv'), 'id;name\n007;"Ann; B"\n008;Bob\n');
    writeFileSync(at('people.json'), '[{"Key":"x","Env":"y","At":"z"}]');
    expect(
      (
        await cliHere(
          folder,
          'new',
          'people.mapwright',
          '--source',
          'people.csv',
          '--target',
          'people.json',
          '--read',
          'people.delimiter=;',
          '--read',
          'target.format=json',
          '--write',
          'format=csv',
          '--write',
          'delimiter=,',
        )
      ).exit,
    ).toBe(0);
    expect(
      (await cliHere(folder, 'map', 'people.mapwright', '--set', 'Key=id', '--set', 'Env=$env & "/" & name', '--set', 'At=$now()')).exit,
    ).toBe(0);
    const run = await cliHere(folder, 'run', 'people.mapwright', '--param', 'env=dev', '--now', '2026-01-02T03:04:05Z');
    expect([run.exit, run.out]).toEqual([0, 'Key,Env,At\n007,dev/Ann; B,2026-01-02T03:04:05.000Z\n008,dev/Bob,2026-01-02T03:04:05.000Z\n']);
    writeFileSync(at('other.csv'), 'id|name\n1|x\n');
    expect(
      (
        await cliHere(
          folder,
          'run',
          'people.mapwright',
          '--input',
          'people=other.csv',
          '--read',
          'delimiter=|',
          '--format-out',
          'ndjson',
          '--param',
          'env=e',
          '--now',
          '2026-01-02',
        )
      ).out,
    ).toBe('{"Key":"1","Env":"e/x","At":"2026-01-02T00:00:00.000Z"}\n');
  });

  it('joins several sources, the first driving the records', async () => {
    writeFileSync(at('customers.json'), '[{"id":1,"name":"Ann"},{"id":3,"name":"Bob"}]');
    writeFileSync(at('joined.json'), '{"Order":1,"Name":"x"}');
    writeFileSync(at('join.jsonata'), '{ "Order": orders.id, "Name": customers[id = $$.orders.id].name }');
    expect(
      (
        await cliHere(
          folder,
          'new',
          'join.mapwright',
          '--source',
          'orders.ndjson',
          '--source',
          'customers=customers.json',
          '--target',
          'joined.json',
          '--mapping',
          'join.jsonata',
        )
      ).exit,
    ).toBe(0);
    expect((await cliHere(folder, 'run', 'join.mapwright', '--format-out', 'ndjson', '--invalid', 'report')).out).toBe(
      '{"Order":1,"Name":"Ann"}\n{"Order":9007199254740993}\n{"Order":3,"Name":"Bob"}\n',
    );
  });
});

describe('other commands', () => {
  it('info says what is in a project and changes nothing', async () => {
    const before = readFileSync(at('orders.mapwright'));
    const { exit, out } = await cliHere(folder, 'info', 'orders.mapwright', '--json');
    expect([exit, JSON.parse(out)]).toMatchObject([0, { name: 'Orders', mappings: [{ per: 'record', rules: 3, loops: 1, scenarios: 0 }] }]);
    expect((await cliHere(folder, 'info', 'orders.mapwright')).out).toContain(
      'Source orders: orders.ndjson, ndjson, 4 fields; sample orders.ndjson, 3 records\n',
    );
    expect(readFileSync(at('orders.mapwright')).equals(before)).toBe(true);
  });

  it('map lists rules and prints them as one expression', async () => {
    expect((await cliHere(folder, 'map', 'orders.mapwright')).out).toMatch(
      /^L-1\tLines\tfor each lines\[qty > 0\]\nR-\d+\tId\t\$string\(id\)\nR-\d+\tMail\tcustomer\.email\telse "none"\nR-\d+\tLines\.Sku\tsku\n$/,
    );
    expect((await cliHere(folder, 'map', 'orders.mapwright', '--expression')).out).toContain('"Mail": customer.email ?? "none"');
  });

  it('check names what is wrong, and where', async () => {
    const { exit, out, err } = await cliHere(folder, 'check', 'orders.mapwright', '--json');
    expect([
      exit,
      (JSON.parse(out) as { problems: { code: string; target: string; records: number[] }[] }).problems.map(({ code, target, records }) => [
        code,
        target,
        records,
      ]),
    ]).toEqual([1, [['check/too-short', 'Mail', [3]]]]);
    expect(err).toBe('3 rules, 3 of 3 fields mapped, 2 of 2 mandatory ones: 1 error, 0 warnings.\n');
    writeFileSync(at('broken.jsonata'), '{ "Id": idd & 1, "Lines": [lines.{ "Sku": $sum(sku) }] }');
    await cliHere(folder, 'new', 'broken', '--source', 'orders.ndjson', '--target', 'target.schema.json', '--mapping', 'broken.jsonata');
    const broken = await cliHere(folder, 'check', 'broken.mapwright');
    expect(broken.exit).toBe(1);
    expect(broken.out).toMatch(/error Mail: is mandatory and has no rule\. .*\[mapping\/unmapped-mandatory\]/);
    expect(broken.out).toMatch(/R-\S+ Id: reads idd, .*\[mapping\/unknown-field\]/);
    expect(broken.out).toMatch(/error R-\S+ Lines\.Sku: .*In 2 records \(1, \d\)\. \[T0412\]|error R-\S+ Lines\.Sku: .*\[T0412\]/);
  });

  it('test runs scenarios, with coverage and a report for build servers', async () => {
    const file = openProjectFile(at('orders.mapwright'));
    if (!file.ok) throw new Error(file.error.message);
    const input = { id: 1, customer: {}, lines: [] };
    for (const [name, value] of [
      ['No mail is none', { Id: '1', Mail: 'none', Lines: [] }],
      ['Wrong', { Id: '2', Mail: 'none', Lines: [] }],
    ] as const)
      expect(
        file.value.edit({ type: 'scenario.set', scenario: { mapping: 'M-1', name, input, expected: { kind: 'output', value } } }, 'test')
          .ok,
      ).toBe(true);
    file.value.close();
    const all = await cliHere(folder, 'test', 'orders.mapwright', '--coverage', '--junit', 'junit.xml');
    expect([all.exit, all.err]).toEqual([1, '1 of 2 passed.\n']);
    expect(all.out).toMatch(
      /^passed T-\d+ No mail is none\nFAILED T-\d+ Wrong\n {7}Id is "1", expected "2" \(R-\d+\)\nRules reached: 2 of 3\nBranches taken: 2 of 4\n {2}R-\d+: has a value of its own is taken by no scenario\n$/,
    );
    expect(text('junit.xml')).toContain('tests="2" failures="1"');
    expect((await cliHere(folder, 'test', 'orders.mapwright', '--scenario', 'No mail is none')).exit).toBe(0);
  });

  it('diff compares rules and, on the sample, values', async () => {
    writeFileSync(at('changed.jsonata'), expression.replace('"none"', '"nobody"'));
    await cliHere(folder, 'new', 'changed', '--source', 'orders.ndjson', '--target', 'target.schema.json', '--mapping', 'changed.jsonata');
    const { exit, out, err } = await cliHere(folder, 'diff', 'orders.mapwright', 'changed.mapwright');
    expect([exit, err]).toEqual([1, '1 rule differs; 1 field has other values, over 3 sample records.\n']);
    expect(out).toContain('values Mail: 1 record, record 2: "none" → "nobody"\n');
    expect((await cliHere(folder, 'diff', 'orders.mapwright', 'orders.mapwright')).exit).toBe(0);
  });

  it('spec writes the specification', async () => {
    expect((await cliHere(folder, 'spec', 'orders.mapwright', '--format', 'md', '--output', 'spec.md')).exit).toBe(0);
    expect(text('spec.md')).toContain('customer.email');
  });
});

describe('a command that cannot', () => {
  it.each<[number, string, readonly string[]]>([
    [2, '--workers 0 is not a count', ['run', 'orders.mapwright', '--workers', '0']],
    [2, 'Only a run to a file can be resumed.', ['run', 'orders.mapwright', '--resume']],
    [2, '--auto is not in this version', ['map', 'orders.mapwright', '--auto']],
    [2, '--mutants is not in this version', ['test', 'orders.mapwright', '--mutants']],
    [2, '--format pdf is not in this version', ['spec', 'orders.mapwright', '--format', 'pdf', '--output', 'x.pdf']],
    [2, '--format docx is not in this version', ['spec', 'orders.mapwright', '--format', 'docx', '--output', 'x.docx']],
    [2, 'There is no environment prod', ['run', 'orders.mapwright', '--env', 'prod']],
    [2, 'unknown option', ['run', 'orders.mapwright', '--nope']],
    [2, 'has no option “nope”', ['run', 'orders.mapwright', '--write', 'nope=1']],
    [2, 'There is no source x.', ['run', 'orders.mapwright', '--input', 'x=orders.ndjson']],
    [2, 'is used twice', ['run', 'orders.mapwright', '--input', 'orders.ndjson', '--output', 'orders.ndjson']],
    [2, '"12x"', ['run', 'orders.mapwright', '--max-rejects', '12x']],
    [2, 'is not of the form target=expression', ['map', 'orders.mapwright', '--set', 'nothing']],
    [3, 'There is no file none.ndjson.', ['run', 'orders.mapwright', '--input', 'none.ndjson']],
    [3, 'none.mapwright', ['info', 'none.mapwright']],
    [3, 'empty.mapwright', ['info', 'empty.mapwright']],
    [3, 'none.json', ['new', 'x', '--source', 'none.json', '--target', 'orders.ndjson']],
    [4, 'The folder', ['run', 'orders.mapwright', '--output', 'no/such/folder/out.json']],
    [4, 'is a folder', ['run', 'orders.mapwright', '--output', '.']],
    [4, 'orders.mapwright', ['new', 'orders', '--source', 'orders.ndjson', '--target', 'orders.ndjson']],
  ])('exits with %i and says %s', async (exit, message, args) => {
    writeFileSync(at('empty.mapwright'), '');
    const run = await cliHere(folder, ...args);
    expect(run.err).toContain(message);
    expect([run.exit, run.out]).toEqual([exit, '']);
  });

  it('leaves no half output behind, and what stood there before', async () => {
    mkdirSync(at('cut'), { recursive: true });
    writeFileSync(at('cut/in.json'), '[{"id":1},{"id":2');
    writeFileSync(at('cut/out.json'), 'before');
    const { exit, err } = await cliHere(at('cut'), 'run', '../orders.mapwright', '--input', 'in.json', '--output', 'out.json');
    expect(exit).toBe(3);
    expect(err).toMatch(/The run ended early\. in\.json/);
    expect(readFileSync(at('cut/out.json'), 'utf8')).toBe('before');
    expect(readdirSync(at('cut'))).toEqual(['in.json', 'out.json']);
  });

  it('answers as a program of its own as well', async () => {
    const run = await cli(folder, 'run', 'orders.mapwright', '--workers', '100');
    expect(run).toEqual({ exit: 2, out: '', err: '--workers 100 is not a count from 1 to 64.\n' });
  });

  it.skipIf(!existsSync('/dev/full'))('says that the disk is full', async () => {
    const { exit, err } = await cliHere(folder, 'run', 'orders.mapwright', '--output', '/dev/full');
    expect([exit, err]).toEqual([4, expect.stringContaining('full') as string]);
  });
});
