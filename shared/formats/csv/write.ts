import { problem, type Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { numberText } from '#shared/records/number-text.ts';
import { isArray, isObject, type Value, type ValueObject } from '#shared/records/value.ts';
import { ByteWriter, loneSurrogate } from '#shared/formats/byte-writer.ts';
import type { FormatWriter, WriteContext, WriterState } from '#shared/formats/codec.ts';
import { stringifyValue } from '#shared/formats/json/stringify.ts';
import { looksLikeFormula } from './formula.ts';
import { delimiterOf } from './options.ts';

/**
 * Writes a table. Columns are those of option `columns`, else of the schema, else of the first record (per document: of all records, as first
 * met); a field that is no column is an error, so that nothing is left out in silence. null and nothing are an empty cell.
 */
export function csvWriter(context: WriteContext): FormatWriter {
  return new TableWriter(context);
}

class TableWriter implements FormatWriter {
  private readonly bytes: ByteWriter;
  private readonly context: WriteContext;
  private readonly delimiter: string;
  private readonly newline: string;
  private readonly special: RegExp;
  private columns: readonly string[] | undefined;
  private known = new Set<string>();
  private protectedCells = 0;
  private firstProtected: string | undefined;
  private written: number;

  constructor(context: WriteContext) {
    this.bytes = context.bytes ?? new ByteWriter();
    this.context = context;
    this.delimiter = delimiterOf(context.options['delimiter'] ?? 'comma') ?? ',';
    this.newline = context.options['eol'] === 'crlf' ? '\r\n' : '\n';
    this.special = new RegExp(`["\\r\\n${this.delimiter === '\t' ? '\\t' : `\\${this.delimiter}`}]`);
    const fields = context.schema?.root.children?.map((field) => field.name) ?? [];
    const given = context.options['columns']?.split(',') ?? (fields.length > 0 ? fields : undefined);
    const known = context.after?.columns ?? given;
    if (known !== undefined) this.setColumns(known);
    this.written = context.after?.written ?? 0;
    this.protectedCells = context.after?.protectedCells ?? 0;
    this.firstProtected = context.after?.firstProtected;
  }

  open(): Uint8Array {
    const mark = this.context.options['bom'] === 'yes' ? '\uFEFF' : '';
    return this.bytes.encode(mark + (this.columns === undefined ? '' : this.header(this.columns)));
  }

  write(value: Value): Result<Uint8Array> {
    if (this.context.per === 'document' && isArray(value)) return this.table(value);
    const before = this.columns;
    const rows = this.row(value);
    if (!rows.ok) {
      if (before === undefined) this.columns = undefined;
      return rows;
    }
    this.written += 1;
    return ok(this.bytes.encode((before === undefined && this.columns !== undefined ? this.header(this.columns) : '') + rows.value));
  }

  close(): Uint8Array {
    return new Uint8Array(0);
  }

  warnings(): readonly Problem[] {
    if (this.protectedCells === 0) return [];
    const cells = this.protectedCells === 1 ? '1 cell begins' : `${this.protectedCells} cells begin`;
    return [
      problem(
        'csv/formula-protected',
        `${cells} like a formula and got an apostrophe in front, so that no spreadsheet runs ${this.protectedCells === 1 ? 'it' : 'them'}.`,
        {
          severity: 'warning',
          next: 'The option formulas=keep writes such text unchanged.',
          ...(this.firstProtected === undefined ? {} : { token: this.firstProtected }),
        },
      ),
    ];
  }

  state(): WriterState {
    return {
      written: this.written,
      ...(this.columns === undefined ? {} : { columns: this.columns }),
      ...(this.protectedCells === 0 ? {} : { protectedCells: this.protectedCells }),
      ...(this.firstProtected === undefined ? {} : { firstProtected: this.firstProtected }),
    };
  }

  settled(): boolean {
    return this.columns !== undefined;
  }

  private table(records: readonly Value[]): Result<Uint8Array> {
    const first = this.columns === undefined;
    if (first) this.setColumns([...new Set(records.filter((record) => isObject(record)).flatMap((record) => Object.keys(record)))]);
    const rows: string[] = first && this.columns !== undefined && this.columns.length > 0 ? [this.header(this.columns)] : [];
    for (const [i, record] of records.entries()) {
      const row = this.row(record);
      if (!row.ok) return fail({ ...row.error, place: { ...row.error.place, record: i + 1 } });
      rows.push(row.value);
    }
    this.written += records.length;
    return ok(this.bytes.encode(rows.join('')));
  }

  private setColumns(names: readonly string[]): void {
    this.columns = names;
    this.known = new Set(names);
  }

  private header(columns: readonly string[]): string {
    return this.context.options['header'] === 'none' ? '' : this.line(columns.map((name) => this.text(name)));
  }

  private row(record: Value): Result<string> {
    if (!isObject(record))
      return fail(
        problem(
          'csv/no-row',
          `A row is an object with a field for each column, not ${isArray(record) ? 'an array' : record === null ? 'null' : `a ${typeof record}`}.`,
          { next: 'Let the mapping make an object.' },
        ),
      );
    if (this.columns === undefined) this.setColumns(Object.keys(record));
    for (const key of Object.keys(record))
      if (!this.known.has(key) && record[key] !== undefined)
        return fail(
          problem('csv/unknown-column', `${key} is not one of the columns.`, {
            place: { field: key },
            next: 'Name all columns with the option columns, or add the field to the target’s schema.',
          }),
        );
    const cells: string[] = [];
    for (const name of this.columns ?? []) {
      const cell = this.cell(name, Object.hasOwn(record, name) ? record[name] : undefined);
      if (!cell.ok) return cell;
      cells.push(cell.value);
    }
    return ok(this.line(cells));
  }

  private line(cells: readonly string[]): string {
    // A single empty cell would be a blank line, which is no row.
    return `${cells.length === 1 && cells[0] === '' ? '""' : cells.join(this.delimiter)}${this.newline}`;
  }

  private cell(name: string, value: Value | undefined): Result<string> {
    if (value === undefined || value === null) return ok('');
    if (typeof value === 'string') {
      const lone = loneSurrogate(value);
      return lone === undefined
        ? ok(this.text(value))
        : fail(
            problem('csv/lone-surrogate', `${name} holds ${lone} alone, half of a character, which UTF-8 cannot hold.`, {
              place: { field: name },
            }),
          );
    }
    if (typeof value === 'boolean') return ok(this.quoted(String(value)));
    if (typeof value === 'number' && !Number.isFinite(value))
      return fail(problem('csv/not-a-number', `${name} is ${value}, which is no number that can be written.`, { place: { field: name } }));
    if (typeof value === 'number' || value instanceof ExactNumber) return ok(this.quoted(numberText(value)));
    return this.nested(name, value);
  }

  private nested(name: string, value: readonly Value[] | ValueObject): Result<string> {
    if (this.context.options['nested'] !== 'json')
      return fail(
        problem('csv/nested', `${name} is ${isArray(value) ? 'an array' : 'an object'}; a cell holds one value.`, {
          place: { field: name },
          next: 'Map its parts to columns, or write it as JSON with the option nested=json.',
        }),
      );
    const text = stringifyValue(value, 0);
    return text.ok ? ok(this.quoted(text.value)) : text;
  }

  private text(value: string): string {
    if (this.context.options['formulas'] === 'keep' || !looksLikeFormula(value)) return this.quoted(value);
    this.protectedCells += 1;
    this.firstProtected ??= value;
    return this.quoted(`'${value}`);
  }

  private quoted(text: string): string {
    return this.context.options['quote'] === 'all' || this.special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }
}
