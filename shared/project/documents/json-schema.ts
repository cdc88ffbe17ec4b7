import { z } from 'zod';
import type { JsonValue } from '#shared/base/json-value.ts';
import { limits } from './limits.ts';

/**
 * Whether a value is JSON no deeper than `depth`. It walks without recursion, so depth alone cannot overflow the stack.
 */
export function isJson(value: unknown, depth: number = limits.depth): value is JsonValue {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const { value: part } = at;
    if (part === null || typeof part === 'string' || typeof part === 'boolean') continue;
    if (typeof part === 'number' && Number.isFinite(part)) continue;
    if (typeof part !== 'object' || at.depth >= depth) return false;
    for (const inner of Array.isArray(part) ? part : Object.values(part)) open.push({ value: inner, depth: at.depth + 1 });
  }
  return true;
}

/** A JSON value, handed on as the very same value: keys such as `__proto__` survive. */
export const jsonSchema = z.custom<JsonValue>((value) => isJson(value), 'This is not JSON, or it is too deep.');
