import { splitPath } from '#shared/base/field-path.ts';
import { encodingOption } from '#shared/formats/encodings.ts';
import { wholeNumber, type OptionSpec } from '#shared/formats/options.ts';
import { isXmlName } from './xml-name.ts';

/** The names of a `record` option: one element name at any depth, or the path of the elements from the root. */
export function recordNames(value: string): readonly string[] | undefined {
  const names = value.includes('/')
    ? value.replace(/^\//, '').split('/')
    : splitPath(value.replaceAll(/(^|\.)([^.`]*:[^.`]*)(?=\.|$)/g, '$1`$2`'));
  return names !== undefined && names.length > 0 && names.every(isXmlName) ? names : undefined;
}

export const xmlReadOptions: readonly OptionSpec[] = [
  encodingOption,
  {
    name: 'record',
    doc: 'The element that is one record: its name at any depth, or the path to it from the root, for example Orders/Order. Without it the document is one record.',
    default: '',
    accepts: (value) =>
      recordNames(value) === undefined ? { expected: 'an element name, or names from the root on joined by / or dots' } : undefined,
  },
  {
    name: 'types',
    doc: 'text leaves every value as the characters in the file; declared reads numbers and booleans of the schema where they can be written back the same.',
    values: ['text', 'declared'],
    default: 'text',
  },
];

export const xmlWriteOptions: readonly OptionSpec[] = [
  {
    name: 'root',
    doc: 'The element put round all records; needed where more than one is written.',
    default: '',
    accepts: (value) => (isXmlName(value) ? undefined : { expected: 'an element name' }),
  },
  {
    name: 'record',
    doc: 'The element that a record’s fields stand in, where the record is not itself one element.',
    default: '',
    accepts: (value) => (isXmlName(value) ? undefined : { expected: 'an element name' }),
  },
  { name: 'indent', doc: 'Spaces for each level; 0 writes without line breaks.', default: '2', accepts: wholeNumber(0, 10) },
];
