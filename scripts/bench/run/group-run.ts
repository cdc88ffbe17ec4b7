import { createWriteStream, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Figure } from '#scripts/figure.ts';
import { amount, atMost } from '#scripts/figure.ts';
import { between, pick, seeded } from '#test/drivers/workloads/workload.ts';
import { costFigure, ratioFigure } from '../engine/ratio.ts';
import { commandLine } from './customer-files.ts';
import { inRounds, perRecord } from './in-rounds.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { measureProcess } from './measured-process.ts';
import { versionOf } from './tool.ts';

const byHand = fileURLToPath(new URL('./group-by-hand.ts', import.meta.url));

const mapping = `{
  "regions": $each(\${
    region: {
      "count": $count(amount),
      "sum": $sum(amount),
      "min": $min(amount),
      "max": $max(amount),
      "average": $average(amount),
      "quantity": $sum(quantity)
    }
  }, function($figures, $region) { $merge([{ "region": $region }, $figures]) })
}`;
const target = { regions: [{ region: 'region-0', count: 1, sum: 1.5, min: 1.5, max: 1.5, average: 1.5, quantity: 1 }] };
const query = `SELECT region, count(amount) AS count, sum(amount) AS sum, min(amount) AS min, max(amount) AS max,
  avg(amount) AS average, sum(quantity) AS quantity
FROM read_json('rows.ndjson', format = 'newline_delimited',
  columns = {id: 'BIGINT', region: 'VARCHAR', amount: 'DOUBLE', quantity: 'BIGINT'})
GROUP BY region`;

const regions = z.array(z.object({ region: z.string(), count: z.number(), sum: z.number(), quantity: z.number() }));
const made = z.object({ regions });

/** Group-by with six aggregates over rows of NDJSON: through the command line, and by DuckDB with one thread where it is on the PATH. */
export async function measureGroups(folder: string, rows: number, rounds: number, held: boolean): Promise<readonly Figure[]> {
  await writeRows(join(folder, 'rows.ndjson'), rows);
  await writeRows(join(folder, 'first-rows.ndjson'), 500);
  writeFileSync(join(folder, 'regions.json'), JSON.stringify(target));
  writeFileSync(join(folder, 'regions.jsonata'), mapping);
  const files = ['--source', 'first-rows.ndjson', '--target', 'regions.json', '--mapping', 'regions.jsonata', '--per', 'document'];
  await measureProcess(process.execPath, commandLine('new', 'regions', ...files), { folder });
  const args = ['run', 'regions.mapwright', '--input', 'rows.ndjson', '--output', 'out.json', '--workers', '1'];
  const competitors = new Map<string, () => Promise<MeasuredProcess>>([
    ['ours', () => measureProcess(process.execPath, commandLine(...args), { folder })],
    ['by hand', () => measureProcess(process.execPath, ['--no-warnings', byHand, 'rows.ndjson', 'by-hand.json'], { folder })],
  ]);
  const duckdb = versionOf('duckdb');
  if (duckdb !== undefined)
    competitors.set('duckdb', () =>
      measureProcess('duckdb', ['-json', '-c', `SET threads = 1; ${query}`], { folder, into: 'duckdb.json' }),
    );
  const measured = await inRounds(competitors, rounds);
  const ours = perRecord(measured, 'ours', 1);
  const title = `group-by of ${amount(rows)} rows of NDJSON`;
  const name = `${title}: time against DuckDB, one thread`;
  const goal = { must: 4, aim: 1.3 };
  const groupsOf = (file: string): Regions => made.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))).regions;
  const given = groupsOf('out.json');
  if (given.reduce((sum, one) => sum + one.count, 0) !== rows) throw new Error('The groups do not have all rows.');
  compare(given, groupsOf('by-hand.json'));
  if (duckdb !== undefined) compare(given, regions.parse(JSON.parse(readFileSync(join(folder, 'duckdb.json'), 'utf8'))));
  return [
    costFigure(`${title}: Mapwright`, ours, 's', 1e6),
    costFigure(`${title}: streamed by hand`, perRecord(measured, 'by hand', 1), 's', 1e6),
    ratioFigure(`${title}: time against streamed by hand`, ours, perRecord(measured, 'by hand', 1)),
    duckdb === undefined
      ? atMost({ name, unit: '×', detail: 'duckdb is not on the PATH' }, goal)
      : atMost(ratioFigure(name, ours, perRecord(measured, 'duckdb', 1)), held ? goal : {}),
  ];
}

type Regions = z.infer<typeof regions>;

/** The same groups; sums in another order differ in their last digits. */
function compare(ours: Regions, theirs: Regions): void {
  const sorted = (list: Regions): readonly string[] =>
    list.map(({ region, count, sum, quantity }) => `${region} ${count} ${sum.toPrecision(10)} ${quantity}`).toSorted();
  if (sorted(ours).join('\n') !== sorted(theirs).join('\n')) throw new Error('The groups are other ones.');
}

async function writeRows(path: string, rows: number): Promise<void> {
  const random = seeded(5);
  const names = Array.from({ length: 50 }, (_, i) => `region-${i}`);
  function* blocks(): Generator<string, void, undefined> {
    for (let id = 0; id < rows;) {
      let block = '';
      for (const end = Math.min(rows, id + 5_000); id < end; id += 1)
        block += `${JSON.stringify({ id, region: pick(names, random), amount: between(random, 100, 900_000) / 100, quantity: between(random, 1, 40) })}\n`;
      yield block;
    }
  }
  await pipeline(Readable.from(blocks()), createWriteStream(path));
}
