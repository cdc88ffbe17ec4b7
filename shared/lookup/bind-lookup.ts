import type { JsonValue } from '#shared/base/json-value.ts';
import { setOwn } from '#shared/base/json-value.ts';
import type { LookupTable, NoMatch } from './lookup-table.ts';

/** A table as expressions see it: `$name` is `value`, an object key → value. */
export interface BoundLookup {
  readonly name: string;
  readonly value: Readonly<Record<string, JsonValue>>;
  readonly noMatch: NoMatch;
}

/**
 * Makes the object that `$name` stands for. Of two rows with one key the first holds. The value is the cell of the
 * value column, or the whole row as an object where there is none.
 */
export function bindLookup(table: LookupTable): BoundLookup {
  const value: Record<string, JsonValue> = {};
  const keyAt = table.columns.indexOf(table.key);
  const valueAt = table.value === undefined ? -1 : table.columns.indexOf(table.value);
  for (const row of table.rows) {
    const key = row[keyAt] ?? '';
    if (!Object.hasOwn(value, key)) setOwn(value, key, valueAt < 0 ? wholeRow(table.columns, row) : (row[valueAt] ?? ''));
  }
  return { name: table.name, value, noMatch: table.noMatch };
}

function wholeRow(columns: readonly string[], row: readonly string[]): JsonValue {
  const object: Record<string, JsonValue> = {};
  for (const [i, column] of columns.entries()) setOwn(object, column, row[i] ?? '');
  return object;
}
