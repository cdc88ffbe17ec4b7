import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { FormatWriter, ReadEvent } from '#shared/formats/codec.ts';
import type { OnInvalid, Per } from '#shared/mapping/mapping.ts';
import type { MappedRecord } from '#shared/mapping/outcome.ts';
import type { Value } from '#shared/records/value.ts';
import type { Reject, RunCounts, RunReport, StageName } from './run-report.ts';
import type { RunState } from './run-state.ts';

/** One source as a run reads it. */
export interface PipelineSource {
  /** Its key in the input object where there are several sources. */
  readonly name: string;
  /** As problems name it. */
  readonly file: string;
  /** It is a sequence of records, read one by one; else one document. */
  readonly sequence: boolean;
  read(): AsyncIterable<ReadEvent>;
}

/** Most rejects that a run may have and still be right. */
export type RejectLimit = { readonly count: number } | { readonly percent: number };

/** A place that takes what a run makes; an error value ends the run. */
export interface Sink<T> {
  write(part: T): Promise<Result<void>>;
}

/** Everything a run needs, as ports: `run-pipeline.ts` is where they meet. */
export interface Pipeline {
  /** The first drives the records, the others are whole. */
  readonly sources: readonly PipelineSource[];
  readonly per: Per;
  readonly onInvalid: OnInvalid;
  readonly maxRejects?: RejectLimit;
  /** Maps records in order, one result each. */
  map(records: readonly Value[]): Promise<readonly MappedRecord[]>;
  /** What the target says of an output; errors make it invalid. */
  check(output: Value): readonly Problem[];
  readonly writer: FormatWriter;
  /** Another writer like it, to try the outputs of a record that has several before the first of them is written. */
  readonly trial: FormatWriter;
  /** The output is a sequence of records: an array that a mapping gives is written item by item. */
  readonly sequenceOut: boolean;
  readonly output: Sink<Uint8Array>;
  readonly rejects: Sink<Reject>;
  onProgress?(progress: RunProgress): void;
  /** Ends the run after what is at hand; what was counted stays true. */
  readonly signal?: AbortSignal;
  /** Go on behind the records that an earlier run has accounted for; they are read and left. */
  readonly after?: RunState;
  /** Hears after each batch where the run stands, all of it being with the sinks; an error value ends the run. */
  committed?(state: () => RunState): Promise<Result<void>>;
  /** Batches that may be mapped at the same time; default 1. They are taken in order. */
  readonly lanes?: number;
}

export interface RunProgress {
  readonly counts: RunCounts;
  /** Bytes of the driving source. */
  readonly bytesRead: number;
  /** Records that left each stage so far. */
  readonly stages: Readonly<Record<StageName, number>>;
}

/** How a run ended. */
export interface PipelineResult extends RunProgress {
  readonly outcome: RunReport['outcome'];
  /** Why it failed, and at which stage. */
  readonly problem?: Problem;
  readonly failedAt?: StageName;
  readonly rejectsByCause: RunReport['rejectsByCause'];
  readonly inexact: RunReport['inexact'];
  /** Remarks of reading and writing, and what was written although it is not valid; at most 100 of each kind. */
  readonly warnings: readonly Problem[];
  /** Outputs written although they are not valid. */
  readonly invalid: number;
}
