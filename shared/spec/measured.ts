import type { Problem } from '#shared/base/problem.ts';
import type { RunCounts } from '#shared/pipeline/run-report.ts';
import type { Status } from '#shared/project/status.ts';

/** One run as the specification tells of it. */
export interface MeasuredRun {
  readonly number: number;
  readonly mapping: string;
  readonly input: string;
  readonly started: string;
  readonly milliseconds: number;
  readonly counts: RunCounts;
  readonly state: 'done' | 'stopped' | 'failed';
  /** Rules have changed since. */
  readonly stale: boolean;
  readonly rejectsByCause: readonly { readonly stage: string; readonly cause: string; readonly count: number }[];
  readonly checks: readonly { readonly name: string; readonly holds: boolean; readonly figure: string; readonly limit?: string }[];
}

/** All figures that the specification shows: each comes from a run, a scenario, the sample or the project's own history. */
export interface Measured {
  /** Newest first; ended ones only. */
  readonly runs: readonly MeasuredRun[];
  readonly scenarios: readonly {
    readonly id: string;
    readonly name: string;
    readonly passed?: boolean;
    readonly at?: string;
    readonly milliseconds?: number;
  }[];
  readonly fields: readonly { readonly mapping: string; readonly target: string; readonly rule?: string; readonly status: Status }[];
  readonly revisions: readonly {
    readonly number: number;
    readonly name: string;
    readonly reason: string;
    readonly author: string;
    readonly at: string;
  }[];
  readonly problems: readonly Problem[];
  /** Instant of the last saved edit, ISO 8601. */
  readonly edited?: string;
}

/** Nothing measured yet. */
export const nothingMeasured: Measured = { runs: [], scenarios: [], fields: [], revisions: [], problems: [] };
