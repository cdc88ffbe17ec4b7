import type { Inline } from '../document.ts';
import type { SpecContext } from '../section.ts';
import { lastRun, runFact } from './run-fact.ts';

/** Ticks an item by the check of that name in the last run. */
export function checkEvidence(name: string): (context: SpecContext) => { readonly done: boolean; readonly inline: Inline } | undefined {
  return ({ measured }) => {
    const run = lastRun(measured);
    const check = run?.checks.find((known) => known.name === name);
    if (run === undefined || check === undefined) return undefined;
    return { done: check.holds && !run.stale, inline: runFact(run, `${check.figure} in run ${run.number}`) };
  };
}
