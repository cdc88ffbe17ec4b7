import { ExactNumber } from '#shared/records/exact-number.ts';
import { FunctionBase } from './function-value.ts';

/** Whether a value is an object of the language: it has fields, and is no array, function or exact number. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof FunctionBase) &&
    !(value instanceof ExactNumber)
  );
}

/** Whether a value is a list, of the data or a sequence. */
export function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}
