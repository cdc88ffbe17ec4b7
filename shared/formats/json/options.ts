import { splitPath } from '#shared/base/field-path.ts';
import { encodingOption } from '#shared/formats/encodings.ts';
import { wholeNumber, type OptionSpec } from '#shared/formats/options.ts';

export const numbersOption: OptionSpec = {
  name: 'numbers',
  doc: 'What counts as a changed number: value keeps every digit that a double would round; spelling also keeps 19.90 and 1e2 as written.',
  values: ['value', 'spelling'],
  default: 'value',
};

export const jsonReadOptions: readonly OptionSpec[] = [
  encodingOption,
  {
    name: 'record',
    doc: 'The path from the document to the array whose items are the records, for example data.orders; without it the document itself is that array.',
    default: '',
    accepts: (value) =>
      value !== '' && splitPath(value) !== undefined
        ? undefined
        : { expected: 'names joined by dots, in backticks where they are not plain' },
  },
  numbersOption,
];

export const jsonWriteOptions: readonly OptionSpec[] = [
  { name: 'indent', doc: 'Spaces for each level; 0 writes without line breaks.', default: '2', accepts: wholeNumber(0, 10) },
];
