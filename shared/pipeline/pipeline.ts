import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { BlockPlace, CutEvent } from '#shared/formats/byte-block.ts';
import type { FormatWriter, ReadEvent, WriterState } from '#shared/formats/codec.ts';
import type { Per } from '#shared/mapping/mapping.ts';
import type { CheckedOutput } from '#shared/quality/quality-rule.ts';
import type { Value } from '#shared/records/value.ts';
import type { Reject, RunCounts, RunReport, StageName } from './run-report.ts';
import type { RunState } from './run-state.ts';
import type { InputBlock, WorkedBlock } from './worked-block.ts';

/** One source as a run reads it. */
export interface PipelineSource {
  /** Its key in the input object where there are several sources. */
  readonly name: string;
  /** As problems name it. */
  readonly file: string;
  /** It is a sequence of records, read one by one; else one document. */
  readonly sequence: boolean;
  /** Its records keep the numbers that they come with; else they are counted. */
  readonly numbered?: boolean;
  read(): AsyncIterable<ReadEvent>;
  /** Cuts it into blocks of whole records that are read where they are worked on, for a format that can be cut. */
  readonly cut?: (size: () => number, from?: BlockPlace) => AsyncIterable<CutEvent>;
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
  readonly maxRejects?: RejectLimit;
  /** Hears what the other sources hold before the first block is to be worked on. */
  begin(others: Readonly<Record<string, Value>>): Promise<Result<void>>;
  /** Works on a block; `after` says where the writer stands before it. */
  readonly work: (block: InputBlock, after: WriterState) => Promise<WorkedBlock>;
  /** The writer that frames what the blocks hold; with a state, one that stands there. */
  readonly makeWriter: (after?: WriterState) => FormatWriter;
  readonly output: Sink<Uint8Array>;
  readonly rejects: Sink<Reject>;
  onProgress?(progress: RunProgress): void;
  onChecked?(output: CheckedOutput): void;
  /** Ends the run after what is at hand; what was counted stays true. */
  readonly signal?: AbortSignal;
  /** Go on behind the records that an earlier run has accounted for. */
  readonly after?: RunState;
  /** Hears after each block where the run stands, all of it being with the sinks; an error value ends the run. */
  committed?(state: () => RunState): Promise<Result<void>>;
  /** Blocks that may be worked on at the same time; default 1. They are taken in order. */
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
