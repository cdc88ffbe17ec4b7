import { setOwn } from '#shared/base/json-value.ts';
import { problem, type Problem } from '#shared/base/problem.ts';
import type { Value } from '#shared/records/value.ts';
import type { TableLayout } from '#shared/formats/byte-block.ts';
import type { ReadContext, ReadItem } from '#shared/formats/codec.ts';
import { named } from './table-head.ts';
import type { Row } from './row-splitter.ts';
import { cellReader, type CellValue } from './typed-cell.ts';

/** Makes records of rows, numbered from 1. */
export class RowReader {
  #number = 0;
  readonly #context: ReadContext;
  readonly #head: string;
  readonly #names: readonly string[];
  readonly #readers: readonly (((text: string) => CellValue) | undefined)[];
  readonly #typed: boolean;
  readonly #ownNames: boolean;

  constructor({ columns, head }: TableLayout, context: ReadContext) {
    this.#head = head;
    this.#context = context;
    this.#names = columns;
    this.#ownNames = columns.includes('__proto__');
    const fields = new Map(
      (context.options['types'] === 'text' ? [] : (context.schema?.root.children ?? [])).map((field) => [field.name, field]),
    );
    this.#readers = columns.map((name) => cellReader(fields.get(name)));
    this.#typed = this.#readers.some((reader) => reader !== undefined);
  }

  record(row: Row, bytesRead: number): ReadItem {
    const names = this.#names;
    this.#number += 1;
    if (row.fault !== undefined) return this.#reject(row, bytesRead, row.fault.code, row.fault.message);
    if (row.cells.length !== names.length) {
      const cells = `${row.cells.length} ${row.cells.length === 1 ? 'cell' : 'cells'}`;
      return this.#reject(row, bytesRead, 'csv/ragged', `The row has ${cells}, the header ${names.length}.`);
    }
    const value: Record<string, Value> = {};
    for (let i = 0; i < names.length; i += 1) {
      const name = names[i] ?? '';
      const text = row.cells[i] ?? '';
      const cell = this.#typed ? (this.#readers[i]?.(text) ?? { value: text }) : undefined;
      if (cell === 'absent') continue;
      if (cell === 'misfit') return this.#misfit(row, bytesRead, name, text);
      if (this.#ownNames) setOwn<Value>(value, name, cell === undefined ? text : cell.value);
      else value[name] = cell === undefined ? text : cell.value;
    }
    return { ok: true, number: this.#number, value, line: row.line, bytesRead };
  }

  #misfit(row: Row, bytesRead: number, name: string, text: string): ReadItem {
    const type = this.#context.schema?.root.children?.find((field) => field.name === name)?.type ?? 'text';
    const shown = text.trim() === '' ? 'is empty' : `has “${text.length > 60 ? `${text.slice(0, 59)}…` : text}”`;
    const wanted = type === 'integer' ? 'an integer' : `a ${type}`;
    const more = { place: { field: name }, token: text };
    return this.#reject(row, bytesRead, 'csv/misfit', `${name} ${shown}, where the schema has ${wanted}.`, more);
  }

  #reject(row: Row, bytesRead: number, code: string, message: string, more: Partial<Problem> = {}): ReadItem {
    const place = { ...named(this.#context), line: row.line, record: this.#number, ...more.place };
    return {
      ok: false,
      number: this.#number,
      problem: problem(code, message, { ...more, place }),
      raw: row.raw,
      head: this.#head,
      bytesRead,
    };
  }
}
