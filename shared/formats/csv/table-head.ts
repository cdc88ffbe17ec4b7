import { problem, type Place, type Problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { TableLayout } from '#shared/formats/byte-block.ts';
import type { FormatOptions, ReadContext } from '#shared/formats/codec.ts';
import { columnsOf } from './columns.ts';
import { guessDelimiter, separatorLine } from './dialect.ts';
import { delimiterOf } from './options.ts';
import { RowSplitter, type Row } from './row-splitter.ts';

/** What the first row says of all. */
export interface TableHead {
  readonly layout: TableLayout;
  /** The first row is data: the file has no header. */
  readonly isData: boolean;
  readonly warnings: readonly Problem[];
}

/** Cuts rows by the options, and by what the first text shows where they leave it open; lines before the header are left out. The text is not taken yet. */
export function startRows(text: string, options: FormatOptions): RowSplitter {
  const quote = options['quote'] === 'none' ? undefined : (options['quote'] ?? '"');
  const separator = separatorLine(text);
  const header = options['header'] ?? '';
  const skip = /^\d+$/.test(header) ? Number(header) - 1 : separator === undefined ? 0 : 1;
  const chosen = options['delimiter'] === undefined || options['delimiter'] === 'auto' ? undefined : delimiterOf(options['delimiter']);
  const splitter = new RowSplitter(chosen ?? separator ?? guessDelimiter(text, quote, skip), quote);
  splitter.skipLines(skip);
  return splitter;
}

/** Takes the column names from the first row. Errors: a header that is no row, columns of one name. */
export function headOf(row: Row, { delimiter, quote }: RowSplitter, context: ReadContext): Result<TableHead> {
  const place: Place = { ...named(context), line: row.line };
  if (row.fault !== undefined)
    return fail(
      problem(row.fault.code, `The header cannot be read. ${row.fault.message}`, {
        place,
        next: 'Check the option header, the line with the column names.',
      }),
    );
  const none = context.options['header'] === 'none';
  const columns = columnsOf(
    none ? row.cells.map((_, i) => `column_${i + 1}`) : row.cells,
    context.options['duplicates'] === 'rename',
    place,
  );
  if (!columns.ok) return columns;
  const { names, warnings } = columns.value;
  context.onColumns?.(names);
  const head = `sep=${delimiter}\n${none ? names.join(delimiter) : row.raw}\n`;
  return ok({ layout: { delimiter, columns: names, head, ...(quote === undefined ? {} : { quote }) }, isData: none, warnings });
}

/** The failure of a table that has not even a header. */
export function noHead(context: ReadContext, empty: boolean): Problem {
  return problem('csv/empty', empty ? 'The file is empty.' : 'The file has no row.', { place: named(context) });
}

/** A place in the file as far as its name is known. */
export function named(context: ReadContext): Place {
  return context.file === undefined ? {} : { file: context.file };
}
