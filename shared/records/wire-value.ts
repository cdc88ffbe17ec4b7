import type { JsonObject, JsonValue } from '#shared/base/json-value.ts';
import { setOwn } from '#shared/base/json-value.ts';
import { ExactNumber } from './exact-number.ts';
import type { Value } from './value.ts';

/**
 * Values on the wire and in stored documents are plain JSON. An exact number is `{"#n": "digits"}`; an object that
 * itself looks like that, or like this escape, is wrapped as `{"#o": object}`.
 */
export function toWire(value: Value): JsonValue {
  if (value instanceof ExactNumber) return { '#n': value.digits };
  if (Array.isArray(value)) return (value as readonly Value[]).map(toWire);
  if (typeof value === 'object' && value !== null) {
    const plain: Record<string, JsonValue> = {};
    for (const [key, part] of Object.entries(value as Readonly<Record<string, Value>>)) setOwn(plain, key, toWire(part));
    return looksEscaped(plain) ? { '#o': plain } : plain;
  }
  return value as JsonValue;
}

export function fromWire(wire: JsonValue): Value {
  if (Array.isArray(wire)) return (wire as readonly JsonValue[]).map(fromWire);
  if (typeof wire !== 'object' || wire === null) return wire as Value;
  const object = wire as JsonObject;
  if (looksEscaped(object)) {
    const digits = object['#n'];
    if (typeof digits === 'string') return new ExactNumber(digits);
    const inner = object['#o'];
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner)) return partsFromWire(inner as JsonObject);
  }
  return partsFromWire(object);
}

function partsFromWire(object: JsonObject): Value {
  const parts: Record<string, Value> = {};
  for (const [key, part] of Object.entries(object)) setOwn(parts, key, fromWire(part));
  return parts;
}

function looksEscaped(object: JsonObject): boolean {
  const keys = Object.keys(object);
  return keys.length === 1 && (keys[0] === '#n' || keys[0] === '#o');
}
