import type { JsonValue } from '#shared/base/json-value.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray } from '#shared/records/value.ts';
import { fromWire, toWire } from '#shared/records/wire-value.ts';

/** The wire form of a value; the value itself, not copied, where the two are the same. */
export function toWireFast(value: Value): JsonValue {
  return isPlainJson(value) ? value : toWire(value);
}

/** The value of a wire form; the same object, not copied, where nothing in it is escaped. */
export function fromWireFast(wire: JsonValue): Value {
  return isPlainJson(wire) ? wire : fromWire(wire);
}

/** Whether wire form and value are the same. */
function isPlainJson(value: Value): value is JsonValue {
  const open: Value[] = [value];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (next instanceof ExactNumber) return false;
    if (isArray(next)) {
      for (const item of next) if (typeof item === 'object' && item !== null) open.push(item);
      continue;
    }
    if ('#n' in next || '#o' in next) return false;
    for (const part of Object.values(next)) if (typeof part === 'object' && part !== null) open.push(part);
  }
  return true;
}
