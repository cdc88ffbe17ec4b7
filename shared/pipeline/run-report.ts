import type { Problem } from '#shared/base/problem.ts';

export type StageName = 'extract' | 'transform' | 'validate' | 'load' | 'reconcile';

/** read = mapped + rejected + filtered, always; `written` counts outputs apart. */
export interface RunCounts {
  readonly read: number;
  readonly mapped: number;
  readonly rejected: number;
  readonly filtered: number;
  readonly written: number;
}

/** A record that did not make it. `record` counts from 1; `raw` is the record itself as it was read. */
export interface Reject {
  readonly record: number;
  readonly line?: number;
  readonly byte?: number;
  readonly stage: StageName;
  readonly code: string;
  readonly reason: string;
  readonly rule?: string;
  readonly field?: string;
  readonly value?: string;
  readonly raw: string;
  /** CSV: what must stand before `raw` so that it can be read again alone. */
  readonly head?: string;
}

/** What `run --report` writes and the project keeps. Hashes are SHA-256 hex. */
export interface RunReport {
  readonly mapping: string;
  readonly input: { readonly file: string; readonly bytes: number; readonly sha256: string };
  readonly output?: { readonly file: string; readonly bytes: number; readonly sha256: string };
  readonly rejects?: { readonly file: string; readonly bytes: number; readonly sha256: string };
  readonly rulesHash: string;
  readonly started: string;
  /** It went on with an interrupted run: when that was started, and how many records it had accounted for. */
  readonly resumed?: { readonly started: string; readonly records: number };
  readonly milliseconds: number;
  readonly counts: RunCounts;
  readonly rejectsByCause: readonly { readonly stage: StageName; readonly code: string; readonly cause: string; readonly count: number }[];
  readonly inexact: readonly { readonly rule: string; readonly records: number }[];
  readonly warnings: readonly Problem[];
  readonly outcome: 'done' | 'stopped' | 'failed' | 'rejects-above-limit';
  readonly problem?: Problem;
}
