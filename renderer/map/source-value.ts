import type { JsonValue } from '#shared/base/json-value.ts';
import { exactDigits } from './value-text.ts';

/** An object of the wire, a number kept by its digits not among them. */
export function asObject(value: JsonValue | undefined): { readonly [key: string]: JsonValue } | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || exactDigits(value) !== undefined) return undefined;
  const object = value as { readonly [key: string]: JsonValue };
  const keys = Object.keys(object);
  // An object that looks like the wire's own marks travels wrapped.
  if (keys.length === 1 && keys[0] === '#o') return asObject(object['#o']) ?? object;
  return object;
}

export type SourceValue =
  | { readonly kind: 'none' }
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** Items of the array that the field is, or that lies on the way where no item is chosen. */
  | { readonly kind: 'items'; readonly count: number };

/**
 * The value of a source field in a record. `itemAt` says which item of an array on the way is in view; the array itself
 * gives its number of items.
 */
export function sourceValue(
  record: JsonValue | undefined,
  names: readonly string[],
  itemAt: (names: readonly string[]) => number,
): SourceValue {
  let value = record;
  for (let at = 0; at < names.length; at += 1) {
    while (Array.isArray(value)) value = (value as readonly JsonValue[])[itemAt(names.slice(0, at))];
    const object = asObject(value);
    const name = names[at] ?? '';
    if (object === undefined || !Object.hasOwn(object, name)) return { kind: 'none' };
    value = object[name];
  }
  if (value === undefined) return { kind: 'none' };
  return Array.isArray(value) ? { kind: 'items', count: value.length } : { kind: 'value', value };
}
