import type { JsonValue } from '#shared/base/json-value.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { optional, union } from './join-types.ts';
import type { ObjectType, ValueType } from './value-type.ts';
import { boolean, listOf, literalText, never, nothing, nullType, number, objectOf, text } from './value-type.ts';

/** What is known of a lookup table without its rows. */
export type TableShape = Pick<LookupTable, 'columns' | 'value' | 'noMatch'>;

/** What tables answer for a key that they do not hold. */
const answers = new WeakMap<ObjectType, ValueType>();

/** The object that a lookup table is bound as: any key, with a cell or a row. */
export function tableType({ columns, value, noMatch }: TableShape): ValueType {
  const cell = value === undefined ? objectOf(() => new Map(columns.map((column) => [column, text]))) : text;
  const table = objectOf(() => new Map(), optional(cell));
  if (table.object !== undefined) answers.set(table.object, answerType(noMatch));
  return table;
}

function answerType(noMatch: TableShape['noMatch']): ValueType {
  switch (noMatch.kind) {
    case 'nothing':
      return nothing;
    case 'reject':
      return never;
    case 'keep':
      return text;
    case 'default':
      return jsonType(noMatch.value);
  }
}

/** What `$lookup` gives for a key that the table lacks; `undefined` where the value is no table alone. */
export function tableAnswer(type: ValueType): ValueType | undefined {
  if (type.any || type.nothing || type.list !== undefined || type.object?.parts.length !== 1) return undefined;
  return answers.get(type.object);
}

function jsonType(value: JsonValue): ValueType {
  if (value === null) return nullType;
  if (typeof value === 'string') return literalText(value);
  if (typeof value === 'number') return number;
  if (typeof value === 'boolean') return boolean;
  if (Array.isArray(value)) return listOf(union(never, ...(value as readonly JsonValue[]).map(jsonType)), { filled: value.length > 0 });
  return objectOf(() => new Map(Object.entries(value).map(([name, part]) => [name, jsonType(part)])));
}
