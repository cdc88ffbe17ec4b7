import { readNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import type { Field, FieldType } from '#shared/schema/field.ts';

/** A cell's value; `misfit` when its text is not of the type, `absent` when it makes no field. */
export type CellValue = { readonly value: Value } | 'misfit' | 'absent';

const integer = /^[+-]?\d+$/;
const plain = /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/;
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;

/**
 * How cells of a column become values; `undefined` where they stay text as they are. An empty cell is null where the field is nullable, ""
 * where it is text, no field where it is optional, else a misfit.
 */
export function cellReader(field: Field | undefined): ((text: string) => CellValue) | undefined {
  if (field === undefined || field.repeats) return undefined;
  const typed = typedReader(field.type);
  if (typed === undefined && field.nullable !== true) return undefined;
  return (text) => {
    if (text === '' && field.nullable === true) return { value: null };
    if (typed === undefined) return { value: text };
    if (text.trim() === '') return field.min === 0 ? 'absent' : 'misfit';
    return typed(text.trim());
  };
}

function typedReader(type: FieldType): ((text: string) => CellValue) | undefined {
  if (type === 'integer') return (text) => (integer.test(text) ? { value: readNumber(plainNumber(text)) } : 'misfit');
  if (type === 'number') return (text) => (decimal.test(text) ? { value: readNumber(plainNumber(text)) } : 'misfit');
  if (type === 'boolean') return booleanOf;
  return undefined;
}

function booleanOf(text: string): CellValue {
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === '1') return { value: true };
  return lower === 'false' || lower === '0' ? { value: false } : 'misfit';
}

/** The JSON spelling of a decimal text: no plus, no leading zeros, digits on both sides of the point. */
export function plainNumber(text: string): string {
  if (plain.test(text)) return text;
  const [, sign = '', whole = '', fraction = '', exponent = ''] = /^([+-]?)(\d*)\.?(\d*)((?:[eE][+-]?\d+)?)$/.exec(text) ?? [];
  const digits = whole.replace(/^0+(?=\d)/, '');
  return `${sign === '-' ? '-' : ''}${digits === '' ? '0' : digits}${fraction === '' ? '' : `.${fraction}`}${exponent}`;
}
