import { itemsOf, optional, sequenceOf, union } from './join-types.ts';
import type { ValueType } from './value-type.ts';
import { anything, fieldOf, never, nothing } from './value-type.ts';

/** The field of that name of a value, or of all items of a list, lists within lists too. */
export function memberType(type: ValueType, name: string): ValueType {
  if (type.any) return anything;
  const own = type.object === undefined ? never : fieldOf(type.object, name);
  const below = type.list === undefined ? never : sequenceOf(itemsOf(memberType(type.list.item, name)));
  const found = union(own, below);
  const others = type.nothing || type.null || type.text !== undefined || type.number !== undefined || type.boolean !== undefined;
  return others || type.function !== undefined || found === never ? optional(found === never ? nothing : found) : found;
}
