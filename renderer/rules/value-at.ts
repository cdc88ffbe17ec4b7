import type { JsonValue } from '#shared/base/json-value.ts';

/** An object of the wire, without the mark that it travels in where it looks like one of the wire's own. */
function asObject(value: JsonValue | undefined): { readonly [key: string]: JsonValue } | undefined {
  if (typeof value !== 'object' || value === null || isList(value)) return undefined;
  const wrapped = Object.keys(value).length === 1 ? value['#o'] : undefined;
  return wrapped === undefined ? value : asObject(wrapped);
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/**
 * The value of a field in a record on the wire. `items` says which item to take of each array on the way, outermost
 * first; an array beyond them is given whole. `undefined`: missing.
 */
export function valueAt(record: JsonValue | undefined, names: readonly string[], items: readonly number[]): JsonValue | undefined {
  let value = record;
  let depth = 0;
  for (const name of names) {
    while (value !== undefined && isList(value)) {
      const item = items[depth];
      if (item === undefined) return value;
      depth += 1;
      value = value[item];
    }
    const object = asObject(value);
    value = object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
  }
  return value;
}
