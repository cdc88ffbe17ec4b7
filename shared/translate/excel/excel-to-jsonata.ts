import type { Result } from '#shared/base/result.ts';
import type { Translation, TranslationContext } from '#shared/translate/translation.ts';
import { attempt } from '#shared/translate/translation.ts';
import { ExcelWriter } from './excel-writer.ts';
import { parseExcel } from './parse-excel.ts';

/**
 * A spreadsheet formula as JSONata that gives the same value. Cells of one row are the fields of a record: by their
 * column's place where the records are rows, by name elsewhere. A blank cell is a field that is absent. What has no
 * translation is an error that names its token, with its place in `text`.
 */
export function excelToJsonata(text: string, context: TranslationContext): Result<Translation> {
  return attempt(() => {
    const writer = new ExcelWriter(context);
    const made = writer.value(parseExcel(text));
    return { text: made.text, notes: [...writer.notes] };
  });
}
