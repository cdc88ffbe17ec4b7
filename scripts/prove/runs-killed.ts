import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure } from '#scripts/figure.ts';
import { runAndKill } from '#test/drivers/run-killer.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const load = join(root, '../shared/hostile/runs');
/** Less while working on it: `MAPWRIGHT_KILLS=5`. */
const kills = Number(process.env['MAPWRIGHT_KILLS'] ?? '50');

export const name = `Runs killed: ${kills} times SIGKILL to all processes of a run, each time resumed`;

export async function run(): Promise<readonly Figure[]> {
  if (!existsSync(load) || process.platform === 'win32') return [];
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-prove-killed-'));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function measure(folder: string): Promise<readonly Figure[]> {
  const script = (...args: readonly string[]): string => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
  script(join(load, 'load.mjs'), 'first.ndjson', '200', '11', '0');
  // A second of records for each kill, and some to end with.
  script(join(load, 'load.mjs'), 'load.ndjson', String(60_000 + kills * 24_000), '11', '1');
  writeFileSync(join(folder, 'rules.jsonata'), '{ "id": id, "amount": amount, "name": name, "tags": tags }');
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    type: 'object',
    required: ['id', 'amount', 'name'],
    properties: { id: { type: 'integer' }, amount: { type: 'number' }, name: { type: 'string' }, tags: { type: 'array' } },
  };
  writeFileSync(join(folder, 'target.schema.json'), JSON.stringify(schema));
  const sides = ['--source', 'load=first.ndjson', '--target', 'target.schema.json', '--mapping', 'rules.jsonata'];
  script(main, 'new', 'load', ...sides, '--read', 'load.numbers=spelling');
  const files = ['--input', 'load.ndjson', '--output', 'out.ndjson', '--rejects', 'rejects.ndjson', '--format-out', 'ndjson'];
  const killed = await runAndKill(folder, [main, 'run', 'load.mapwright', ...files], kills, 1_800);
  const said = script(join(load, 'check.mjs'), 'load.ndjson.key.json', 'out.ndjson', 'rejects.ndjson');
  const checked = JSON.parse(said.slice(0, said.indexOf('}') + 1)) as Readonly<
    Record<'lost' | 'duplicates' | 'digitsChanged' | 'deadLinesMissing', number> & { accounted: boolean; sumOk: boolean }
  >;
  const none = (name: string, value: number, unit: string): Figure => ({ name, value, unit, bound: 'none', kept: value === 0 });
  return [
    { name: 'kills', value: killed.kills, unit: 'kills' },
    { name: 'starts that went on behind records of an earlier one', value: killed.resumed, unit: 'starts' },
    none('good records lost', checked.lost, 'records'),
    none('records written twice', checked.duplicates, 'records'),
    none('records not accounted for once', checked.accounted ? 0 : 1, 'runs'),
    none('amounts with other digits', checked.digitsChanged + (checked.sumOk ? 0 : 1), 'records'),
    none('bad lines not among the rejects', checked.deadLinesMissing, 'lines'),
    none('files left behind', readdirSync(folder).filter((file) => /\.part$|checkpoint/.test(file)).length, 'files'),
  ];
}
