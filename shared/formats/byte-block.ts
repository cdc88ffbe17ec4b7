import type { Problem } from '#shared/base/problem.ts';

/** A stretch of a file that holds whole records, in UTF-8: cut in one process, read in another. */
export interface ByteBlock {
  readonly bytes: Uint8Array;
  /** Line of its first byte, from 1. */
  readonly line: number;
  /** Offset in the file of its first byte; absent where the file is in another encoding. */
  readonly byte?: number;
  /** Bytes of the file read up to its end. */
  readonly bytesRead: number;
  /** NDJSON: it is the start of one line of so many bytes, too long to be held. */
  readonly overlong?: number;
  /** JSON: the values in it, a line end behind each. */
  readonly values?: readonly ValuePlace[];
  /** CSV: what the head of the file says of its rows. */
  readonly table?: TableLayout;
}

/** Where a value stood in the file: its bytes, line and column (in bytes) from 1, offset. */
export interface ValuePlace {
  readonly length: number;
  readonly line: number;
  readonly column: number;
  readonly byte: number;
}

/** How the rows of a table are read. */
export interface TableLayout {
  readonly delimiter: string;
  /** Absent where every quote is text. */
  readonly quote?: string;
  readonly columns: readonly string[];
  /** What stands before a row in a file that holds this row alone: delimiter and header. */
  readonly head: string;
}

/** A place between two records: bytes of the UTF-8 stream before it (a byte order mark is none of them), and its line. */
export interface BlockPlace {
  readonly at: number;
  readonly line: number;
}

/** One block that was cut, the place behind it, and a way to say that its memory may hold another one. */
export interface BlockCut {
  readonly block: ByteBlock;
  readonly next: BlockPlace;
  readonly free: () => void;
}

/** What cutting gives: blocks in order; warnings about the whole; a failure last. */
export type CutEvent = BlockCut | { readonly warnings: readonly Problem[] } | { readonly fatal: Problem };
