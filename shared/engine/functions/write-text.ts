import { ExactNumber } from '#shared/records/exact-number.ts';
import { FunctionBase } from '../values/function-value.ts';
import { LanguageError } from '../values/language-error.ts';
import { isList } from '../values/is-object.ts';
import { isOuterInput } from '../values/sequence.ts';
import type { FunctionCall } from './builtin.ts';

/**
 * A value as the language writes it as text: a text as it is, numbers with 15 significant digits, exact numbers with all of
 * theirs, a function as an empty text, objects and arrays as JSON, over lines when `pretty`. Nothing stays nothing.
 * Throws D3001 for a number that JSON lacks, D1001 for an infinite one inside.
 */
export function writeText(call: Pick<FunctionCall, 'budget'>, value: unknown, pretty: boolean): string | undefined {
  switch (typeof value) {
    case 'string':
      return value;
    case 'number':
      if (!Number.isFinite(value)) throw new LanguageError('D3001', { value });
      return writeNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'function':
      return '';
    case 'object':
      if (value === null) return 'null';
      if (value instanceof FunctionBase) return '';
      return writeJson(call, isOuterInput(value) ? value[0] : value, pretty ? '\n' : '');
    default:
      return undefined;
  }
}

/** A finite number with at most 15 significant digits, whole numbers with all. */
export function writeNumber(value: number): string {
  const text = String(value);
  return text.length <= 16 || Number.isInteger(value) ? text : String(Number(value.toPrecision(15)));
}

/** The number rounded as the language rounds numbers that it writes. */
export function fifteenDigits(value: number): number {
  // With the point that leaves 15 digits at most, and rounding to 15 is slow.
  return Number.isInteger(value) || String(value).length <= 16 ? value : Number(value.toPrecision(15));
}

/** JSON of a value inside another; `line` is the line break with the indentation around, empty without layout. */
function writeJson(call: Pick<FunctionCall, 'budget'>, value: unknown, line: string): string | undefined {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value);
    case 'number':
      if (Number.isNaN(value)) return 'null';
      if (!Number.isFinite(value)) throw new LanguageError('D1001', { value });
      return writeNumber(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'function':
      return '""';
    case 'object':
      if (value === null) return 'null';
      if (isList(value)) return writeItems(call, value, line);
      if (value instanceof FunctionBase) return '""';
      return value instanceof ExactNumber ? value.digits : writeFields(call, value, line);
    default:
      return undefined;
  }
}

function writeItems(call: Pick<FunctionCall, 'budget'>, items: readonly unknown[], line: string): string {
  call.budget.spend(items.length);
  const inner = line === '' ? '' : `${line}  `;
  let written = '';
  for (let i = 0; i < items.length; i += 1) written += `${i === 0 ? '' : ','}${inner}${writeJson(call, items[i], inner) ?? 'null'}`;
  return written === '' ? '[]' : `[${written}${line}]`;
}

function writeFields(call: Pick<FunctionCall, 'budget'>, object: object, line: string): string {
  call.budget.spend(1);
  const inner = line === '' ? '' : `${line}  `;
  const colon = line === '' ? ':' : ': ';
  let written = '';
  for (const [key, field] of Object.entries(object)) {
    const text = writeJson(call, field, inner);
    if (text !== undefined) written += `${written === '' ? '' : ','}${inner}${JSON.stringify(key)}${colon}${text}`;
  }
  return written === '' ? '{}' : `{${written}${line}}`;
}
