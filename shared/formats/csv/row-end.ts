import { maxRow } from './row-splitter.ts';

const newline = 0x0a;
const carriageReturn = 0x0d;

/** Where a row ends. `seen`: bytes that had to be looked at to know, where a row is given up at its first line. */
interface RowEnd {
  readonly end: number;
  readonly seen?: number;
}

/**
 * Finds ends of rows in UTF-8 bytes, by the very rules of `RowSplitter`: a block that is cut there reads as the same rows. Only a
 * row with a quote is walked; where there is none a line is a row.
 */
export class RowEnds {
  readonly #quote: number;
  readonly #delimiter: Uint8Array;

  /** Without a quote every quote is text. */
  constructor(delimiter: string, quote: string | undefined) {
    this.#quote = quote === undefined ? -1 : quote.charCodeAt(0);
    this.#delimiter = new TextEncoder().encode(delimiter);
  }

  /**
   * Behind the last whole row within the first `size` bytes, else behind the first row; 0 where more bytes are needed, of which
   * `last` says that there are none. `'too-long'` for a row beyond the largest.
   */
  blockEnd(bytes: Uint8Array, size: number, last: boolean): number | 'too-long' {
    if (bytes.length <= size) return last ? bytes.length : 0;
    let at = 0;
    /** A row was given up because of what stands here: the block must hold it, so that its reader sees the same. */
    let needed = 0;
    for (;;) {
      const found = this.#quote < 0 ? -1 : bytes.indexOf(this.#quote, at);
      const quote = found < 0 ? bytes.length : found;
      const least = Math.max(size, needed);
      at = this.#lastLineEnd(bytes, at, Math.min(quote, least), last);
      if (at >= least || (at > 0 && quote >= least && at >= needed)) return at;
      const line = this.#lineEnd(bytes, at, last);
      const row = line === undefined || quote >= line.end ? line : this.#quotedEnd(bytes, at, last);
      if (row === undefined) break;
      at = row.end;
      needed = Math.max(needed, row.seen ?? 0);
      if (at >= Math.max(size, needed)) return at;
    }
    if (at === 0 && bytes.length > maxRow) return 'too-long';
    return at >= needed ? at : 0;
  }

  /** Line ends before `end`. */
  countLines(bytes: Uint8Array, end: number): number {
    let lines = 0;
    const returns = bytes.indexOf(carriageReturn);
    if (returns < 0 || returns >= end) {
      for (let at = bytes.indexOf(newline); at >= 0 && at < end; at = bytes.indexOf(newline, at + 1)) lines += 1;
      return lines;
    }
    for (let i = 0; i < end; i += 1) if (bytes[i] === newline || (bytes[i] === carriageReturn && bytes[i + 1] !== newline)) lines += 1;
    return lines;
  }

  /** Behind the last line end in `[from, to)`, `from` where there is none. */
  #lastLineEnd(bytes: Uint8Array, from: number, to: number, last: boolean): number {
    for (let i = to - 1; i >= from; i -= 1) {
      if (bytes[i] === newline) return i + 1;
      if (bytes[i] !== carriageReturn) continue;
      // It may be half of \r\n.
      if (i + 1 < bytes.length) return bytes[i + 1] === newline ? i + 2 : i + 1;
      if (last) return i + 1;
    }
    return from;
  }

  /** Of the line that begins at `at`. */
  #lineEnd(bytes: Uint8Array, at: number, last: boolean): RowEnd | undefined {
    for (let i = at; i < bytes.length; i += 1) {
      if (bytes[i] === newline) return { end: i + 1 };
      if (bytes[i] === carriageReturn && (i + 1 < bytes.length || last)) return { end: bytes[i + 1] === newline ? i + 2 : i + 1 };
    }
    return last ? { end: bytes.length } : undefined;
  }

  /** Of the row that begins at `at` and has a quote in its first line. */
  #quotedEnd(bytes: Uint8Array, at: number, last: boolean): RowEnd | undefined {
    for (let i = at; ;) {
      if (bytes[i] === this.#quote) {
        const closed = this.#closing(bytes, i + 1, last);
        if (closed === undefined) return last || bytes.length - at > maxRow ? this.#givenUp(bytes, at, i + 1, last) : undefined;
        i = closed + 1;
        if (i < bytes.length && !this.#isDelimiter(bytes, i) && bytes[i] !== newline && bytes[i] !== carriageReturn)
          return this.#givenUp(bytes, at, i + 1, last);
      } else while (i < bytes.length && !this.#isDelimiter(bytes, i) && bytes[i] !== newline && bytes[i] !== carriageReturn) i += 1;
      if (i >= bytes.length) return last ? { end: bytes.length } : undefined;
      if (!this.#isDelimiter(bytes, i)) return this.#lineEnd(bytes, i, last);
      i += this.#delimiter.length;
    }
  }

  #givenUp(bytes: Uint8Array, at: number, seen: number, last: boolean): RowEnd | undefined {
    const line = this.#lineEnd(bytes, at, last);
    return line === undefined ? undefined : { ...line, seen };
  }

  #closing(bytes: Uint8Array, from: number, last: boolean): number | undefined {
    for (let i = bytes.indexOf(this.#quote, from); i >= 0; i = bytes.indexOf(this.#quote, i + 2)) {
      if (i + 1 >= bytes.length) return last ? i : undefined;
      if (bytes[i + 1] !== this.#quote) return i;
    }
    return undefined;
  }

  #isDelimiter(bytes: Uint8Array, at: number): boolean {
    for (let i = 0; i < this.#delimiter.length; i += 1) if (bytes[at + i] !== this.#delimiter[i]) return false;
    return true;
  }
}
