import { z } from 'zod';
import type { Problem } from '#shared/base/problem.ts';
import type { RunCounts, StageName } from '#shared/pipeline/run-report.ts';
import { call } from './call.ts';

export interface RunSummary {
  readonly id: string;
  readonly number: number;
  readonly mapping: string;
  readonly input: string;
  readonly bytes: number;
  /** `interrupted`: its program ended before it did. */
  readonly state: 'running' | 'done' | 'stopped' | 'failed' | 'interrupted';
  readonly started: string;
  readonly ended?: string;
  /** It went on after it had been interrupted: since when, and the ms that it had run before. */
  readonly resumed?: { readonly at: string; readonly spent: number };
  /** It can be gone on with: the records accounted for, and the bytes of output that are kept for that. */
  readonly kept?: { readonly records: number; readonly bytes: number };
  /** Number of the run whose rejects it ran again. */
  readonly replays?: number;
  /** Evaluation processes. */
  readonly workers?: number;
  readonly counts: RunCounts;
  readonly bytesRead: number;
  /** Per stage, records that left it so far. */
  readonly stages: Readonly<Record<StageName, number>>;
  /** Records per second, one figure a second. */
  readonly throughput: readonly number[];
  readonly rejectsByCause: readonly { readonly cause: string; readonly stage: StageName; readonly count: number }[];
  /** Records read before its program ended, whose outputs the checks did not see; absent: they saw all. */
  readonly unchecked?: number;
  readonly checks: readonly { readonly name: string; readonly holds: boolean; readonly figure: string; readonly limit?: string }[];
  readonly outputFile?: string;
  readonly rejectsFile?: string;
  /** Absolute path of the folder that holds both. */
  readonly folder?: string;
  /** Hash of the rules it ran with; `stale` when they have changed since. */
  readonly rulesHash: string;
  readonly stale: boolean;
  readonly problem?: Problem;
}

export interface RejectRow {
  readonly record: number;
  readonly line?: number;
  readonly byte?: number;
  readonly stage: StageName;
  readonly reason: string;
  readonly code: string;
  readonly field?: string;
  readonly value?: string;
  readonly rule?: string;
  /** Seconds since the start. */
  readonly at: number;
}

const key = z.string();

export const runCalls = {
  'run.start': call<RunSummary>()(
    z.object({
      key,
      mapping: z.string(),
      /** A file handed over, or the project's own sample. */
      input: z.union([z.object({ handle: z.string() }), z.object({ sample: z.string() })]),
      formatOut: z.enum(['json', 'ndjson', 'csv', 'xml']).optional(),
      invalid: z.enum(['reject', 'report']).optional(),
      maxRejects: z.string().max(20).optional(),
    }),
  ),
  'run.stop': call<void>()(z.object({ run: z.string() })),
  /** Goes on with a run that was stopped or interrupted, without loss or double. */
  'run.resume': call<RunSummary>()(z.object({ key, run: z.string() })),
  /** Gives up what is kept of a run that could be gone on with. */
  'run.discard': call<RunSummary>()(z.object({ key, run: z.string() })),
  /** A new run of the records that a run has rejected, with the rules as they are now. */
  'run.replay': call<RunSummary>()(z.object({ key, run: z.string() })),
  'run.list': call<readonly RunSummary[]>()(z.object({ key })),
  'run.rejects': call<{ readonly of: number; readonly rows: readonly RejectRow[] }>()(
    z.object({
      run: z.string(),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(500),
      cause: z.string().optional(),
    }),
  ),
};
