import type { JsonValue } from '#shared/base/json-value.ts';
import { maxDepth } from '#shared/formats/max-depth.ts';

/** How many keys a value made by `JSON.parse` has over all levels; -1 when it is deeper than `maxDepth`. */
export function countKeys(value: JsonValue, depth = 0): number {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth >= maxDepth) return -1;
  let keys = 0;
  const items: readonly JsonValue[] = isList(value) ? value : Object.values(value);
  if (items !== value) keys = items.length;
  for (const item of items) {
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
