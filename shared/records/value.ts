import { ExactNumber } from './exact-number.ts';

/**
 * A value that flows: JSON's kinds, and numbers that a double cannot hold as `ExactNumber`.
 * `undefined` never stands inside; an absent field is an absent key.
 */
export type Value = null | boolean | number | string | ExactNumber | readonly Value[] | ValueObject;

export interface ValueObject {
  readonly [key: string]: Value;
}

export function isObject(value: Value | undefined): value is ValueObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

export function isArray(value: Value | undefined): value is readonly Value[] {
  return Array.isArray(value);
}
