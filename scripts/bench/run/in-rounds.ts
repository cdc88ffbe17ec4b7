import type { Spent } from '../engine/ratio.ts';
import type { MeasuredProcess } from './measured-process.ts';

/** What each competitor used, round by round. */
export type RunRounds = ReadonlyMap<string, readonly MeasuredProcess[]>;

/** Runs each competitor once a round, each round starting with the next of them. */
export async function inRounds(competitors: ReadonlyMap<string, () => Promise<MeasuredProcess>>, rounds: number): Promise<RunRounds> {
  const measured = new Map<string, MeasuredProcess[]>();
  const list = [...competitors];
  for (let round = 0; round < rounds; round += 1)
    for (const [name, run] of [...list.slice(round % list.length), ...list.slice(0, round % list.length)])
      measured.set(name, [...(measured.get(name) ?? []), await run()]);
  return measured;
}

/** Microseconds a record, round by round. Throws where there is no such competitor. */
export function perRecord(rounds: RunRounds, competitor: string, records: number): readonly Spent[] {
  const measured = rounds.get(competitor);
  if (measured === undefined) throw new Error(`${competitor} was not measured.`);
  return measured.map(({ wall, cpu }) => ({ wall: (wall / records) * 1e6, cpu: (cpu / records) * 1e6 }));
}
