import type { RunSummary } from '#shared/rpc/contract/run.ts';

/** Ms that a run has run, without those between an interruption and going on. */
export function spentOf({ started, ended, resumed }: RunSummary): number {
  return (resumed?.spent ?? 0) + Math.max(0, Date.parse(ended ?? started) - Date.parse(resumed?.at ?? started));
}
