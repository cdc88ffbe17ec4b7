import type { Problem } from '#shared/base/problem.ts';
import { BlockCutter } from '#shared/formats/block-cutter.ts';
import type { BlockPlace, CutEvent, TableLayout } from '#shared/formats/byte-block.ts';
import type { ReadContext } from '#shared/formats/codec.ts';
import { decoding, readUtf8 } from '#shared/formats/decode-text.ts';
import { decodeUtf8, findInvalidUtf8, invalidUtf8, unfinishedTail } from '#shared/formats/utf8.ts';
import { rowTooLong } from './read.ts';
import { RowEnds } from './row-end.ts';
import type { RowSplitter } from './row-splitter.ts';
import { headOf, named, noHead, startRows } from './table-head.ts';

/**
 * Cuts a table into blocks of whole rows of about `size()` bytes, the header read and left out; `from` goes on where an earlier cut ended.
 * Delimiter and columns are those that `readCsv` finds.
 */
export async function* cutRows(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  size: () => number,
  from?: BlockPlace,
): AsyncGenerator<CutEvent, void, undefined> {
  const table = new TableCutter(context, size, from);
  for await (const chunk of readUtf8(bytes, decoding(context))) {
    if ('fatal' in chunk) return yield chunk;
    table.cutter.push(chunk);
    for (const event of table.blocks(false)) {
      yield event;
      if ('fatal' in event) return;
    }
  }
  yield* table.blocks(true);
}

class TableCutter {
  readonly cutter = new BlockCutter();
  readonly #context: ReadContext;
  readonly #size: () => number;
  readonly #from: BlockPlace | undefined;
  readonly #head: HeadSearch;
  #layout: TableLayout | undefined;
  #ends: RowEnds | undefined;

  constructor(context: ReadContext, size: () => number, from: BlockPlace | undefined) {
    this.#context = context;
    this.#size = size;
    this.#from = from;
    this.#head = new HeadSearch(context);
  }

  *blocks(last: boolean): Generator<CutEvent, void, undefined> {
    const { cutter } = this;
    if (this.#ends === undefined) {
      const found = this.#head.look(cutter.pending.view, last);
      if (found === undefined) return;
      if ('fatal' in found) return yield found;
      if (found.warnings.length > 0 && this.#from === undefined) yield { warnings: found.warnings };
      this.#layout = found.layout;
      this.#ends = new RowEnds(found.layout.delimiter, found.layout.quote);
      cutter.moveTo(this.#from ?? found.place);
    }
    while (cutter.pending.length > 0) {
      const end = this.#ends.blockEnd(cutter.pending.view, this.#size(), last);
      if (end === 'too-long') return yield { fatal: rowTooLong(this.#context) };
      if (end === 0) return;
      yield cutter.cut(end, this.#ends.countLines(cutter.pending.view, end), this.#layout);
    }
  }
}

interface FoundHead {
  readonly layout: TableLayout;
  /** Where the first row of data begins. */
  readonly place: BlockPlace;
  readonly warnings: readonly Problem[];
}

/** Looks for the head in the first bytes, which grow until it is there. */
class HeadSearch {
  readonly #context: ReadContext;
  #splitter: RowSplitter | undefined;
  #text = '';
  #taken = 0;

  constructor(context: ReadContext) {
    this.#context = context;
  }

  look(bytes: Uint8Array, last: boolean): FoundHead | { readonly fatal: Problem } | undefined {
    const more = bytes.subarray(this.#taken, bytes.length - (last ? 0 : unfinishedTail(bytes)));
    const text = decodeUtf8(more);
    if (text === undefined) {
      const at = findInvalidUtf8(more);
      return { fatal: invalidUtf8(more[at] ?? 0, { ...named(this.#context), byte: this.#taken + at }) };
    }
    this.#taken += more.length;
    this.#text += text;
    const splitter = (this.#splitter ??= startRows(text, this.#context.options));
    splitter.push(text);
    const row = splitter.next(last);
    if (row === 'too-long') return { fatal: rowTooLong(this.#context) };
    if (row === undefined) return last ? { fatal: noHead(this.#context, bytes.length === 0) } : undefined;
    const head = headOf(row, splitter, this.#context);
    if (!head.ok) return { fatal: head.error };
    const { layout, isData, warnings } = head.value;
    const { last: start, next, line } = splitter.places();
    const before = new TextEncoder().encode(this.#text.slice(0, isData ? start : next)).length;
    return { layout, place: { at: before, line: isData ? row.line : line }, warnings };
  }
}
