import type { Project } from '#shared/project/documents/document.ts';
import { copyRules } from '#shared/project/rule-sheet/copied-rules.ts';
import { copiedAttribute } from './clipboard-table.ts';
import { rowsToTsv, sheetRows } from './row-tsv.ts';
import type { RuleRow } from './rule-rows.ts';

/** Rows as the clipboard carries them: text for any program, a table for spreadsheets, and inside it the rules themselves. */
export interface CopiedText {
  readonly text: string;
  readonly html: string;
}

export function copiedText(project: Project, rows: readonly RuleRow[]): CopiedText {
  const rules = rows.flatMap((row) => (row.rule === undefined ? [] : [row.rule]));
  const kept = JSON.stringify(copyRules(project, [...new Set(rules)]));
  const lines = sheetRows(rows).map((cells) => `<tr>${cells.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`);
  return { text: rowsToTsv(rows), html: `<table ${copiedAttribute}="${escaped(kept)}">${lines.join('')}</table>` };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '<br>');
}
