import type { Problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import type { Value } from '#shared/records/value.ts';
import type { Schema } from '#shared/schema/field.ts';
import type { ByteWriter } from './byte-writer.ts';
import type { BlockPlace, ByteBlock, CutEvent } from './byte-block.ts';
import type { FormatOptions, OptionSpec } from './options.ts';

export type { FormatOptions } from './options.ts';

export type FormatName = 'json' | 'ndjson' | 'csv' | 'xml';

/**
 * One record read, or what could not be read in its place. `number` counts from 1 over both.
 * `warnings` say what was read otherwise than it may have been meant (a key given twice, a column without a name).
 */
export type ReadItem =
  | {
      readonly ok: true;
      readonly number: number;
      readonly value: Value;
      readonly line?: number;
      readonly byte?: number;
      readonly bytesRead: number;
      readonly warnings?: readonly Problem[];
    }
  | {
      readonly ok: false;
      readonly number: number;
      readonly problem: Problem;
      readonly raw: string;
      /** CSV: what stands before `raw` in a file that holds this row alone: delimiter and header. */
      readonly head?: string;
      readonly bytesRead: number;
    };

/**
 * A stream that ends with a failure of the whole (truncated, wrong encoding, too deep) yields `{ fatal }` last:
 * what came before it stays valid.
 */
export type ReadEvent = ReadItem | { readonly fatal: Problem };

export interface ReadContext {
  readonly options: FormatOptions;
  /** Types and cardinalities to read by; without it values are as the format says (CSV: text). */
  readonly schema?: Schema;
  /** Name used in places of problems. */
  readonly file?: string;
  /**
   * `record` yields the parts (rows, lines, items of a top array, the repeated XML element named by option `record`);
   * `document` yields one value for the whole.
   */
  readonly per: 'record' | 'document';
  /** CSV: told once what the columns are called, also when no row follows. */
  onColumns?(names: readonly string[]): void;
  /** XML: told at the end which prefixes the document declares for which namespaces; '' is the default one. */
  onPrefixes?(prefixes: Readonly<Record<string, string>>): void;
}

export interface WriteContext {
  readonly options: FormatOptions;
  readonly schema?: Schema;
  /** One value is the whole document, or each is a record of a sequence. */
  readonly per: 'record' | 'document';
  /** Go on behind what another writer wrote; `open` is not to be called then. */
  readonly after?: WriterState;
  /** Where the texts are encoded; without it the writer has one of its own. */
  readonly bytes?: ByteWriter;
}

/** What the bytes of the next record depend on, as plain JSON. */
export interface WriterState {
  /** Records written. */
  readonly written: number;
  /** CSV: the columns, once they are known. */
  readonly columns?: readonly string[];
  /** CSV: cells kept from being formulas, and the first of them. */
  readonly protectedCells?: number;
  readonly firstProtected?: string;
}

/**
 * Bytes out: `open` and `close` frame the records that `write` encodes. Text is UTF-8 unless an option says otherwise.
 * A value that cannot be written is an error value and leaves the output as it was: the next one can follow.
 */
export interface FormatWriter {
  open(): Uint8Array;
  write(value: Value): Result<Uint8Array>;
  close(): Uint8Array;
  /** What was written otherwise than the values say (cells kept from being formulas), with counts; to be asked after `close`. */
  warnings(): readonly Problem[];
  /** Where it stands: a writer made with it as `after` writes on as this one would. */
  state(): WriterState;
  /** Whether the bytes of the next record do not depend on those before it any more: then several writers can go on from here at once. */
  settled(): boolean;
}

/** How a format whose records can be told apart by their bytes alone is read in blocks, cut in one process and read in another. */
export interface BlockReading {
  /** Blocks of about `size()` bytes, asked for each; `from` goes on where an earlier cut of the same bytes ended. */
  cut(bytes: AsyncIterable<Uint8Array>, context: ReadContext, size: () => number, from?: BlockPlace): AsyncIterable<CutEvent>;
  /** The records of one block as `read` would give them, numbered from 1. */
  read(block: ByteBlock, context: ReadContext): Iterable<ReadEvent>;
}

/** One format: bytes ⇄ records. Options are validated first; an unknown key or value is an error value. */
export interface Codec {
  readonly name: FormatName;
  readonly readOptions: readonly OptionSpec[];
  readonly writeOptions: readonly OptionSpec[];
  checkReadOptions(options: FormatOptions): Result<void>;
  checkWriteOptions(options: FormatOptions): Result<void>;
  read(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncIterable<ReadEvent>;
  writer(context: WriteContext): Result<FormatWriter>;
  readonly blocks?: BlockReading;
}
