import { statusWords } from '#renderer/parts/StatusChip.tsx';
import type { RuleRow } from './rule-rows.ts';

const heads = [
  'Rule',
  'Source field',
  'Target field',
  'Type',
  'Transformation rule',
  'Default',
  'Mandatory',
  'Classification',
  'Status',
  'Branches',
  'Notes',
];

/** Rows as cells under a line of headings. */
export function sheetRows(rows: readonly RuleRow[]): readonly (readonly string[])[] {
  const lines = rows.map((row) => [
    row.rule?.id ?? '',
    row.sources?.quiet === false ? row.sources.words : '',
    row.target,
    row.type,
    row.rule?.expression ?? '',
    row.rule?.default ?? '',
    row.mandatory ? 'yes' : 'no',
    row.classification ?? '',
    row.status === undefined ? '' : statusWords[row.status],
    row.branches === undefined ? '' : `${row.branches.taken} of ${row.branches.of}`,
    row.note,
  ]);
  return [heads, ...lines];
}

/** Rows as tab-separated text with a line of headings, as spreadsheets take it from the clipboard. */
export function rowsToTsv(rows: readonly RuleRow[]): string {
  return sheetRows(rows)
    .map((cells) => cells.map(tsvCell).join('\t'))
    .join('\r\n');
}

/** Quoted where tabs, line ends or quotes would break the row. */
function tsvCell(text: string): string {
  return /[\t\r\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
