import type { Field, FieldType } from './field.ts';

const words: Readonly<Record<FieldType, string>> = {
  object: '{}',
  string: 'str',
  integer: 'int',
  number: 'dec',
  boolean: 'bool',
  date: 'date',
  dateTime: 'date',
  time: 'time',
  duration: 'dur',
  base64: 'bytes',
  null: 'null',
  any: 'any',
};

/** The type as a row shows it: `str`, `int`, `dec`, `bool`, `date`, `enum`, `{}`, `[]`. */
export function typeWord(field: Field): string {
  if (field.repeats && (field.type === 'object' || field.nested !== undefined)) return '[]';
  if (field.values !== undefined && field.values.length > 0) return 'enum';
  return words[field.type];
}

/** How often the field occurs: `0..1`, `1..1`, `0..n`, `1..n`, `1..5`. */
export function cardinality(field: Field): string {
  if (!field.repeats) return `${Math.min(field.min, 1)}..1`;
  return `${field.min}..${field.max ?? 'n'}`;
}

/** Type and cardinality of a row: `str`, `{} 0..1`, `[] 1..n`, `str 0..n`. Leaves that occur at most once show the type alone. */
export function fieldLabel(field: Field): string {
  const group = field.type === 'object';
  if (field.repeats || (group && field.min === 0)) return `${typeWord(field)} ${cardinality(field)}`;
  return typeWord(field);
}

/** The type in a sentence: `a list of whole numbers`, `text`. */
export function typeSentence(field: Field): string {
  const word = sentenceWords[field.type];
  return field.repeats ? `a list of ${word.many}` : word.one;
}

const sentenceWords: Readonly<Record<FieldType, { readonly one: string; readonly many: string }>> = {
  object: { one: 'an object', many: 'objects' },
  string: { one: 'text', many: 'texts' },
  integer: { one: 'a whole number', many: 'whole numbers' },
  number: { one: 'a number', many: 'numbers' },
  boolean: { one: 'true or false', many: 'true or false values' },
  date: { one: 'a date', many: 'dates' },
  dateTime: { one: 'a date with time', many: 'dates with time' },
  time: { one: 'a time of day', many: 'times of day' },
  duration: { one: 'a duration', many: 'durations' },
  base64: { one: 'base64 text', many: 'base64 texts' },
  null: { one: 'null', many: 'nulls' },
  any: { one: 'any value', many: 'any values' },
};
