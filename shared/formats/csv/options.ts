import { encodingOption } from '#shared/formats/encodings.ts';
import type { OptionSpec } from '#shared/formats/options.ts';

const named: Readonly<Record<string, string>> = { comma: ',', semicolon: ';', tab: '\t', pipe: '|', space: ' ', '\\t': '\t' };

/** The character of a delimiter given by itself or by name; `undefined` when it cannot be one. */
export function delimiterOf(value: string): string | undefined {
  const character = Object.hasOwn(named, value) ? named[value] : value;
  return character !== undefined && character.length === 1 && !/["'\r\n\w]/.test(character) ? character : undefined;
}

function delimiterOption(doc: string, standard: string): OptionSpec {
  return {
    name: 'delimiter',
    doc,
    values: ['comma', 'semicolon', 'tab', 'pipe'],
    default: standard,
    accepts: (value) =>
      (value === 'auto' && standard === 'auto') || delimiterOf(value) !== undefined
        ? undefined
        : { expected: `${standard === 'auto' ? 'auto, ' : ''}comma, semicolon, tab, pipe or the character itself` },
  };
}

export const csvReadOptions: readonly OptionSpec[] = [
  delimiterOption('What stands between the cells; auto looks at the first rows.', 'auto'),
  encodingOption,
  {
    name: 'header',
    doc: 'The line with the column names, counted from 1; none calls the columns column_1, column_2 and so on. Without it the first line that is not blank.',
    default: 'first line',
    accepts: (value) => (value === 'none' || /^[1-9]\d{0,5}$/.test(value) ? undefined : { expected: 'a line number from 1, or none' }),
  },
  {
    name: 'quote',
    doc: 'The character round cells that hold delimiters or line breaks; none takes every quote as text.',
    values: ['"', "'", 'none'],
    default: '"',
  },
  {
    name: 'types',
    doc: 'infer reads cells as the types of the source’s schema; text leaves every cell text.',
    values: ['infer', 'text'],
    default: 'infer',
  },
  {
    name: 'duplicates',
    doc: 'What to do with two columns of one name: refuse the file, or rename the later ones to name_2, name_3.',
    values: ['refuse', 'rename'],
    default: 'refuse',
  },
];

export const csvWriteOptions: readonly OptionSpec[] = [
  delimiterOption('What stands between the cells.', 'comma'),
  {
    name: 'columns',
    doc: 'The columns and their order, joined by commas. Without it the target’s schema gives them, else the fields of the first record.',
    default: '',
    accepts: (value) => (value.split(',').every((name) => name !== '') ? undefined : { expected: 'column names joined by commas' }),
  },
  { name: 'header', doc: 'Whether the first row holds the column names.', values: ['yes', 'none'], default: 'yes' },
  { name: 'quote', doc: 'Which cells stand in quotes: those that need it, or all.', values: ['needed', 'all'], default: 'needed' },
  { name: 'eol', doc: 'What ends a row.', values: ['lf', 'crlf'], default: 'lf' },
  { name: 'bom', doc: 'Whether a byte order mark begins the file; Excel reads UTF-8 by it.', values: ['no', 'yes'], default: 'no' },
  {
    name: 'formulas',
    doc: 'protect writes an apostrophe before text that a spreadsheet would run as a formula; keep writes it as it is.',
    values: ['protect', 'keep'],
    default: 'protect',
  },
  {
    name: 'nested',
    doc: 'What to do with an object or array in a cell: refuse the record, or write its JSON.',
    values: ['refuse', 'json'],
    default: 'refuse',
  },
];
