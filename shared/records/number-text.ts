import { ExactNumber } from './exact-number.ts';

/** A finite number as decimal digits without an exponent where that takes no more than 60 places, as CSV and XML readers expect it. */
export function numberText(value: number | ExactNumber): string {
  const text = value instanceof ExactNumber ? value.digits : String(value);
  const match = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(text);
  if (match === null) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = whole + fraction;
  const point = whole.length + Number(exponent);
  if (point < -60 || point > 60) return text;
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  return point >= digits.length
    ? `${sign}${digits}${'0'.repeat(point - digits.length)}`
    : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
