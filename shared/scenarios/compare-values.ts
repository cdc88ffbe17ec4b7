import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import { ExactNumber, readNumber } from '#shared/records/exact-number.ts';
import type { Value, ValueObject } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import { toWire } from '#shared/records/wire-value.ts';
import type { Comparison } from './scenario.ts';
import type { FieldDifference } from './scenario-result.ts';

/**
 * Every place where two values differ, outermost first; none when they are the same. The order of keys does not count,
 * that of items does. Numbers are compared by value, exact ones by their digits; `comparison` states what is tolerated.
 */
export function compareValues(
  expected: Value | undefined,
  actual: Value | undefined,
  comparison: Comparison = {},
): readonly FieldDifference[] {
  const ignored = new Set(comparison.ignore);
  return [...compareAt('', expected, actual, comparison, ignored)];
}

function* compareAt(
  path: string,
  expected: Value | undefined,
  actual: Value | undefined,
  comparison: Comparison,
  ignored: ReadonlySet<string>,
): Generator<FieldDifference> {
  if (path !== '' && (ignored.has(path) || ignored.has(withoutIndexes(path)))) return;
  if (expected === undefined || actual === undefined) {
    if (expected !== undefined) yield { path, kind: 'missing', expected: toWire(expected) };
    else if (actual !== undefined) yield { path, kind: 'extra', actual: toWire(actual) };
    return;
  }
  if (isArray(expected) && isArray(actual)) {
    for (let i = 0; i < Math.max(expected.length, actual.length); i += 1)
      yield* compareAt(`${path}[${i}]`, expected[i], actual[i], comparison, ignored);
    return;
  }
  if (isObject(expected) && isObject(actual)) {
    for (const name of Object.keys(expected))
      yield* compareAt(childPath(path, name), expected[name], own(actual, name), comparison, ignored);
    for (const name of Object.keys(actual))
      if (own(expected, name) === undefined) yield* compareAt(childPath(path, name), undefined, actual[name], comparison, ignored);
    return;
  }
  if (!same(expected, actual, comparison)) yield { path, kind: 'changed', expected: toWire(expected), actual: toWire(actual) };
}

function own(object: ValueObject, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function same(expected: Value, actual: Value, comparison: Comparison): boolean {
  const [left, right] = [plain(expected), plain(actual)];
  if (isNumber(left) && isNumber(right)) {
    if (left instanceof ExactNumber && right instanceof ExactNumber && left.digits === right.digits) return true;
    if (!(left instanceof ExactNumber) && !(right instanceof ExactNumber) && left === right) return true;
    return comparison.number !== undefined && Math.abs(toNumber(left) - toNumber(right)) <= comparison.number;
  }
  if (comparison.trim === true && typeof left === 'string' && typeof right === 'string') return left.trim() === right.trim();
  return left === right;
}

/** A number kept only for its spelling is the double that it is. */
function plain(value: Value): Value {
  return value instanceof ExactNumber ? readNumber(value.digits) : value;
}

function isNumber(value: Value): value is number | ExactNumber {
  return typeof value === 'number' || value instanceof ExactNumber;
}

function toNumber(value: number | ExactNumber): number {
  return typeof value === 'number' ? value : value.toNumber();
}

/** `Lines.Line[2].TaxCode` → `Lines.Line.TaxCode`. */
export function withoutIndexes(path: string): FieldPath {
  return path.replaceAll(/\[\d+\]/g, '');
}
