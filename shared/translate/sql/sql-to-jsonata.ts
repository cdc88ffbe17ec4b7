import type { Result } from '#shared/base/result.ts';
import type { Translation, TranslationContext } from '#shared/translate/translation.ts';
import { attempt } from '#shared/translate/translation.ts';
import { parseSql } from './parse-sql.ts';
import { SqlWriter } from './sql-writer.ts';

/**
 * A SQL expression as JSONata that gives the same value. NULL is nothing there; a field that may be absent or null is
 * taken care of, so that comparisons, `||` and NOT behave as they do in SQL. What has no translation is an error that
 * names its token, with its place in `text`.
 */
export function sqlToJsonata(text: string, context: TranslationContext): Result<Translation> {
  return attempt(() => {
    const writer = new SqlWriter(context.columns);
    const made = writer.value(parseSql(text));
    return { text: made.text, notes: [...writer.notes] };
  });
}
