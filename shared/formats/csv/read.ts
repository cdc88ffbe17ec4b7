import { setOwn } from '#shared/base/json-value.ts';
import { problem, type Place, type Problem } from '#shared/base/problem.ts';
import type { Value } from '#shared/records/value.ts';
import type { ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { decoding, readText } from '#shared/formats/decode-text.ts';
import { arrayOf } from '#shared/formats/array-of.ts';
import { columnsOf } from './columns.ts';
import { guessDelimiter, separatorLine } from './dialect.ts';
import { delimiterOf } from './options.ts';
import { maxRow, RowSplitter, type Row } from './row-splitter.ts';
import { cellReader, type CellValue } from './typed-cell.ts';

/**
 * Reads a table: one object a row. A row with too few or too many cells, a quote gone wrong, or a cell that is not of its column's type is a
 * record that could not be read, with its line; the rest goes on. Per document, the value is the array of all rows and a bad row ends it.
 */
export function readCsv(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncIterable<ReadEvent> {
  const table = new TableReader(context);
  const rows = rowsOf(bytes, context, table);
  return context.per === 'record' ? rows : arrayOf(rows, () => table.bytesRead);
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
  private number = 0;
  private splitter: RowSplitter | undefined;
  private delimiter = ',';
  private head = '';
  private names: readonly string[] | undefined;
  private readers: readonly (((text: string) => CellValue) | undefined)[] = [];
  private typed = false;
  private ownNames = false;
  private pending: readonly Problem[] | undefined;
  private readonly context: ReadContext;

  constructor(context: ReadContext) {
    this.context = context;
  }

  push(text: string): void {
    this.splitter ??= this.start(text);
    this.splitter.push(text);
  }

  *rows(last: boolean): Generator<ReadEvent, void, undefined> {
    for (;;) {
      const row = this.splitter?.next(last);
      if (row === 'too-long')
        return yield {
          fatal: problem('csv/row-too-long', `A row is longer than ${maxRow / 1024 / 1024} MB.`, {
            place: this.place(),
            next: 'Check the options delimiter and quote, and whether the file is a table.',
          }),
        };
      if (row === undefined) break;
      if (this.names === undefined) {
        const event = this.header(row);
        if (event === 'done') continue;
        if (event !== undefined) return yield event;
      }
      yield this.record(row);
    }
    if (last && this.names === undefined)
      yield { fatal: problem('csv/empty', this.bytesRead === 0 ? 'The file is empty.' : 'The file has no row.', { place: this.place() }) };
  }

  private start(text: string): RowSplitter {
    const { options } = this.context;
    const quote = options['quote'] === 'none' ? undefined : (options['quote'] ?? '"');
    const separator = separatorLine(text);
    const header = options['header'] ?? '';
    const skip = /^\d+$/.test(header) ? Number(header) - 1 : separator === undefined ? 0 : 1;
    const chosen = options['delimiter'] === undefined || options['delimiter'] === 'auto' ? undefined : delimiterOf(options['delimiter']);
    this.delimiter = chosen ?? separator ?? guessDelimiter(text, quote, skip);
    const splitter = new RowSplitter(this.delimiter, quote);
    splitter.skipLines(skip);
    return splitter;
  }

  /** Takes the column names from the first row; `done` when it was the header, nothing when it is data, a fatal event when it is neither. */
  private header(row: Row): ReadEvent | 'done' | undefined {
    if (row.fault !== undefined)
      return {
        fatal: problem(row.fault.code, `The header cannot be read. ${row.fault.message}`, {
          place: this.place(row.line),
          next: 'Check the option header, the line with the column names.',
        }),
      };
    const none = this.context.options['header'] === 'none';
    const columns = columnsOf(
      none ? row.cells.map((_, i) => `column_${i + 1}`) : row.cells,
      this.context.options['duplicates'] === 'rename',
      this.place(row.line),
    );
    if (!columns.ok) return { fatal: columns.error };
    this.names = columns.value.names;
    this.head = `sep=${this.delimiter}\n${none ? this.names.join(this.delimiter) : row.raw}\n`;
    if (columns.value.warnings.length > 0) this.pending = columns.value.warnings;
    this.ownNames = this.names.includes('__proto__');
    const fields = new Map(
      (this.context.options['types'] === 'text' ? [] : (this.context.schema?.root.children ?? [])).map((field) => [field.name, field]),
    );
    this.readers = this.names.map((name) => cellReader(fields.get(name)));
    this.typed = this.readers.some((reader) => reader !== undefined);
    this.context.onColumns?.(this.names);
    return none ? undefined : 'done';
  }

  private record(row: Row): ReadEvent {
    const names = this.names ?? [];
    this.number += 1;
    const { number, bytesRead } = this;
    if (row.fault !== undefined) return this.reject(row, row.fault.code, row.fault.message);
    if (row.cells.length !== names.length) {
      const cells = `${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'}`;
      return this.reject(row, 'csv/ragged', `The row has ${cells}, the header ${names.length}.`);
    }
    const value: Record<string, Value> = {};
    for (let i = 0; i < names.length; i += 1) {
      const name = names[i] ?? '';
      const text = row.cells[i] ?? '';
      const cell = this.typed ? (this.readers[i]?.(text) ?? { value: text }) : undefined;
      if (cell === 'absent') continue;
      if (cell === 'misfit') return this.misfit(row, name, text);
      if (this.ownNames) setOwn<Value>(value, name, cell === undefined ? text : cell.value);
      else value[name] = cell === undefined ? text : cell.value;
    }
    const warnings = this.pending;
    this.pending = undefined;
    return warnings === undefined
      ? { ok: true, number, value, line: row.line, bytesRead }
      : { ok: true, number, value, line: row.line, bytesRead, warnings };
  }

  private misfit(row: Row, name: string, text: string): ReadEvent {
    const type = this.context.schema?.root.children?.find((field) => field.name === name)?.type ?? 'text';
    const shown = text.trim() === '' ? 'is empty' : `has “${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
    const wanted = type === 'integer' ? 'an integer' : `a ${type}`;
    return this.reject(row, 'csv/misfit', `${name} ${shown}, where the schema has ${wanted}.`, { field: name, token: text });
  }

  private reject(row: Row, code: string, message: string, more: { readonly field?: string; readonly token?: string } = {}): ReadEvent {
    const place = { ...this.place(row.line), record: this.number, ...(more.field === undefined ? {} : { field: more.field }) };
    const found = problem(code, message, { place, ...(more.token === undefined ? {} : { token: more.token }) });
    return { ok: false, number: this.number, problem: found, raw: row.raw, head: this.head, bytesRead: this.bytesRead };
  }

  private place(line?: number): Place {
    return { ...(this.context.file === undefined ? {} : { file: this.context.file }), ...(line === undefined ? {} : { line }) };
  }
}
