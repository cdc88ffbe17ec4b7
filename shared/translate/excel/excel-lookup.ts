import { quoteName } from '#shared/base/field-path.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { nameLikeness } from '#shared/schema/name-likeness.ts';
import type { Piece } from '#shared/translate/piece.ts';
import { bound, piece, power } from '#shared/translate/piece.ts';
import { listed } from '#shared/translate/resolve-column.ts';
import { stop } from '#shared/translate/translation.ts';
import type { ExcelNode, ExcelNodeOf } from './excel-node.ts';
import type { ExcelWriting } from './excel-writing.ts';

export function isLookup(name: string): boolean {
  return name === 'VLOOKUP' || name === 'XLOOKUP';
}

/** `VLOOKUP(key, table, column, FALSE)` and `XLOOKUP(key, keys, values, default)` over a lookup table of the project. */
export function lookupCall(writer: ExcelWriting, node: ExcelNodeOf<'call'>): Piece {
  const [key, table, third, last] = node.args;
  if (key === undefined || table === undefined || third === undefined) throw new Error('The number of arguments is checked before');
  writer.notes.add('A spreadsheet finds a key whatever its case; a lookup table wants it as it is written there.');
  const found = findTable(writer.lookups, table);
  const read = piece(`$lookup($${found.name}, ${writer.text(key).text})`, 'text', { lacks: true });
  if (node.name === 'XLOOKUP') {
    const given = inColumn(read, found, columnNamed(found, third), third);
    if (last === undefined) return given;
    return piece(`${bound(given, power.compare + 1)} ?? ${bound(writer.value(last), power.compare + 1)}`, 'any', { power: power.compare });
  }
  const exact = last === undefined ? undefined : writer.value(last).literal;
  if (exact !== false && exact !== 0)
    return stop(
      'near-match',
      'VLOOKUP of the nearest key has no translation.',
      last ?? node,
      'VLOOKUP',
      'Write FALSE as its fourth argument.',
    );
  const column = writer.value(third).literal;
  if (typeof column !== 'number') return stop('not-constant', 'VLOOKUP wants the number of a column.', third, 'VLOOKUP');
  return inColumn(read, found, found.columns[column - 1], third);
}

/** What a lookup gives of a column: its value where the table holds that one, a field of the row where it holds rows. */
function inColumn(read: Piece, table: LookupTable, column: string | undefined, place: ExcelNode): Piece {
  if (column === undefined)
    return stop(
      'lookup-column',
      `The lookup table ${table.name} has no such column.`,
      place,
      table.name,
      `Its columns are ${table.columns.join(', ')}.`,
    );
  if (table.value === undefined) return { ...read, text: `${read.text}.${quoteName(column)}`, power: power.path };
  if (table.value === column) return read;
  return stop('lookup-column', `The lookup table ${table.name} gives ${table.value}, not ${column}.`, place, column);
}

function columnNamed(table: LookupTable, node: ExcelNode): string | undefined {
  if (node.kind === 'area') {
    // A table without a named column: its letters count from A.
    const at = [...node.first].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
    return table.columns[at];
  }
  const wanted = node.kind === 'name' ? (node.names.at(-1) ?? '') : '';
  return table.columns.find((column) => nameLikeness(column, wanted) === 1);
}

function findTable(tables: readonly LookupTable[], node: ExcelNode): LookupTable {
  const said = node.kind === 'area' ? node.sheet : node.kind === 'name' ? (node.names[0] ?? '') : '';
  const likeness = (table: LookupTable): number =>
    Math.max(nameLikeness(table.name, said), nameLikeness((table.file ?? '').replace(/\.[^.]+$/, ''), said));
  const [best] = tables.map((table) => ({ table, likeness: likeness(table) })).toSorted((a, b) => b.likeness - a.likeness);
  if (best !== undefined && best.likeness >= 0.7) return best.table;
  const shown = 'text' in node ? node.text : said;
  return stop(
    'unknown-lookup',
    `There is no lookup table like ${shown}.`,
    node,
    shown,
    tables.length === 0
      ? 'Add the sheet as a lookup table first.'
      : `There ${tables.length === 1 ? 'is' : 'are'} ${listed(
          tables.map((table) => table.name),
          'and',
        )}.`,
  );
}
