import type { Inline } from '../document.ts';
import type { Measured, MeasuredRun } from '../measured.ts';
import { fact } from './inline.ts';

/** The newest run that came to its end. */
export function lastRun(measured: Measured): MeasuredRun | undefined {
  return measured.runs.find((run) => run.state === 'done');
}

/** A figure of a run; out of date once a rule has changed since. */
export function runFact(run: MeasuredRun, words: string): Inline {
  return fact(words, 'run', { at: run.started, on: run.input, run: run.number, state: run.stale ? 'out-of-date' : 'fresh' });
}
