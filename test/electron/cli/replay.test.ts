import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { cliHere } from '#test/drivers/cli.ts';

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'mapwright-replay-'))));
afterAll(() => rmSync(folder, { recursive: true }));

const put = (name: string, content: string): void => writeFileSync(join(folder, name), content);
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const lines = (name: string): readonly unknown[] =>
  text(name)
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line));
const counts = (report: string): unknown => (JSON.parse(text(report)) as { readonly counts: unknown }).counts;

const schema = (fields: Readonly<Record<string, object>>): string =>
  JSON.stringify({
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: Object.keys(fields),
    properties: fields,
  });

async function make(project: string, source: readonly string[], target: string, rules: string, ...more: readonly string[]): Promise<void> {
  put(`${project}.jsonata`, rules);
  const sources = source.flatMap((one) => ['--source', one]);
  const made = await cliHere(folder, 'new', project, ...sources, '--target', target, '--mapping', `${project}.jsonata`, ...more);
  expect([made.exit, made.err]).toEqual([0, expect.any(String) as string]);
}

describe('rejects run again', () => {
  it('are in the output once the rule is mended; what cannot be read stays a reject under its own number and line', async () => {
    put('few.ndjson', '{"id":1,"price":1.5}\n');
    put('out.schema.json', schema({ Id: { type: 'integer' }, Price: { type: 'number', minimum: 0 } }));
    await make('prices', ['few.ndjson'], 'out.schema.json', '{ "Id": id, "Price": $number(price) }');
    // Good, a rule's error, no JSON, an id beyond 2^53 whose price is below the least, and a blank line between.
    const input = [
      '{"id":1,"price":1.5}',
      '{"id":2,"price":"2,5"}',
      '',
      '{"id":3,"price',
      '{"id":9007199254740993,"price":-4}',
      '{"id":5,"price":5}',
    ];
    put('in.ndjson', `${input.join('\n')}\n`);
    const files = (n: number): string[] => ['--output', `o${n}.ndjson`, '--rejects', `r${n}.ndjson`, '--report', `p${n}.json`];
    const how = ['--format-out', 'ndjson'];
    const first = await cliHere(folder, 'run', 'prices.mapwright', '--input', 'in.ndjson', ...files(1), ...how);
    expect(first.exit).toBe(0);
    expect(counts('p1.json')).toEqual({ read: 5, mapped: 2, rejected: 3, filtered: 0, written: 2 });

    // Without a mended rule the same records are rejected for the same reasons: the files do not differ.
    await cliHere(folder, 'run', 'prices.mapwright', '--replay', 'r1.ndjson', ...files(2), ...how);
    expect(text('r2.ndjson')).toBe(text('r1.ndjson'));

    await cliHere(folder, 'map', 'prices.mapwright', '--set', 'Price=$abs($number($replace($string(price), ",", ".")))');
    const again = await cliHere(folder, 'run', 'prices.mapwright', '--replay', 'r1.ndjson', ...files(3), ...how);
    expect(again.exit).toBe(0);
    expect(counts('p3.json')).toEqual({ read: 3, mapped: 2, rejected: 1, filtered: 0, written: 2 });
    expect(text('o3.ndjson')).toBe('{"Id":2,"Price":2.5}\n{"Id":9007199254740993,"Price":4}\n');
    expect(lines('r3.ndjson')).toEqual([lines('r1.ndjson')[1]]);
    expect(lines('r3.ndjson')).toMatchObject([{ record: 3, line: 4, stage: 'extract', raw: '{"id":3,"price' }]);

    // A record mended by hand in the file of rejects is read as it stands there.
    put('mended.ndjson', text('r3.ndjson').replace(String.raw`\"price"`, String.raw`\"price\":3}"`));
    await cliHere(folder, 'run', 'prices.mapwright', '--replay', 'mended.ndjson', ...files(4), ...how);
    expect(text('o4.ndjson')).toBe('{"Id":3,"Price":3}\n');
  });

  it('are rows of a table read with the header and delimiter that they had', async () => {
    put('few.csv', 'id,name\n1,Ann\n2,Bo\n');
    put('people.schema.json', schema({ Id: { type: 'string' }, Name: { type: 'string' } }));
    await make('people', ['few.csv'], 'people.schema.json', '{ "Id": $string(id), "Name": name }', '--read', 'types=infer');
    // Other column order and delimiter than the sample; a row that is short, one with a quoted line break, one whose id is no integer.
    put('in.csv', 'name;id\nAnn;1\nshort\n"Bo\nbo;";x7\nCy;3\n');
    const run = (...more: readonly string[]): Promise<unknown> =>
      cliHere(folder, 'run', 'people.mapwright', '--format-out', 'ndjson', '--output', 'people.ndjson', ...more);
    await run('--input', 'in.csv', '--rejects', 'c1.ndjson');
    expect(lines('c1.ndjson')).toMatchObject([
      { record: 2, line: 3, code: 'csv/ragged', raw: 'short', head: 'sep=;\nname;id\n' },
      { record: 3, line: 4, code: 'csv/misfit', field: 'id', value: 'x7', raw: '"Bo\nbo;";x7' },
    ]);
    await run('--replay', 'c1.ndjson', '--rejects', 'c2.ndjson');
    expect(text('c2.ndjson')).toBe(text('c1.ndjson'));
    await run('--replay', 'c1.ndjson', '--rejects', 'c3.ndjson', '--read', 'types=text', '--report', 'c3.json');
    expect(counts('c3.json')).toEqual({ read: 2, mapped: 1, rejected: 1, filtered: 0, written: 1 });
    expect(text('people.ndjson')).toBe('{"Id":"x7","Name":"Bo\\nbo;"}\n');
    expect(lines('c3.ndjson')).toMatchObject([{ record: 2, line: 3, code: 'csv/ragged' }]);
  });

  it('keep the record of the source that drives; the others are read anew', async () => {
    put('items.ndjson', '{"sku":"A"}\n{"sku":"B"}\n');
    put('names.ndjson', '{"sku":"A","name":"Apple"}\n');
    put('named.schema.json', schema({ Sku: { type: 'string' }, Name: { type: 'string' } }));
    const rules = '{ "Sku": items.sku, "Name": names[sku = $$.items.sku].name }';
    await make('named', ['items.ndjson', 'names.ndjson'], 'named.schema.json', rules, '--per', 'record');
    const run = (...more: readonly string[]): Promise<{ readonly exit: number; readonly err: string }> =>
      cliHere(folder, 'run', 'named.mapwright', '--format-out', 'ndjson', '--output', 'named.ndjson', ...more);
    await run('--rejects', 'n1.ndjson');
    expect(lines('n1.ndjson')).toMatchObject([{ record: 2, line: 2, stage: 'validate', field: 'Name', raw: '{"sku":"B"}' }]);
    put('more.ndjson', `${text('names.ndjson')}{"sku":"B","name":"Bread"}\n`);
    const again = await run('--replay', 'n1.ndjson', '--input', 'names=more.ndjson');
    expect([again.exit, text('named.ndjson')]).toEqual([0, '{"Sku":"B","Name":"Bread"}\n']);
    const both = await run('--replay', 'n1.ndjson', '--input', 'items=items.ndjson');
    expect([both.exit, both.err]).toEqual([2, '--replay n1.ndjson stands in the place of an input for items. Give one of the two.\n']);
  });

  it('may be a whole document', async () => {
    put('doc.json', '{"total":"1,5"}');
    put('doc.schema.json', schema({ Total: { type: 'number' } }));
    await make('doc', ['doc.json'], 'doc.schema.json', '{ "Total": $number(total) }', '--per', 'document');
    const rejected = await cliHere(
      folder,
      'run',
      'doc.mapwright',
      '--output',
      'doc-out.json',
      '--rejects',
      'd1.ndjson',
      '--invalid',
      'reject',
    );
    expect([rejected.exit, lines('d1.ndjson')]).toEqual([1, [expect.objectContaining({ record: 1, raw: '{"total":"1,5"}' })]]);
    await cliHere(folder, 'map', 'doc.mapwright', '--set', 'Total=$number($replace(total, ",", "."))');
    const again = await cliHere(folder, 'run', 'doc.mapwright', '--replay', 'd1.ndjson', '--write', 'indent=0');
    expect([again.exit, again.out]).toEqual([0, '{"Total":1.5}\n']);
    put('two.ndjson', text('d1.ndjson').repeat(2));
    const two = await cliHere(folder, 'run', 'doc.mapwright', '--replay', 'two.ndjson');
    expect([two.exit, two.err]).toMatchObject([
      3,
      expect.stringContaining('two.ndjson holds rejects of records, and this mapping maps a whole document.') as string,
    ]);
  });

  it('are refused where the file is none of rejects, with the line', async () => {
    put('no.ndjson', `${text('r1.ndjson').split('\n')[0] ?? ''}\n{"id":1}\n`);
    const said = await cliHere(folder, 'run', 'prices.mapwright', '--replay', 'no.ndjson', '--output', 'never.ndjson');
    expect(said.exit).toBe(3);
    expect(said.err).toContain('no.ndjson, line 2: This line is not a reject of a run. Give the file that --rejects wrote.');
    expect(() => text('never.ndjson')).toThrow('ENOENT');
  });
});
