import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { asciiText, customer, makeCustomer, roundsAlike } from '#test/drivers/workloads/customer.ts';
import { seeded } from '#test/drivers/workloads/workload.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const scripts = join(root, 'scripts');
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mapwright-bench-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const node = (...args: readonly string[]): { readonly status: number | null; readonly out: string; readonly err: string } => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--no-warnings', ...args], { cwd: root, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
};

const brief = { warm: 0.01, seconds: 0.01 };
const measure = (task: object): ReturnType<typeof node> =>
  node('--expose-gc', join(scripts, 'bench/engine/measure.ts'), JSON.stringify({ ...brief, ...task }));

describe('one engine over one workload', () => {
  it('is measured in time, processor time and operations', () => {
    const { status, out } = measure({ engine: 'mapwright', workload: 'b', batch: 20 });
    const { operation } = z.object({ operation: z.record(z.string(), z.number()) }).parse(JSON.parse(out));
    expect([status, Object.keys(operation)]).toEqual([0, ['wall', 'cpu', 'operations']]);
    expect((operation['operations'] ?? 0) % 20).toBe(0);
  });

  it('is measured with errors among the records', () => {
    expect(measure({ engine: 'mapwright', workload: 'a', batch: 20, badEvery: 5 }).status).toBe(0);
  });

  it('is refused where it does not give what is written by hand', () => {
    // No rename is an error, so that the error that is waited for is a difference.
    const { status, err } = measure({ engine: 'mapwright', workload: 'a0', batch: 20, badEvery: 5 });
    expect(status).toBe(1);
    expect(err).toContain('Workload a0, input 0: {"customer_id":100000');
    expect(err).toContain('is not {"error":"T0410"}');
  });

  it('is measured for the preview: compiled, cold, warm, edited', () => {
    const { status, out } = measure({ engine: 'mapwright', workload: 'f' });
    expect([status, Object.keys(z.record(z.string(), z.unknown()).parse(JSON.parse(out)))]).toEqual([
      0,
      ['compile', 'cold', 'one', 'hundred', 'edit'],
    ]);
  });
});

describe('pipelines that a run is measured against', () => {
  const run = (program: string, ...args: readonly string[]): string => {
    const { status, err } = node(join(scripts, 'bench/run', program), ...args);
    expect([status, err]).toEqual([0, '']);
    return readFileSync(join(folder, 'out.ndjson'), 'utf8');
  };
  const [input, output] = ['in.ndjson', 'out.ndjson'];

  it('write the same, and parse and stringify what they read', () => {
    const texts = customer.texts(40);
    writeFileSync(join(folder, input), texts.map((text) => `${text}\n`).join(''));
    const given = (kind: string): string => run('bare-pipeline.ts', kind, join(folder, input), join(folder, output));
    expect(given('identity')).toBe(readFileSync(join(folder, input), 'utf8'));
    const expected = customer
      .makeBatch(40)
      .byHand()
      .map((one) => `${JSON.stringify(one)}\n`);
    for (const kind of ['hand', 'engine', 'reference']) expect(given(kind)).toBe(expected.join(''));
    writeFileSync(join(folder, 'document.json'), `{"count":40,"records":[${texts.join(',')}]}`);
    expect(run('whole-document.ts', join(folder, 'document.json'), join(folder, output))).toBe(expected.join(''));
  });

  it('keep a line that lies across blocks and one at the end without a line end', () => {
    const long = JSON.stringify({ text: 'å'.repeat(200_000) });
    const lines = `${long}\n${'{"a":1}\n'.repeat(50)}${long}\n${long}\n${long}\n{"last":true}`;
    writeFileSync(join(folder, input), lines);
    expect(run('bare-pipeline.ts', 'identity', join(folder, input), join(folder, output))).toBe(`${lines}\n`);
  });

  it('can be said in jq', (context) => {
    const random = seeded(3);
    const alike = Array.from({ length: 60 }, (_, i) => makeCustomer(random, i)).filter(roundsAlike);
    writeFileSync(join(folder, input), alike.map((one) => `${asciiText(JSON.stringify(one))}\n`).join(''));
    const args = ['-c', '-f', join(scripts, 'bench/run/customers.jq'), join(folder, input)];
    const { error, stdout } = spawnSync('jq', args, { encoding: 'utf8' });
    if (error !== undefined) return context.skip('jq is not on the PATH');
    expect(stdout).toBe(run('bare-pipeline.ts', 'hand', join(folder, input), join(folder, output)));
  });
});

