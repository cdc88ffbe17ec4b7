import { writeXlsx } from 'hucre/xlsx';
import type { Block, Inline, SpecDocument } from '../document.ts';
import { printable } from './printable.ts';

interface Sheet {
  readonly name: string;
  readonly rows: string[][];
  readonly bold: Set<number>;
}

const longestCell = 32_767;

/**
 * The document as a workbook: a sheet for each chapter, its headings and tables one below the other, and the field
 * mapping on a sheet of its own that can be filtered. Every cell is text, so that nothing runs as a formula.
 */
export async function renderXlsx(document: SpecDocument): Promise<Uint8Array> {
  const sheets: Sheet[] = [];
  let current: Sheet | undefined;
  const fieldMappings: Extract<Block, { kind: 'table' }>[] = [];
  for (const block of document.blocks) {
    if (block.kind === 'heading' && block.level === 2) {
      current = { name: sheetName(block.text), rows: [], bold: new Set() };
      sheets.push(current);
    }
    if (block.kind === 'table' && block.id.startsWith('field-mapping')) fieldMappings.push(block);
    if (current !== undefined) addBlock(current, block);
  }
  const mapping = fieldMappings.map((table, i) =>
    tableSheet(fieldMappings.length === 1 ? 'Field mapping' : `Field mapping ${i + 1}`, table),
  );
  const bold = { font: { bold: true } };
  return writeXlsx({
    sheets: [
      ...sheets.map((sheet) => ({
        name: sheet.name,
        rows: sheet.rows,
        columns: widths(sheet.rows),
        cells: new Map(
          [...sheet.bold].flatMap((row) =>
            (sheet.rows[row] ?? []).map((_, column): [string, { style: typeof bold }] => [`${row},${column}`, { style: bold }]),
          ),
        ),
      })),
      ...mapping,
    ],
  });
}

function tableSheet(
  name: string,
  table: Extract<Block, { kind: 'table' }>,
): NonNullable<Parameters<typeof writeXlsx>[0]['sheets']>[number] {
  const rows = [table.columns.map(cell), ...table.rows.map((row) => row.map(cellText))];
  const last = columnLetter(table.columns.length - 1);
  return {
    name,
    rows,
    columns: widths(rows),
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${last}${rows.length}` },
    cells: new Map(table.columns.map((_, column) => [`0,${column}`, { style: { font: { bold: true } } }])),
  };
}

function addBlock(sheet: Sheet, block: Block): void {
  const { rows, bold } = sheet;
  switch (block.kind) {
    case 'heading':
      if (rows.length > 0) rows.push([]);
      bold.add(rows.length);
      rows.push([cell(block.text)]);
      return;
    case 'paragraph':
      rows.push([cellText(block.inlines)]);
      return;
    case 'list':
      rows.push(
        ...block.items.map((item, i) => [
          item.label !== undefined ? cell(item.label) : block.ordered ? String(i + 1) : '•',
          cellText(item.inlines),
        ]),
      );
      return;
    case 'checklist':
      rows.push(...block.items.map((item) => [item.done ? '☑' : '☐', cellText(item.inlines)]));
      return;
    case 'table':
      bold.add(rows.length);
      rows.push(block.columns.map(cell), ...block.rows.map((row) => row.map(cellText)));
      return;
    case 'code':
      rows.push(...block.lines.map((line) => [cell(line.map((span) => span.text).join(''))]));
      return;
    case 'picture':
      rows.push(...block.text.split('\n').map((line) => [cell(line)]));
  }
}

function cellText(inlines: readonly Inline[]): string {
  return cell(inlineText(inlines));
}

/** A text as a cell can hold it; a longer one says that it is cut. What would read as an escaped character is escaped itself. */
function cell(words: string): string {
  const text = printable(words).replaceAll(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
  return text.length <= longestCell ? text : `${text.slice(0, longestCell - 1)}…`;
}

function inlineText(inlines: readonly Inline[]): string {
  return inlines
    .map((inline) =>
      'text' in inline
        ? inline.text
        : 'code' in inline
          ? inline.code
          : 'missing' in inline
            ? `[${inline.missing}]`
            : 'link' in inline
              ? inline.words
              : inline.fact.text,
    )
    .join('');
}

function widths(rows: readonly (readonly string[])[]): { width: number }[] {
  const columns = Math.max(1, ...rows.map((row) => row.length));
  return Array.from({ length: columns }, (_, column) => {
    // A heading or sentence alone in its row may run over its neighbours.
    const longest = Math.max(0, ...rows.filter((row) => row.length > 1).map((row) => row[column]?.length ?? 0));
    return { width: Math.min(60, Math.max(12, longest + 2)) };
  });
}

function columnLetter(index: number): string {
  return String.fromCharCode(65 + index);
}

/** A name as Excel takes it: 31 characters, none of []:*?/\\, no apostrophe at an end. */
function sheetName(title: string): string {
  const name = printable(title)
    .replaceAll(/[[\]:*?/\\\s\ufffd]+/g, ' ')
    .slice(0, 31)
    .replaceAll(/^[' ]+|[' ]+$/g, '');
  return name === '' ? 'Sheet' : name;
}
