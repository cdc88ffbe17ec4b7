import type { FieldType } from './field.ts';
import { isDateText, isDateTimeText, isTimeText } from './calendar-text.ts';

/** The types a text may stand for, as bits, so that the types that fit all texts of a field are one AND. */
const bits = { integer: 1, number: 2, boolean: 4, date: 8, dateTime: 16, time: 32 } as const;

/** Bits of every type: what fits before any text was seen. */
export const everyType = 63;
/** Bits of the types that JSON writes as text. */
export const calendarTypes = bits.date | bits.dateTime | bits.time;

const wholeNumber = /^(?:0|-?[1-9]\d{0,14})$/;
const decimalNumber = /^-?(?:0|[1-9]\d{0,14})\.\d{1,20}$/;

/**
 * The types that a text fits. Text that only looks like a number fits none: leading zeros (`007`), a sign `+`,
 * 16 digits and more, exponents, thousands separators. Dates must exist.
 */
export function textTypes(text: string): number {
  if (text.length > 40) return 0;
  if (text === 'true' || text === 'false') return bits.boolean;
  const first = text.charCodeAt(0);
  if (first !== 45 && (first < 48 || first > 57)) return 0;
  if (wholeNumber.test(text)) return bits.integer | bits.number;
  if (decimalNumber.test(text)) return bits.number;
  if (isDateTimeText(text, 'optional')) return bits.dateTime;
  if (isDateText(text)) return /\d$/.test(text) && !/[+-]\d\d:\d\d$/.test(text) ? bits.date : 0;
  return isTimeText(text) ? bits.time : 0;
}

/** The narrowest type of a set of bits; `string` where none is left. */
export function typeOfBits(set: number): FieldType {
  for (const name of ['integer', 'number', 'boolean', 'date', 'dateTime', 'time'] as const) if ((set & bits[name]) !== 0) return name;
  return 'string';
}
