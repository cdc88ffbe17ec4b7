import type { FieldPath } from '#shared/base/field-path.ts';
import { splitPath } from '#shared/base/field-path.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';

/** The value at a path that crosses no array; `undefined` where it is absent. */
export function valueAt(value: Value, path: FieldPath): Value | undefined {
  let at: Value | undefined = value;
  for (const name of splitPath(path) ?? []) at = isObject(at) && Object.hasOwn(at, name) ? at[name] : undefined;
  return at;
}

/** Whether a value says something: not absent, null, empty text or an empty list. */
export function isFilled(value: Value | undefined): boolean {
  return value !== undefined && value !== null && value !== '' && !(isArray(value) && value.length === 0);
}

/** A text that is the same for equal values only; the order of keys makes no difference. */
export function identityText(value: Value | undefined): string {
  if (value === undefined) return '';
  if (value instanceof ExactNumber) return value.digits;
  if (isArray(value)) return `[${value.map(identityText).join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${identityText(value[name])}`).join()}}`;
}
