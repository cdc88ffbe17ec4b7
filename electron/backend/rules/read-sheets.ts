import { parseCsv } from 'hucre/csv';
import { readXlsx } from 'hucre/xlsx';
import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { SheetCells } from '#shared/rpc/contract/rules.ts';

/** A mapping sheet is read whole, so it may not be larger. */
const mostBytes = 50 * 1024 * 1024;

/** The visible sheets of a workbook, or the one table of a CSV file, as text. A file that is neither is a problem `sheet/…`. */
export async function readSheets(file: HandedFile): Promise<Result<readonly SheetCells[]>> {
  const { name } = file;
  if (file.bytes() > mostBytes)
    return fail(
      problem('sheet/too-large', `${name} has ${Math.round(file.bytes() / 1024 / 1024)} MB.`, { next: 'A mapping sheet may have 50 MB.' }),
    );
  const bytes = file.readAll();
  if (bytes.length === 0) return fail(problem('sheet/empty', `${name} is empty.`, { next: 'Choose another file.' }));
  if (startsWith(bytes, [0x50, 0x4b])) return readWorkbook(name, bytes);
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    return fail(
      problem('sheet/old-excel', `${name} is in the format of Excel before 2007, or has a password.`, {
        next: 'Save it in Excel as XLSX.',
      }),
    );
  return readCsv(name, bytes);
}

async function readWorkbook(name: string, bytes: Uint8Array): Promise<Result<readonly SheetCells[]>> {
  try {
    const { sheets } = await readXlsx(bytes, { sheets: (info) => info.hidden !== true && info.veryHidden !== true });
    const read = sheets.map((sheet) => ({ name: sheet.name, rows: sheet.rows.map((row) => row.map(cellText)) }));
    return ok(read.filter((sheet) => sheet.rows.some((row) => row.some((cell) => cell !== ''))));
  } catch (error) {
    return fail(
      problem(
        'sheet/unreadable',
        `${name} is no XLSX workbook that can be read: ${error instanceof Error ? error.message : String(error)}`,
        {
          next: 'Open it in Excel and save it anew as XLSX.',
        },
      ),
    );
  }
}

function readCsv(name: string, bytes: Uint8Array): Result<readonly SheetCells[]> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    // Not UTF-8: what Excel writes as plain CSV in Western Europe.
    text = new TextDecoder('windows-1252').decode(bytes);
  }
  if (text.includes('\0'))
    return fail(problem('sheet/no-table', `${name} is neither XLSX nor CSV.`, { next: 'Choose an XLSX or CSV file.' }));
  const rows = parseCsv(text, { unescapeFormulae: true });
  return ok([{ name, rows: rows.map((row) => row.map(cellText)) }]);
}

function cellText(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  return String(value);
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, at) => bytes[at] === byte);
}
