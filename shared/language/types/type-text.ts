import { kindsOf, single } from './join-types.ts';
import type { TextForm, ValueType } from './value-type.ts';

interface Word {
  readonly one: string;
  readonly many: string;
}

const forms: Readonly<Record<TextForm, Word>> = {
  date: { one: 'date', many: 'dates' },
  dateTime: { one: 'date with time', many: 'dates with time' },
  time: { one: 'time of day', many: 'times of day' },
  duration: { one: 'duration', many: 'durations' },
  base64: { one: 'base64 text', many: 'base64 texts' },
};

const mostNames = 4;

/** A type in words: `text or nothing`, `list of numbers (one number where there is one)`, `object with id, name`. */
export function typeText(type: ValueType): string {
  if (type.any) return type.nothing ? 'any value or nothing' : 'any value';
  const words = listWords(type, 'one');
  if (words.length === 0) return type.nothing ? 'nothing' : 'no value, it fails';
  if (!type.varies || type.list === undefined) return joined([...words, ...(type.nothing ? ['nothing'] : [])]);
  const one = joined(singleWords(single(type), 'one'));
  return `list of ${itemText(type)} (one ${one} where there is one${type.nothing ? ', or nothing' : ''})`;
}

/** The items of a list in words: `numbers`, `texts or objects`. */
function itemText(type: ValueType): string {
  const item = type.list?.item;
  if (item === undefined) return 'values';
  const words = item.any ? ['values'] : listWords(item, 'many');
  return words.length === 0 ? 'nothing' : joined(words);
}

function listWords(type: ValueType, number: keyof Word): readonly string[] {
  const words = singleWords(single(type), number);
  if (type.list === undefined) return words;
  return [...words, number === 'one' ? `list of ${itemText(type)}` : `lists of ${itemText(type)}`];
}

function singleWords(type: ValueType, number: keyof Word): readonly string[] {
  return kindsOf(type).flatMap((kind) => wordsOf(type, kind, number));
}

function wordsOf(type: ValueType, kind: ReturnType<typeof kindsOf>[number], number: keyof Word): readonly string[] {
  const many = number === 'many';
  switch (kind) {
    case 'null':
      return [many ? 'nulls' : 'null'];
    case 'boolean':
      return [type.boolean === 'either' ? (many ? 'true or false values' : 'true or false') : (type.boolean ?? '')];
    case 'number':
      return [`${type.number?.whole === true ? 'whole ' : ''}${many ? 'numbers' : 'number'}`];
    case 'text':
      return textWords(type, number);
    case 'object':
      return [many ? 'objects' : objectWord(type)];
    case 'list':
      return [];
    case 'function':
      return [many ? 'functions' : 'function'];
  }
}

function textWords(type: ValueType, number: keyof Word): readonly string[] {
  const { values, form } = type.text ?? {};
  if (values !== undefined && values.length > 0 && values.length <= mostNames && number === 'one')
    return values.map((value) => JSON.stringify(value));
  return form === undefined ? [number === 'many' ? 'texts' : 'text'] : [forms[form][number]];
}

function objectWord(type: ValueType): string {
  const names = [...(type.object?.fields.keys() ?? [])];
  if (names.length === 0) return 'object';
  const shown = names.slice(0, mostNames).join(', ');
  return `object with ${shown}${names.length > mostNames ? ` and ${names.length - mostNames} more` : ''}`;
}

function joined(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} or ${last}`;
}
