import type { JsonValue } from '#shared/base/json-value.ts';
import { maxDepth } from '#shared/formats/max-depth.ts';

/** How many keys a value made by `JSON.parse` has over all levels; -1 when it is deeper than `maxDepth`. */
export function countKeys(value: JsonValue, depth = 0): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= maxDepth) return -1;
  let keys = 0;
  if (isList(value)) {
    for (const item of value) {
      if (typeof item !== 'object' || item === null) continue;
      const inner = countKeys(item, depth + 1);
      if (inner < 0) return -1;
      keys += inner;
    }
    return keys;
  }
  // What JSON.parse makes inherits no key, and this loop copies none.
  for (const key in value) {
    keys += 1;
    const item = value[key];
    if (typeof item !== 'object' || item === null) continue;
    const inner = countKeys(item, depth + 1);
    if (inner < 0) return -1;
    keys += inner;
  }
  return keys;
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}