describe('a run with parts switched off', () => {
  const without = (parts: string, ...args: readonly string[]): { readonly status: number | null; readonly err: string } => {
    const all = ['--no-warnings', '--import', join(scripts, 'bench/run/without/switch-off.ts'), ...args];
    const environment = { ...process.env, MAPWRIGHT_WITHOUT: parts };
    const { status, stderr } = spawnSync(process.execPath, all, { cwd: folder, env: environment, encoding: 'utf8' });
    return { status, err: stderr };
  };
  const main = join(root, 'electron/cli/main.ts');

  it('writes what the whole run writes', () => {
    writeFileSync(join(folder, 'source.ndjson'), '{"a":1,"b":"x"}\n{"a":2,"b":"y"}\n');
    writeFileSync(join(folder, 'target.ndjson'), '{"sum":1,"text":"X"}\n');
    writeFileSync(join(folder, 'map.jsonata'), '{"sum": $sum([a, 1]), "text": $uppercase(b)}');
    const files = ['--source', 'source.ndjson', '--target', 'target.ndjson', '--mapping', 'map.jsonata'];
    expect(without('', main, 'new', 'small', ...files).status).toBe(0);
    const run = (parts: string): readonly unknown[] => {
      const args = [main, 'run', 'small.mapwright', '--input', 'source.ndjson', '--output', 'parts.ndjson', '--workers', '1'];
      return [without(parts, ...args).status, readFileSync(join(folder, 'parts.ndjson'), 'utf8')];
    };
    const whole = [0, '{"sum":2,"text":"X"}\n{"sum":3,"text":"Y"}\n'];
    for (const parts of ['', 'process,scan,limits,checks']) expect([parts, ...run(parts)]).toEqual([parts, ...whole]);
  });

  it('does not do what is switched off', () => {
    writeFileSync(join(folder, 'long.ndjson'), '{"a":12345678901234567890,"b":"x"}\n');
    writeFileSync(join(folder, 'as-is.jsonata'), '{"sum": a, "text": b}');
    const files = ['--source', 'source.ndjson', '--target', 'target.ndjson', '--mapping', 'as-is.jsonata'];
    expect(without('', main, 'new', 'as-is', ...files).status).toBe(0);
    const args = [main, 'run', 'as-is.mapwright', '--input', 'long.ndjson', '--output', 'long-out.ndjson', '--workers', '1'];
    const rounded = [without('process,scan', ...args).status, readFileSync(join(folder, 'long-out.ndjson'), 'utf8')];
    expect(rounded).toEqual([0, '{"sum":12345678901234567000,"text":"x"}\n']);
  });

  it('fails where what is switched off is not loaded at all', () => {
    const { status, err } = without('scan', '-e', '');
    expect([status, err.includes('number-scan.ts, which was to do nothing')]).toEqual([70, true]);
  });
});

describe('the figures', () => {
  const report = (...args: readonly string[]): unknown => {
    const file = join(folder, 'bench.json');
    node(join(scripts, 'bench.ts'), ...args, '--quick', '--json', file);
    return JSON.parse(readFileSync(file, 'utf8'));
  };
  const shape = z.object({
    machine: z.object({ processor: z.string(), cores: z.number(), node: z.string() }),
    outcomes: z.array(
      z.object({ figures: z.array(z.object({ name: z.string(), value: z.number(), unit: z.string(), bound: z.string().optional() })) }),
    ),
  });

  it('are ratios of one run, with their bounds and the machine', () => {
    const { machine, outcomes } = shape.parse(report('engine-speed', '--workloads', 'a0'));
    expect(machine.node).toBe(process.version);
    const [bounded] = (outcomes[0]?.figures ?? []).filter(({ bound }) => bound !== undefined);
    expect(bounded).toMatchObject({ name: 'a0: times faster than the reference', unit: '×', bound: 'at least 300 ×' });
    expect(bounded?.value).toBeGreaterThan(0);
  });

  it('are none where the workload is unknown', () => {
    const { outcomes } = z
      .object({ outcomes: z.array(z.object({ figures: z.array(z.unknown()), error: z.string() })) })
      .parse(report('engine-speed', '--workloads', 'z'));
    expect(outcomes.map(({ figures, error }) => [figures, error.split('\n')[0]])).toEqual([
      [[], 'Error: There is no workload z; there are a0, a, b, c1, c2, c3, d, f.'],
    ]);
  });

  it('go into a document as a table', () => {
    const path = join(folder, 'README.md');
    const marks = ['<!-- figures, written by npm run bench -- --readme -->', '<!-- end of figures -->'];
    writeFileSync(path, `before\n${marks.join('\nold\n')}\nafter\n`);
    const figures = [
      { name: 'speed', value: 31.234, unit: '×', bound: 'at least 30 ×', kept: true, aim: '50 ×, 38 % short' },
      { name: 'size', value: 310, unit: 'MB', bound: 'at most 300 MB', kept: false },
      { name: 'other', unit: '×', bound: 'at least 6 ×', detail: 'jq is not on the PATH' },
      { name: 'only said', value: 1, unit: 's' },
    ];
    const machine = { platform: 'linux', arch: 'x64', processor: 'P', cores: 2, node: 'v24.0.0', load: 0 };
    const given = { at: '2026-11-24T12:00:00.000Z', machine, outcomes: [{ campaign: 'c', figures }] };
    const program = `import { writeFiguresTable } from '#scripts/figures-table.ts'; writeFiguresTable(${JSON.stringify(path)}, ${JSON.stringify(given)});`;
    expect(node('--input-type=module', '-e', program)).toEqual({ status: 0, out: '', err: '' });
    expect(readFileSync(path, 'utf8')).toBe(`before
${marks[0]}
Taken 2026-11-24 on P, 2 cores, linux x64, Node 24.0.0.

| figure | must | aim | measured |
|---|---|---|---|
| speed | at least 30 × | 50 ×, 38 % short | 31.23 × |
| size | at most 300 MB |  | **310 MB**, not kept |
| other | at least 6 × |  | not measured: jq is not on the PATH |
${marks[1]}
after
`);
  });

  it('have their place in the README, and go there only all together', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    expect(readme.indexOf('<!-- end of figures -->')).toBeGreaterThan(readme.indexOf('<!-- figures, written by npm run bench'));
    const { status, err } = node(join(scripts, 'bench.ts'), 'first-screen', '--readme');
    expect([status, err]).toEqual([
      2,
      '--readme wants every campaign at its full length: give it no names, no --quick and no --workloads.\n',
    ]);
  });
});
