import type { RowSort } from './row-groups.ts';
import type { ColumnName } from './column-names.ts';
import { columnNames } from './column-names.ts';

/** What assistive technology hears of the table when filters, order or ticks change. */
export function rulesHeard(shown: number, of: number, ticked: number, sorts: readonly RowSort[]): string {
  const parts = [
    shown === of ? `${of.toLocaleString('en')} rows` : `${shown.toLocaleString('en')} of ${of.toLocaleString('en')} rows shown`,
  ];
  if (ticked > 0) parts.push(`${ticked.toLocaleString('en')} selected`);
  const order = sorts.map(({ column, descending }) => `${nameOf(column)}${descending ? ', descending' : ''}`);
  parts.push(`sorted by ${order.join(', then ')}`);
  return parts.join(', ');
}

function nameOf(column: string): string {
  return isColumn(column) ? columnNames[column] : column;
}

function isColumn(column: string): column is ColumnName {
  return Object.hasOwn(columnNames, column);
}
