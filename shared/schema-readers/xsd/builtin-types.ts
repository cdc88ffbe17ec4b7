import type { Field, FieldType } from '#shared/schema/field.ts';

/** What a simple type says of a value. */
export type SimpleType = Pick<
  Field,
  'type' | 'values' | 'pattern' | 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'totalDigits' | 'fractionDigits' | 'floating'
>;

const text: SimpleType = { type: 'string' };

function integer(minimum?: number, maximum?: number): SimpleType {
  return { type: 'integer', ...(minimum === undefined ? {} : { minimum }), ...(maximum === undefined ? {} : { maximum }) };
}

/** The built-in types that are not plain text. Bounds that a double cannot hold (of 64 bits) are left out. */
const known: Readonly<Record<string, SimpleType>> = {
  anyType: { type: 'any' },
  anySimpleType: { type: 'any' },
  boolean: { type: 'boolean' },
  decimal: { type: 'number' },
  float: { type: 'number', floating: true },
  double: { type: 'number', floating: true },
  integer: integer(),
  long: integer(),
  int: integer(-2_147_483_648, 2_147_483_647),
  short: integer(-32_768, 32_767),
  byte: integer(-128, 127),
  nonNegativeInteger: integer(0),
  positiveInteger: integer(1),
  nonPositiveInteger: integer(undefined, 0),
  negativeInteger: integer(undefined, -1),
  unsignedLong: integer(0),
  unsignedInt: integer(0, 4_294_967_295),
  unsignedShort: integer(0, 65_535),
  unsignedByte: integer(0, 255),
  date: { type: 'date' },
  dateTime: { type: 'dateTime' },
  time: { type: 'time' },
  duration: { type: 'duration' },
  base64Binary: { type: 'base64' },
};

/** A type of XML Schema's own namespace; every name that is not numeric, logical or of the calendar is text. */
export function builtinType(name: string): SimpleType {
  return Object.hasOwn(known, name) ? (known[name] ?? text) : text;
}

export function isNumeric(type: FieldType): boolean {
  return type === 'integer' || type === 'number';
}
