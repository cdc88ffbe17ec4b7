import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from '#scripts/figure.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const load = join(root, '../shared/hostile/runs');
const records = 100_000;

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['id', 'amount', 'name'],
  properties: { id: { type: 'integer' }, amount: { type: 'number' }, name: { type: 'string' }, tags: { type: 'array' } },
};

export const name = 'Runs: 100,000 records, one in a hundred bad, held against the answer key';

export async function run(): Promise<readonly Figure[]> {
  if (!existsSync(load)) return [];
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-prove-runs-'));
  try {
    return measure(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function measure(folder: string): readonly Figure[] {
  const program = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli/main.js'), ...args], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    });
    if (status !== 0) throw new Error(`mapwright ${args[0] ?? ''} ended with ${status ?? 'a signal'}: ${stderr}`);
    return stdout;
  };
  const script = (name: string, ...args: readonly string[]): string =>
    spawnSync(process.execPath, [join(load, name), ...args], { cwd: folder, encoding: 'utf8' }).stdout;
  script('load.mjs', 'load.ndjson', String(records), '11', '1');
  writeFileSync(join(folder, 'target.schema.json'), JSON.stringify(schema));
  writeFileSync(join(folder, 'rules.jsonata'), '{ "id": id, "amount": amount, "name": name, "tags": tags }');
  program(
    'new',
    'load',
    '--source',
    'load.ndjson',
    '--target',
    'target.schema.json',
    '--mapping',
    'rules.jsonata',
    '--read',
    'load.numbers=spelling',
  );
  const before = performance.now();
  const report: unknown = JSON.parse(
    program(
      'run',
      'load.mapwright',
      '--input',
      'load.ndjson',
      '--output',
      'out.ndjson',
      '--rejects',
      'rejects.ndjson',
      '--format-out',
      'ndjson',
      '--json',
    ),
  );
  const seconds = (performance.now() - before) / 1000;
  const said = script('check.mjs', 'load.ndjson.key.json', 'out.ndjson', 'rejects.ndjson');
  const checked = JSON.parse(said.slice(0, said.indexOf('}') + 1)) as Readonly<
    Record<'lost' | 'duplicates' | 'digitsChanged' | 'deadLinesMissing', number> & { accounted: boolean; sumOk: boolean }
  >;
  const { counts } = report as { readonly counts: Readonly<Record<'read' | 'mapped' | 'rejected' | 'filtered', number>> };
  const none = (name: string, value: number, unit: string): Figure => ({ name, value, unit, bound: 'none', kept: value === 0 });
  return [
    { name: 'records a second', value: records / seconds, unit: 'records' },
    none(
      'records read and neither mapped, rejected nor filtered',
      counts.read - counts.mapped - counts.rejected - counts.filtered,
      'records',
    ),
    none('good records lost', checked.lost, 'records'),
    none('records written twice', checked.duplicates, 'records'),
    none('amounts with other digits', checked.digitsChanged + (checked.sumOk ? 0 : 1), 'records'),
    none('bad lines not among the rejects', checked.deadLinesMissing, 'lines'),
  ];
}
