import type { RunSummary } from '#shared/rpc/contract/run.ts';
import { count, progressWords, size, stateWords } from './view-model.ts';

/** Whether a run can be gone on with: something is kept, and its rules are still those it ran with. */
export function canResume(run: RunSummary | undefined): boolean {
  return run?.kept !== undefined && !run.stale && run.state !== 'running';
}

/** What a run that did not come to its end has left, in two sentences: what is so, and what follows; `undefined` where nothing is to be said. */
export function keptWords(run: RunSummary): readonly [is: string, follows: string] | undefined {
  if (run.state === 'running' || run.state === 'done') return undefined;
  const ended = `${stateWords[run.state]} at ${progressWords(run)}.`;
  const { kept } = run;
  if (kept === undefined) {
    if (run.state === 'failed') return undefined;
    return [ended, 'No output was written and nothing is kept of it.'];
  }
  const records = kept.records === 1 ? '1 record is' : `${count(kept.records)} records are`;
  const what = `${records} accounted for, ${size(kept.bytes)} of output kept.`;
  if (run.stale) return [ended, `${what} Rules have changed since, so it cannot go on: start a new run.`];
  return [
    ended,
    `${what} Resume goes on ${kept.records === 0 ? 'from the start' : `behind record ${count(kept.records)}`}, without loss or double.`,
  ];
}
