import { ExactNumber } from '#shared/records/exact-number.ts';
import { type ExactNote, rounds, toDouble } from './doubles.ts';
import { FunctionBase } from './function-value.ts';
import { isList } from './is-object.ts';

/**
 * Whether two values are the same to the language: by kind and content, fields in any order. Exact numbers are compared by
 * their digits; against a double they are rounded, which is noted.
 */
export function equalValues(left: unknown, right: unknown, note: ExactNote): boolean {
  if (left === right) return true;
  if (typeof left !== 'object' && typeof right !== 'object') return false;
  if (left instanceof ExactNumber || right instanceof ExactNumber) return equalNumbers(left, right, note);
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (isList(left) && isList(right)) {
    if (left.length !== right.length) return false;
    for (let i = 0; i < left.length; i += 1) if (!equalValues(left[i], right[i], note)) return false;
    return true;
  }
  // A function is the same as itself alone.
  if (left instanceof FunctionBase || right instanceof FunctionBase) return false;
  return !isList(left) && !isList(right) && equalFields(left, right, note);
}

function equalFields(left: object, right: object, note: ExactNote): boolean {
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  const lefts = new Map<string, unknown>(Object.entries(left));
  for (const [key, part] of Object.entries(right)) if (!lefts.has(key) || !equalValues(lefts.get(key), part, note)) return false;
  return true;
}

function equalNumbers(left: unknown, right: unknown, note: ExactNote): boolean {
  if (left instanceof ExactNumber && right instanceof ExactNumber)
    return left.digits === right.digits || (!rounds(left) && left.toNumber() === right.toNumber());
  if (typeof left !== 'number' && typeof right !== 'number') return false;
  return toDouble(left, note) === toDouble(right, note);
}
