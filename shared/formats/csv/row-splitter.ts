/** Why a row cannot be read; the row's first line is given up and reading goes on with the next. */
export interface RowFault {
  readonly code: 'csv/unclosed-quote' | 'csv/text-after-quote' | 'csv/nul';
  readonly message: string;
}

export interface Row {
  readonly cells: readonly string[];
  /** Line of the row's first character, from 1. */
  readonly line: number;
  readonly raw: string;
  readonly fault?: RowFault;
}

/** The longest row, in UTF-16 units. */
export const maxRow = 16 * 1024 * 1024;

const lineEnd = /\r\n?|\n/g;

/**
 * Cuts text that comes in pieces into rows of cells. Every one of `\n`, `\r\n` and `\r` ends a row, mixed or not. A quote opens a quoted cell
 * only as its first character and is doubled inside; elsewhere it is text. Nothing is trimmed. A line without a character is no row.
 * Own code because csv-parse merges rows where line ends are mixed, keeps the last of two equal columns without a word, and cannot go on
 * after an unclosed quote.
 */
export class RowSplitter {
  private text = '';
  private at = 0;
  private line: number;
  private skip = 0;
  private sawNul = false;
  /** Text before what is held. */
  private dropped = 0;
  private rowStart = 0;
  readonly delimiter: string;
  readonly quote: string | undefined;

  /** `line` is that of the first character of the text. */
  constructor(delimiter: string, quote: string | undefined, line = 1) {
    this.delimiter = delimiter;
    this.quote = quote;
    this.line = line;
  }

  /** Leaves out the next lines, whatever they hold. */
  skipLines(count: number): void {
    this.skip += count;
  }

  push(text: string): void {
    this.text = this.at === this.text.length ? text : this.text.slice(this.at) + text;
    this.dropped += this.at;
    this.at = 0;
    this.sawNul ||= text.includes('\0');
  }

  /** Where in all the text the last row begins, and where the next one. */
  places(): { readonly last: number; readonly next: number; readonly line: number } {
    return { last: this.rowStart, next: this.dropped + this.at, line: this.line };
  }

  /** The next row; `undefined` when more text is needed, or at the end when `last` says that none will come. */
  next(last: boolean): Row | 'too-long' | undefined {
    for (;;) {
      const { text, at, line } = this;
      lineEnd.lastIndex = at;
      const found = lineEnd.exec(text);
      if (found === null && !last) return text.length - at > maxRow ? 'too-long' : undefined;
      if (found === null && at >= text.length) return undefined;
      const end = found === null ? text.length : found.index;
      const next = found === null ? text.length : end + found[0].length;
      // A \r at the end of the piece may be half of \r\n.
      if (found !== null && found[0] === '\r' && next === text.length && !last) return undefined;
      if (this.skip > 0 || end === at) {
        if (this.skip > 0) this.skip -= 1;
        this.moveTo(next, 1);
        continue;
      }
      this.rowStart = this.dropped + at;
      const raw = text.slice(at, end);
      if (this.quote !== undefined && raw.includes(this.quote)) return this.quoted(this.quote, raw, next, last);
      this.moveTo(next, 1);
      if (this.sawNul && raw.includes('\0')) return nulRow(line, raw);
      return { cells: raw.split(this.delimiter), line, raw };
    }
  }

  private moveTo(next: number, lines: number): void {
    this.at = next;
    this.line += lines;
  }

  /** A row with a quote in its first line. */
  private quoted(quote: string, firstLine: string, afterFirst: number, last: boolean): Row | 'too-long' | undefined {
    const { text, at, line, delimiter } = this;
    const cells: string[] = [];
    let i = at;
    for (;;) {
      if (text.startsWith(quote, i)) {
        const closed = this.closing(quote, i + 1, last);
        if (closed === undefined) {
          if (!last && text.length - at <= maxRow) return undefined;
          return this.giveUp(firstLine, afterFirst, 'csv/unclosed-quote', `The quote that opens cell ${cells.length + 1} is not closed.`);
        }
        const inner = text.slice(i + 1, closed);
        cells.push(inner.includes(quote) ? inner.replaceAll(quote + quote, quote) : inner);
        i = closed + 1;
        if (i < text.length && text[i] !== delimiter && text[i] !== '\n' && text[i] !== '\r')
          return this.giveUp(firstLine, afterFirst, 'csv/text-after-quote', `Text follows the closing quote of cell ${cells.length}.`);
      } else {
        const from = i;
        while (i < text.length && text[i] !== delimiter && text[i] !== '\n' && text[i] !== '\r') i += 1;
        cells.push(text.slice(from, i));
      }
      if (i >= text.length && !last) return undefined;
      if (text[i] !== delimiter) break;
      i += 1;
    }
    if (text[i] === '\r' && i + 1 === text.length && !last) return undefined;
    const raw = text.slice(at, i);
    const next = i + (text.startsWith('\r\n', i) ? 2 : i < text.length ? 1 : 0);
    this.moveTo(next, 1 + (raw.match(lineEnd)?.length ?? 0));
    return this.sawNul && raw.includes('\0') ? nulRow(line, raw) : { cells, line, raw };
  }

  /** Index of the quote that closes the cell whose text begins at `from`; `undefined` when it is not in the text yet. */
  private closing(quote: string, from: number, last: boolean): number | undefined {
    for (let i = this.text.indexOf(quote, from); i >= 0; i = this.text.indexOf(quote, i + 2)) {
      if (i + 1 >= this.text.length) return last ? i : undefined;
      if (this.text[i + 1] !== quote) return i;
    }
    return undefined;
  }

  private giveUp(raw: string, next: number, code: RowFault['code'], message: string): Row {
    const { line } = this;
    this.moveTo(next, 1);
    return { cells: [], line, raw, fault: { code, message } };
  }
}

function nulRow(line: number, raw: string): Row {
  return { cells: [], line, raw, fault: { code: 'csv/nul', message: 'The row holds a NUL character.' } };
}
