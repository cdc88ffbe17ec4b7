import { writeCsv } from 'hucre/csv';
import { writeXlsx } from 'hucre/xlsx';
import { printable } from '#shared/spec/renderers/printable.ts';
import type { RulesView } from '#shared/rpc/contract/rules.ts';

/** Excel takes no longer text in a cell. */
const longestCell = 32_767;
const bold = { font: { bold: true } };

/**
 * The view as a workbook of one sheet: headings that stay and filter, a bold line over each group, whose rows Excel can
 * fold. Every cell is text, so that nothing runs as a formula.
 */
export function writeViewXlsx(name: string, view: RulesView): Promise<Uint8Array> {
  const rows: string[][] = [view.columns.map(({ title }) => cell(title))];
  const cells = new Map(view.columns.map((_, at): [string, { style: typeof bold }] => [`0,${at}`, { style: bold }]));
  const rowDefs = new Map<number, { outlineLevel?: number; hidden?: boolean; collapsed?: boolean }>();
  for (const group of view.groups) {
    if (group.title !== undefined) {
      cells.set(`${rows.length},0`, { style: bold });
      if (group.closed) rowDefs.set(rows.length, { collapsed: true });
      rows.push([cell(group.title)]);
    }
    for (const row of group.rows) {
      if (group.title !== undefined) rowDefs.set(rows.length, { outlineLevel: 1, ...(group.closed ? { hidden: true } : {}) });
      rows.push(row.map(cell));
    }
  }
  return writeXlsx({
    sheets: [
      {
        name,
        rows,
        columns: view.columns.map(({ width }) => ({ width: Math.min(80, Math.max(8, Math.round(width / 6))) })),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${columnLetters(view.columns.length - 1)}${rows.length}` },
        cells,
        rowDefs,
        outlineProperties: { summaryBelow: false },
      },
    ],
  });
}

/** The view as CSV in UTF-8 with the mark that Excel looks for; the group of a row is its first column. */
export function writeViewCsv(view: RulesView): Uint8Array {
  const grouped = view.groups.some((group) => group.title !== undefined);
  const rows = view.groups.flatMap((group) => group.rows.map((row) => (grouped ? [group.title ?? '', ...row] : row)));
  const headings = view.columns.map(({ title }) => title);
  return new TextEncoder().encode(
    writeCsv([grouped ? ['Group', ...headings] : headings, ...rows], { bom: true, escapeFormulae: true, lineSeparator: '\r\n' }),
  );
}

/** A text as a cell can hold it. What would read as an escaped character is escaped itself. */
function cell(words: string): string {
  const text = printable(words).replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
  return text.length <= longestCell ? text : `${text.slice(0, longestCell - 1)}…`;
}

function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}
