import { ExactNumber } from '#shared/records/exact-number.ts';
import { FunctionBase } from './function-value.ts';
import { isList } from './is-object.ts';

/** Characters of a text that a sentence shows. */
const longest = 60;

/** A value in the words of a sentence: short values as they are, texts in quotes, long ones cut, lists and objects by what they are. */
export function showValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (typeof value === 'string') return showText(value);
  if (value === null || typeof value === 'boolean' || typeof value === 'number') return String(value);
  if (value instanceof ExactNumber) return value.digits;
  if (isList(value)) return value.length === 1 ? 'an array of 1 item' : `an array of ${value.length} items`;
  return value instanceof FunctionBase || typeof value === 'function' ? 'a function' : 'an object';
}

function showText(text: string): string {
  return text.length > longest ? `"${text.slice(0, longest)}…"` : `"${text}"`;
}
