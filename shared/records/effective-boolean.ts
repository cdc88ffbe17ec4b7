import { ExactNumber } from './exact-number.ts';
import type { Value } from './value.ts';
import { isArray } from './value.ts';

/** Whether a value counts as true in a condition, as the language's `$boolean` says; nothing does not. */
export function effectiveBoolean(value: Value | undefined): boolean {
  if (value === undefined || value === null) return false;
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') return value.length > 0;
  if (typeof value === 'number') return value !== 0;
  if (value instanceof ExactNumber) return true;
  if (isArray(value)) return value.some(effectiveBoolean);
  return Object.keys(value).length > 0;
}
