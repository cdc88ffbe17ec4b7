import { ExactNumber } from '#shared/records/exact-number.ts';
import { isList, isObject } from './is-object.ts';
import { LanguageError } from './language-error.ts';

/**
 * Whether a value counts as true: a text that is not empty, a number other than 0, an object with a field, an array with an
 * item that counts. Nothing, null and functions do not. Throws D1001 for an infinite number.
 */
export function countsAsTrue(value: unknown): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'string':
      return value !== '';
    case 'number':
      if (value - value === 0) return value !== 0;
      if (Number.isNaN(value)) return false;
      throw new LanguageError('D1001', { value });
    case 'object':
      if (isList(value)) return someCounts(value);
      if (value instanceof ExactNumber) return value.toNumber() !== 0;
      if (isObject(value)) for (const key in value) if (Object.hasOwn(value, key)) return true;
      return false;
    default:
      return false;
  }
}

/** Every item is looked at, for an infinite number is an error wherever it stands. */
function someCounts(list: readonly unknown[]): boolean {
  let found = false;
  for (let i = 0; i < list.length; i += 1) if (countsAsTrue(list[i])) found = true;
  return found;
}
