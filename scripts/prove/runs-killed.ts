import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { CampaignOptions } from '#scripts/campaign-options.ts';
import { wholeOption } from '#scripts/campaign-options.ts';
import { checkpointPath } from '#electron/backend/runs/checkpoint.ts';
import type { Figure } from '#scripts/figure.ts';
import { runAndKill } from '#test/drivers/run-killer.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const main = join(root, 'dist/cli/main.js');
const load = join(root, '../shared/hostile/runs');
/** Less while working on it: `MAPWRIGHT_KILLS=5`, or `--quick`. */
const kills = (quick: boolean): number => Number(process.env['MAPWRIGHT_KILLS'] ?? (quick ? '10' : '50'));
const bytesOfRecord = 90;

export const name = 'Runs killed: SIGKILL to all processes of a run at random moments, each time resumed, NDJSON and CSV';

export async function run(options: CampaignOptions): Promise<readonly Figure[]> {
  if (!existsSync(load) || process.platform === 'win32') return [];
  const megabytes = wholeOption('megabytes', options.megabytes, options.quick === true ? 50 : 300);
  const seed = wholeOption('seed', options.seed, 1 + (Date.now() % 100_000));
  console.log(`  --seed ${seed} --megabytes ${megabytes}`);
  const figures: Figure[] = [];
  for (const format of ['ndjson', 'csv'] as const) {
    const folder = mkdtempSync(join(tmpdir(), 'mapwright-prove-killed-'));
    try {
      figures.push(...(await measure(folder, format, megabytes, seed, kills(options.quick === true))));
    } finally {
      rmSync(folder, { recursive: true });
    }
  }
  return figures;
}

/** In CSV amounts and ids are text that must look like numbers, so that every digit can be held against the key. */
const schemas = {
  ndjson: {
    required: ['id', 'amount', 'name'],
    properties: { id: { type: 'integer' }, amount: { type: 'number' }, name: { type: 'string' }, tags: { type: 'array' } },
  },
  csv: {
    required: ['id', 'amount', 'name', 'when'],
    properties: {
      id: { type: 'string', pattern: '^[0-9]+$' },
      amount: { type: 'string', pattern: '^-?[0-9]+[.][0-9][0-9]$' },
      name: { type: 'string' },
      when: { type: 'string', format: 'date' },
    },
  },
};
const mappings = {
  ndjson: '{ "id": id, "amount": amount, "name": name, "tags": tags }',
  csv: '{ "id": id, "amount": amount, "name": name, "when": when }',
};
const readAs = { ndjson: 'load.numbers=spelling', csv: 'load.types=text' };

type Checked = Readonly<
  Record<'lost' | 'duplicates' | 'digitsChanged' | 'deadLinesMissing', number> & { accounted: boolean; sumOk: boolean }
>;

async function measure(
  folder: string,
  format: 'ndjson' | 'csv',
  megabytes: number,
  seed: number,
  times: number,
): Promise<readonly Figure[]> {
  const script = (...args: readonly string[]): string => spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' }).stdout;
  const input = `load.${format}`;
  script(join(load, 'load.mjs'), `first.${format}`, '200', String(seed), '0', format);
  script(join(load, 'load.mjs'), input, String(Math.round((megabytes * 1_000_000) / bytesOfRecord)), String(seed), '1', format);
  writeFileSync(join(folder, 'rules.jsonata'), mappings[format]);
  const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', type: 'object', ...schemas[format] };
  writeFileSync(join(folder, 'target.schema.json'), JSON.stringify(schema));
  const sides = ['--source', `load=first.${format}`, '--target', 'target.schema.json', '--mapping', 'rules.jsonata'];
  script(main, 'new', 'load', ...sides, '--read', readAs[format]);
  const files = ['--input', input, '--output', 'out.ndjson', '--rejects', 'rejects.ndjson', '--format-out', 'ndjson'];
  const totals = { lost: 0, duplicates: 0, digits: 0, missing: 0, unaccounted: 0, left: 0 };
  const whole = (): void => {
    const said = script(join(load, 'check.mjs'), `${input}.key.json`, 'out.ndjson', 'rejects.ndjson');
    const checked = JSON.parse(said.slice(0, said.indexOf('}') + 1)) as Checked;
    totals.lost += checked.lost;
    totals.duplicates += checked.duplicates;
    totals.digits += checked.digitsChanged + (checked.sumOk ? 0 : 1);
    totals.missing += checked.deadLinesMissing;
    totals.unaccounted += checked.accounted ? 0 : 1;
    totals.left += readdirSync(folder).filter((file) => /\.part$|checkpoint/.test(file)).length;
  };
  const killed = await runAndKill({
    folder,
    command: [main, 'run', 'load.mapwright', ...files],
    checkpoint: checkpointPath(join(folder, 'out.ndjson')),
    kills: times,
    longest: 1_000,
    random: seededRandom(seed),
    whole,
  });
  const none = (name: string, value: number, unit: string): Figure => ({
    name: `${format.toUpperCase()}: ${name}`,
    value,
    unit,
    bound: 'none',
    kept: value === 0,
  });
  return [
    { name: `${format.toUpperCase()}: kills`, value: killed.kills, unit: 'kills' },
    { name: `${format.toUpperCase()}: starts that went on behind records of an earlier one`, value: killed.resumed, unit: 'starts' },
    { name: `${format.toUpperCase()}: runs that came to their end`, value: killed.ended, unit: 'runs' },
    none('good records lost', totals.lost, 'records'),
    none('records written twice', totals.duplicates, 'records'),
    none('runs with records not accounted for once', totals.unaccounted, 'runs'),
    none('amounts with other digits', totals.digits, 'records'),
    none('bad lines not among the rejects', totals.missing, 'lines'),
    none('files left behind', totals.left, 'files'),
  ];
}
