import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Figure } from '#scripts/figure.ts';
import { atMost } from '#scripts/figure.ts';
import { ratioFigure, surplusFigure } from '../engine/ratio.ts';
import { project, writeCustomers } from './customer-files.ts';
import { inRounds, perRecord } from './in-rounds.ts';
import type { MeasuredProcess } from './measured-process.ts';
import { measureProcess } from './measured-process.ts';
import { sameBytes } from './same-bytes.ts';

const sources = fileURLToPath(new URL('../../../electron/cli/main.ts', import.meta.url));
const hooks = fileURLToPath(new URL('./without/switch-off.ts', import.meta.url));
const scanCost = fileURLToPath(new URL('./scan-cost.ts', import.meta.url));

const cost = z.object({ wall: z.number(), cpu: z.number() });
const scanShape = z.array(z.object({ parse: cost, scan: cost }));

/** What of the run's work can be left out, by the name it is switched off with. */
const parts = {
  scan: 'the search for long numbers',
  limits: 'the limits of an evaluation',
  checks: 'the checks against the target',
} as const;

/**
 * Times the run with parts of it switched off, and without the process boundary: the command line's sources, in one process, one worker.
 * The start of the program is taken off: a run over the sample is as long as that.
 */
export async function measureParts(folder: string, records: number, rounds: number): Promise<readonly Figure[]> {
  await writeCustomers(join(folder, 'part.ndjson'), { records });
  const run = (without: string, input: string): (() => Promise<MeasuredProcess>) => {
    const output = `${without}-${input}`;
    const args = ['--no-warnings', '--import', hooks, sources, 'run', project, '--input', input, '--output', output, '--workers', '1'];
    return () => measureProcess(process.execPath, args, { folder, environment: { MAPWRIGHT_WITHOUT: without } });
  };
  const ways = ['', 'process', ...Object.keys(parts).map((part) => `process,${part}`)];
  const competitors = new Map<string, () => Promise<MeasuredProcess>>();
  for (const way of ways) for (const input of ['sample.ndjson', 'part.ndjson']) competitors.set(`${way}|${input}`, run(way, input));
  const measured = await inRounds(competitors, rounds);
  for (const way of ways) await sameBytes(join(folder, `${way}-part.ndjson`), join(folder, '-part.ndjson'));

  const of = (way: string): ReturnType<typeof perRecord> => {
    const [start, whole] = ['sample.ndjson', 'part.ndjson'].map((input) => perRecord(measured, `${way}|${input}`, records));
    return (whole ?? []).map(({ wall, cpu }, i) => ({ wall: wall - (start?.[i]?.wall ?? 0), cpu: cpu - (start?.[i]?.cpu ?? 0) }));
  };
  const together = of('process');
  return [
    surplusFigure('run: cost of the process boundary, of a run in one process', of(''), together),
    ...Object.entries(parts).map(([part, name]) =>
      surplusFigure(`run: cost of ${name}, of a run without`, together, of(`process,${part}`)),
    ),
    ...(await measureScan(folder)),
  ];
}

/** What looking at the bytes costs beside parsing them. */
async function measureScan(folder: string): Promise<readonly Figure[]> {
  const { out } = await measureProcess(process.execPath, ['--no-warnings', scanCost, 'part.ndjson'], { folder });
  const passes = scanShape.parse(JSON.parse(out));
  const [scan, parse] = [passes.map((one) => one.scan), passes.map((one) => one.parse)];
  return [atMost(ratioFigure('run: search for long numbers, against parsing the same bytes', scan, parse), { must: 0.2 })];
}
