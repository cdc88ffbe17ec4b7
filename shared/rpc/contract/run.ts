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
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly started: string;
  readonly ended?: string;
  readonly counts: RunCounts;
  readonly bytesRead: number;
  /** Per stage, records that left it so far. */
  readonly stages: Readonly<Record<StageName, number>>;
  /** Records per second, one figure a second. */
  readonly throughput: readonly number[];
  readonly rejectsByCause: readonly { readonly cause: string; readonly stage: StageName; readonly count: number }[];
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
