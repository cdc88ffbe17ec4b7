import { ExactNumber } from '#shared/records/exact-number.ts';
import type { FieldType } from '#shared/schema/field.ts';
import { isDateText, isDateTimeText, isDurationText, isTimeText } from '#shared/schema/calendar-text.ts';

export type Scalar = boolean | number | string | ExactNumber;

/** A scalar as it is written. */
export function scalarText(value: Scalar): string {
  return value instanceof ExactNumber ? value.digits : String(value);
}

const decimal = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const whole = /^[+-]?\d+$/;
const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

/** Whether a text is written as the type wants it; white space round it counts for nothing but in text. */
export function fitsText(text: string, type: FieldType): boolean {
  const trimmed = text.trim();
  switch (type) {
    case 'integer':
      return whole.test(trimmed);
    case 'number':
      return decimal.test(trimmed) || trimmed === 'INF' || trimmed === '-INF' || trimmed === 'NaN';
    case 'boolean':
      return trimmed === 'true' || trimmed === 'false' || trimmed === '1' || trimmed === '0';
    case 'date':
      return isDateText(trimmed);
    case 'dateTime':
      return isDateTimeText(trimmed, 'optional');
    case 'time':
      return isTimeText(trimmed);
    case 'duration':
      return isDurationText(trimmed);
    case 'base64': {
      const packed = trimmed.replace(/\s+/g, '');
      return packed.length % 4 === 0 && base64.test(packed);
    }
    case 'null':
    case 'object':
      return false;
    default:
      return true;
  }
}

/** Whether a value is of the type by itself, without reading texts. */
export function fitsValue(value: Scalar, type: FieldType): boolean {
  if (type === 'any') return true;
  if (typeof value === 'string') return type !== 'integer' && type !== 'number' && type !== 'boolean' && fitsText(value, type);
  if (typeof value === 'boolean') return type === 'boolean';
  if (type === 'number') return true;
  return type === 'integer' && (value instanceof ExactNumber ? isWholeDigits(value.digits) : Number.isInteger(value));
}

/** Digits in all and after the point of a number's text; `undefined` where it is not plain decimal. */
export function countDigits(text: string): { readonly total: number; readonly fraction: number } | undefined {
  const match = /^[+-]?0*(\d*)(?:\.(\d*))?$/.exec(text.trim());
  if (match === null) return undefined;
  const fraction = (match[2] ?? '').replace(/0+$/, '').length;
  return { total: Math.max(1, (match[1] ?? '').length + fraction), fraction };
}

function isWholeDigits(digits: string): boolean {
  const counted = countDigits(digits);
  return counted === undefined ? Number.isInteger(Number(digits)) : counted.fraction === 0;
}
