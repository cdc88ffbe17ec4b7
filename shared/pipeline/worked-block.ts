import type { Problem } from '#shared/base/problem.ts';
import type { ByteBlock } from '#shared/formats/byte-block.ts';
import type { ReadItem, WriterState } from '#shared/formats/codec.ts';
import type { CheckedOutput } from '#shared/quality/quality-rule.ts';
import type { Reject } from './run-report.ts';
import type { TallyState } from './run-state.ts';

/** Some records in order on their way to where they are worked on: as bytes of the file, or read already and numbered from 1. */
export type InputBlock = { readonly bytes: ByteBlock } | { readonly items: readonly ReadItem[] };

/** What became of the records of one block. Records are counted from 1 in it. */
export interface WorkedBlock {
  /** Bytes of the outputs, in order; cut anywhere. */
  readonly output: readonly Uint8Array[];
  readonly rejects: readonly Reject[];
  /** Of these records alone. */
  readonly tally: TallyState;
  /** What the writer added: its counts of these records alone. */
  readonly writer: WriterState;
  /** Milliseconds of work. */
  readonly milliseconds: number;
  /** What the check could not check, as far as it came across it. */
  readonly notes: readonly Problem[];
  /** Every output with what the target says of it, where that was asked for. */
  readonly checked: readonly CheckedOutput[];
  /** Why nothing can be read behind these records. */
  readonly fatal?: Problem;
}

/** Where a writer stands that has written a block behind others. */
export function addWritten(before: WriterState, block: WriterState): WriterState {
  const columns = before.columns ?? block.columns;
  const protectedCells = (before.protectedCells ?? 0) + (block.protectedCells ?? 0);
  const firstProtected = before.firstProtected ?? block.firstProtected;
  return {
    written: before.written + block.written,
    ...(columns === undefined ? {} : { columns }),
    ...(protectedCells === 0 ? {} : { protectedCells }),
    ...(firstProtected === undefined ? {} : { firstProtected }),
  };
}
