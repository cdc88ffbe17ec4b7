import { parse } from '#shared/syntax/parse.ts';
import { isExcelFunction } from './excel/excel-functions.ts';
import { isSqlFunction } from './sql/sql-functions.ts';

export type ForeignLanguage = 'sql' | 'excel';

/** Longer texts are not looked at. */
const longest = 20_000;

/**
 * Whether a text is a SQL expression or a spreadsheet formula rather than JSONata: by its `=`, its keywords, its functions.
 * A text that may be JSONata just as well (`price * quantity`) is left alone.
 */
export function recogniseForeign(text: string): ForeignLanguage | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || trimmed.length > longest) return undefined;
  // Texts say nothing about the language that they stand in.
  const bare = trimmed.replaceAll(/'(?:[^']|'')*'|"(?:[^"\\]|\\.|"")*"/g, "''");
  if (/\$\w*\s*\(|:=|~>|\bfunction\s*\(/.test(bare.replaceAll(/\$[A-Z]{1,3}\$?\d+/g, ''))) return undefined;
  if (/^=\s*[\p{L}\d("'[{+\-_$]/u.test(trimmed)) return 'excel';
  const calls = [...bare.matchAll(/(?<![\p{L}\p{N}_.$])([\p{L}_][\p{L}\p{N}_]*)\s*\(/gu)].map((match) => (match[1] ?? '').toUpperCase());
  if (/\bCASE\b[\s\S]*\bWHEN\b[\s\S]*\bTHEN\b[\s\S]*\bEND\b/i.test(bare)) return 'sql';
  if (/\bIS\s+(?:NOT\s+)?NULL\b|\bNOT\s+(?:LIKE|IN|BETWEEN)\b|\bI?LIKE\s+''|\bBETWEEN\b[\s\S]+\bAND\b|\|\||::\s*[a-z]/i.test(bare))
    return 'sql';
  if (/^\s*select\b[\s\S]*\bfrom\b/i.test(bare)) return 'sql';
  const [sql, excel] = [calls.filter(isSqlFunction).length, calls.filter(isExcelFunction).length];
  if (sql + excel > 0) {
    // Both have UPPER and ROUND: single quotes are SQL's, semicolons and double quotes a spreadsheet's.
    if (sql > excel) return 'sql';
    if (excel > sql) return 'excel';
    return /"|;/.test(trimmed) && !/'/.test(trimmed) ? 'excel' : 'sql';
  }
  return /<>/.test(bare) && !parse(trimmed).ok ? 'sql' : undefined;
}
