import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Figure, Goal } from '#scripts/figure.ts';
import { amount, atLeast, atMost } from '#scripts/figure.ts';
import { asciiText, roundsAlike } from '#test/drivers/workloads/customer.ts';
import { costFigure, ratioFigure } from '../engine/ratio.ts';
import { commandLine, project, writeCustomers } from './customer-files.ts';
import { inRounds, perRecord } from './in-rounds.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { measureProcess } from './measured-process.ts';
import { sameBytes } from './same-bytes.ts';
import { versionOf } from './tool.ts';

const bare = fileURLToPath(new URL('./bare-pipeline.ts', import.meta.url));
const program = fileURLToPath(new URL('./customers.jq', import.meta.url));

/** What the slow ones run over: so many times fewer records. */
const share = 10;

/** A round of everything that takes longer than this (seconds) is done three times at most. */
const longRound = 60;

/** Times NDJSON to NDJSON, the customer map, through the built command line and through the others; outputs are compared byte for byte. */
export async function measureRecords(folder: string, records: number, asked: number, held: boolean): Promise<readonly Figure[]> {
  const few = Math.ceil(records / share);
  const ascii = { keeps: roundsAlike, text: asciiText };
  await writeCustomers(join(folder, 'all.ndjson'), { records });
  await writeCustomers(join(folder, 'few.ndjson'), { records: few });
  await writeCustomers(join(folder, 'ascii.ndjson'), { records: few, ...ascii });
  const jq = versionOf('jq');
  const run = (workers: number): (() => Promise<MeasuredProcess>) => {
    const args = ['run', project, '--input', 'all.ndjson', '--output', `workers-${workers}.ndjson`, '--workers', String(workers)];
    return () => measureProcess(process.execPath, commandLine(...args), { folder });
  };
  const pipeline = (kind: string, input: string): (() => Promise<MeasuredProcess>) => {
    const args = ['--no-warnings', bare, kind, input, `${kind}-${input}`];
    return () => measureProcess(process.execPath, args, { folder });
  };
  const competitors = new Map([
    ['one worker', run(1)],
    ['two workers', run(2)],
    ['parse and stringify', pipeline('identity', 'all.ndjson')],
    ['by hand', pipeline('hand', 'all.ndjson')],
    ['engine alone', pipeline('engine', 'all.ndjson')],
    ['reference', pipeline('reference', 'few.ndjson')],
  ]);
  if (jq !== undefined)
    competitors.set('jq', () => measureProcess('jq', ['-c', '-f', program, 'ascii.ndjson'], { folder, into: 'jq.ndjson' }));
  const started = performance.now();
  const first = await inRounds(competitors, 1);
  const rounds = (performance.now() - started) / 1_000 > longRound ? Math.min(asked, 3) : asked;
  const rest = rounds > 1 ? await inRounds(competitors, rounds - 1) : new Map<string, readonly MeasuredProcess[]>();
  const all = new Map([...first].map(([name, measured]) => [name, [...measured, ...(rest.get(name) ?? [])]]));

  const at = (file: string): string => join(folder, file);
  for (const output of ['workers-1.ndjson', 'workers-2.ndjson', 'engine-all.ndjson']) await sameBytes(at(output), at('hand-all.ndjson'));
  await pipeline('hand', 'few.ndjson')();
  await sameBytes(at('reference-few.ndjson'), at('hand-few.ndjson'));
  if (jq !== undefined) {
    const args = ['run', project, '--input', 'ascii.ndjson', '--output', 'workers-ascii.ndjson', '--workers', '1'];
    await measureProcess(process.execPath, commandLine(...args), { folder });
    await sameBytes(at('jq.ndjson'), at('workers-ascii.ndjson'));
  }

  const of = (name: string, count = records): ReturnType<typeof perRecord> => perRecord(all, name, count);
  const goal = (wanted: Goal): Goal => (held ? wanted : {});
  const one = of('one worker');
  const size = `${amount(records)} records`;
  const speeds = [...competitors.keys()].map((name) =>
    costFigure(`NDJSON, ${size}: ${name}`, of(name, name === 'jq' || name === 'reference' ? few : records), 'µs', 1),
  );
  const peak = Math.max(...(all.get('one worker') ?? []).map((measured) => measured.peakOfOne)) / 1e6;
  const jqName = 'NDJSON: times faster than jq';
  const [wallOfOne, wallOfTwo] = [one, of('two workers')].map((list) => list.map(({ wall }) => ({ wall, cpu: wall })));
  return [
    ...speeds,
    atMost(ratioFigure('NDJSON: time against a pipeline by hand', one, of('by hand')), goal({ must: 1.2, aim: 1.1 })),
    atMost(ratioFigure('NDJSON: time against parse and stringify alone', one, of('parse and stringify')), goal({ must: 1.9, aim: 1.5 })),
    ratioFigure('NDJSON: time against the engine in a bare pipeline', one, of('engine alone')),
    atLeast(ratioFigure('NDJSON: times faster than the reference', of('reference', few), one), goal({ must: 10, aim: 15 })),
    jq === undefined
      ? atLeast({ name: jqName, unit: '×', detail: 'jq is not on the PATH' }, { must: 6, aim: 8 })
      : withNote(atLeast(ratioFigure(jqName, of('jq', few), one), goal({ must: 6, aim: 8 })), jq),
    atMost(ratioFigure('NDJSON: two workers against one, by the clock', wallOfTwo ?? [], wallOfOne ?? []), goal({ must: 1 })),
    atMost({ name: 'NDJSON: memory of the largest process, one worker', value: peak, unit: 'MB' }, goal({ must: 200, aim: 120 })),
  ];
}

function withNote(figure: Figure, note: string): Figure {
  return { ...figure, detail: `${note}; ${figure.detail ?? ''}` };
}
