import { parseCsv } from 'hucre/csv';
import type { CopiedRules } from '#shared/project/rule-sheet/copied-rules.ts';
import { readCopiedRules } from '#shared/project/rule-sheet/copied-rules.ts';

/** What a clipboard holds for the rules table. */
export type Pasted =
  { readonly kind: 'rules'; readonly rules: CopiedRules } | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] };

/** Spreadsheets give their cells as text more exactly than as HTML; other programs the other way round. */
const fromSpreadsheet = /office:excel|Excel\.Sheet|LibreOffice|google-sheets/i;

/** Where copied rules travel in the HTML that goes onto the clipboard. */
export const copiedAttribute = 'data-mapwright-rules';

/**
 * Reads rules copied here, else the first table of HTML, else text as rows of tab-separated cells. `undefined` where there
 * is no table: nothing, or one cell.
 */
export function readClipboard(html: string, text: string): Pasted | undefined {
  if (html !== '') {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const kept = page.querySelector(`[${copiedAttribute}]`)?.getAttribute(copiedAttribute);
    const rules = kept === null || kept === undefined ? undefined : readCopiedRules(kept);
    if (rules !== undefined) return { kind: 'rules', rules };
    const table = page.querySelector('table');
    if (table !== null && !(text.includes('\t') && fromSpreadsheet.test(html))) return asTable(tableRows(table));
  }
  if (text.trim() === '') return undefined;
  const rows = parseCsv(text.replace(/(\r?\n)+$/, ''), text.includes('\t') ? { delimiter: '\t' } : {});
  return asTable(rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell)))));
}

function asTable(rows: readonly (readonly string[])[]): Pasted | undefined {
  return rows.every((row) => row.length < 2) ? undefined : { kind: 'table', rows };
}

/** Cells as text; a cell over several columns is the first of them. */
function tableRows(table: HTMLTableElement): readonly (readonly string[])[] {
  return [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => [cellText(cell), ...Array.from({ length: Math.max(0, cell.colSpan - 1) }, () => '')]),
  );
}

/** The words of a cell; a `<br>` is a line end, other white space is what HTML makes of it. */
function cellText(cell: HTMLElement): string {
  const copy = cell.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const end of copy.querySelectorAll('br')) end.replaceWith('\u2028');
  return (copy.textContent ?? '')
    .replaceAll(/[ \t\r\n]+/g, ' ')
    .replaceAll(/ ?\u2028 ?/g, '\n')
    .trim();
}
