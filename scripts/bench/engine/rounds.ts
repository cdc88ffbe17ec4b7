import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Cost, Measured, Task } from './task.ts';
import { measuredShape } from './task.ts';

const program = fileURLToPath(new URL('./measure.ts', import.meta.url));
const execute = promisify(execFile);

/** Measures one task in a process of its own. Throws with what the process said where it fails. */
async function measureApart(task: Task): Promise<Measured> {
  const { stdout } = await execute(process.execPath, ['--no-warnings', '--expose-gc', program, JSON.stringify(task)], { maxBuffer: 1e8 });
  return measuredShape.parse(JSON.parse(stdout));
}

/** What each competitor measured, round by round. */
export type Rounds = ReadonlyMap<string, readonly Measured[]>;

/** An operation (µs) longer than this is measured in three rounds at most. */
const longOperation = 2_000_000;

/**
 * Measures every competitor's task once a round, one after another, each round starting with the next of them; so that what the machine does
 * besides falls on all alike.
 */
export async function measureRounds(tasks: ReadonlyMap<string, Task>, rounds: number): Promise<Rounds> {
  const measured = new Map<string, Measured[]>();
  const list = [...tasks];
  for (let round = 0; round < rounds; round += 1) {
    for (const [competitor, task] of [...list.slice(round % list.length), ...list.slice(0, round % list.length)])
      measured.set(competitor, [...(measured.get(competitor) ?? []), await measureApart(task)]);
    const long = [...measured.values()].some((own) => own.some((one) => (one['operation']?.wall ?? 0) > longOperation));
    if (long && round >= 2) break;
  }
  return measured;
}

/** The rounds of both. */
export function joinRounds(one: Rounds, other: Rounds): Rounds {
  return new Map([...one].map(([competitor, measured]) => [competitor, [...measured, ...(other.get(competitor) ?? [])]]));
}

/** Costs of one thing, round by round. Throws where it was not measured. */
export function costsOf(rounds: Rounds, competitor: string, thing = 'operation'): readonly Cost[] {
  const costs = (rounds.get(competitor) ?? []).map((measured) => measured[thing]).filter((cost) => cost !== undefined);
  if (costs.length === 0) throw new Error(`"${thing}" of ${competitor} was not measured.`);
  return costs;
}
