import { problem, type Problem } from '#shared/base/problem.ts';
import { arrayOf } from '#shared/formats/array-of.ts';
import type { ByteBlock } from '#shared/formats/byte-block.ts';
import type { ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { decoding, readText } from '#shared/formats/decode-text.ts';
import { decodeUtf8, findInvalidUtf8, invalidUtf8, unfinishedTail } from '#shared/formats/utf8.ts';
import { RowReader } from './row-reader.ts';
import { maxRow, RowSplitter, type Row } from './row-splitter.ts';
import { headOf, named, noHead, startRows } from './table-head.ts';

/** Bytes that are decoded at once: longer texts lie where memory is got and given back each time. */
const pieceSize = 32 * 1024;

/**
 * Reads a table: one object a row. A row with too few or too many cells, a quote gone wrong, or a cell that is not of its column's type is a
 * record that could not be read, with its line; the rest goes on. Per document, the value is the array of all rows and a bad row ends it.
 */
export function readCsv(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncIterable<ReadEvent> {
  const table = new TableReader(context);
  const rows = rowsOf(bytes, context, table);
  return context.per === 'record' ? rows : arrayOf(rows, () => table.bytesRead);
}

/** Reads the rows of one block, numbered from 1. A byte that is not UTF-8 is the end of the table. */
export function* readRows(block: ByteBlock, context: ReadContext): Generator<ReadEvent, void, undefined> {
  const { table, bytes, bytesRead } = block;
  if (table === undefined) throw new Error('A block of a table knows its columns');
  const splitter = new RowSplitter(table.delimiter, table.quote, block.line);
  const reader = new RowReader(table, context);
  for (let at = 0; at < bytes.length;) {
    const piece = wholeLetters(bytes.subarray(at, at + pieceSize), at + pieceSize >= bytes.length);
    const text = decodeUtf8(piece);
    if (text === undefined) {
      const wrong = findInvalidUtf8(piece);
      return yield { fatal: invalidUtf8(piece[wrong] ?? 0, { ...named(context), byte: (block.byte ?? 0) + at + wrong }) };
    }
    at += piece.length;
    splitter.push(text);
    const last = at === bytes.length;
    for (let row = splitter.next(last); row !== undefined; row = splitter.next(last)) {
      if (row === 'too-long') return yield { fatal: rowTooLong(context) };
      yield reader.record(row, bytesRead);
    }
  }
}

/** A piece without the letter that its end cuts in two. */
function wholeLetters(piece: Uint8Array, last: boolean): Uint8Array {
  return last ? piece : piece.subarray(0, piece.length - unfinishedTail(piece));
}

/** The failure of a row beyond the largest. */
export function rowTooLong(context: ReadContext): Problem {
  return problem('csv/row-too-long', `A row is longer than ${maxRow / 1024 / 1024} MB.`, {
    place: named(context),
    next: 'Check the options delimiter and quote, and whether the file is a table.',
  });
}

async function* rowsOf(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  table: TableReader,
): AsyncGenerator<ReadEvent, void, undefined> {
  for await (const chunk of readText(bytes, decoding(context))) {
    if ('fatal' in chunk) return yield chunk;
    table.bytesRead = chunk.bytesRead;
    table.push(chunk.text);
    for (const event of table.rows(false)) yield event;
  }
  for (const event of table.rows(true)) yield event;
}

class TableReader {
  bytesRead = 0;
  private splitter: RowSplitter | undefined;
  private reader: RowReader | undefined;
  private warnings: readonly Problem[] = [];
  private readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  push(text: string): void {
    this.splitter ??= startRows(text, this.context.options);
    this.splitter.push(text);
  }

  *rows(last: boolean): Generator<ReadEvent, void, undefined> {
    for (;;) {
      const row = this.splitter?.next(last);
      if (row === 'too-long') return yield { fatal: rowTooLong(this.context) };
      if (row === undefined || this.splitter === undefined) break;
      if (this.reader === undefined) {
        const head = headOf(row, this.splitter, this.context);
        if (!head.ok) return yield { fatal: head.error };
        this.reader = new RowReader(head.value.layout, this.context);
        ({ warnings: this.warnings } = head.value);
        if (!head.value.isData) continue;
      }
      yield this.record(this.reader, row);
    }
    if (last && this.reader === undefined) yield { fatal: noHead(this.context, this.bytesRead === 0) };
  }

  /** What is to be said of the columns comes with the first record that can be read. */
  private record(reader: RowReader, row: Row): ReadEvent {
    const item = reader.record(row, this.bytesRead);
    if (!item.ok || this.warnings.length === 0) return item;
    const { warnings } = this;
    this.warnings = [];
    return { ...item, warnings };
  }
}
