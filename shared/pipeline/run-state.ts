import type { Problem } from '#shared/base/problem.ts';
import type { BlockPlace } from '#shared/formats/byte-block.ts';
import type { WriterState } from '#shared/formats/codec.ts';
import type { RunCounts, RunReport, StageName } from './run-report.ts';

/** What has been counted, as plain JSON, to go on from. */
export interface TallyState {
  readonly counts: RunCounts;
  readonly bytesRead: number;
  readonly stages: Readonly<Record<StageName, number>>;
  readonly invalid: number;
  readonly warnings: readonly Problem[];
  readonly rejectsByCause: RunReport['rejectsByCause'];
  readonly inexact: RunReport['inexact'];
}

/** Where a run stands between two records, as plain JSON. */
export interface RunState {
  readonly tally: TallyState;
  readonly writer: WriterState;
  /** Where the next record begins, for a source that is read in blocks. */
  readonly place?: BlockPlace;
}
