import type { Field, FieldType } from '#shared/schema/field.ts';

/** What a link puts around the value so that it fits its target. */
export interface Conversion {
  /** As a row shows it: `$number()`. */
  readonly label: string;
  /** One sentence of what it does. */
  readonly sentence: string;
  /** The expression with the value's expression in its place. */
  wrap(value: string): string;
}

const texts: ReadonlySet<FieldType> = new Set(['string', 'date', 'dateTime', 'time', 'duration', 'base64']);
const numbers: ReadonlySet<FieldType> = new Set(['integer', 'number']);

/**
 * How a leaf becomes a value of the target's type: `none` when it already is one, a conversion, or `undefined` when there
 * is no honest way. What a target of XML holds is text anyway, so nothing is made text for it.
 */
export function convert(from: Field, to: Field): Conversion | 'none' | undefined {
  const [is, wants] = [from.type, to.type];
  if (is === wants || is === 'any' || wants === 'any' || is === 'null' || wants === 'null') return 'none';
  if (wants === 'string') return texts.has(is) || to.xml !== undefined ? 'none' : call('$string', 'The value becomes text.');
  if (wants === 'number') return numbers.has(is) ? 'none' : toNumber(is);
  if (wants === 'integer') return is === 'number' ? call('$round', 'The number is rounded to a whole one.') : toNumber(is);
  if (wants === 'boolean') return toBoolean(is);
  if (wants === 'date') return toDate(is);
  if (wants === 'dateTime') return toDateTime(is);
  if (wants === 'time') return is === 'dateTime' ? cut('11', 'The time of day is taken from the date with time.') : textOnly(is);
  return textOnly(is);
}

function toNumber(is: FieldType): Conversion | undefined {
  return is === 'string' || is === 'boolean' ? call('$number', 'The value becomes a number.') : undefined;
}

function toBoolean(is: FieldType): Conversion | undefined {
  if (numbers.has(is)) return call('$boolean', 'Zero becomes false, every other number true.');
  if (is !== 'string') return undefined;
  return {
    label: 'true or 1',
    sentence: 'The texts true and 1 become true, every other text false.',
    wrap: (value) => `$exists(${value}) ? ${value} in ["true", "1"]`,
  };
}

function toDate(is: FieldType): Conversion | 'none' | undefined {
  if (is === 'dateTime') return cut('0, 10', 'The date is taken from the date with time.');
  return is === 'string' ? 'none' : undefined;
}

function toDateTime(is: FieldType): Conversion | 'none' | undefined {
  if (is === 'date')
    return {
      label: 'midnight',
      sentence: 'The date becomes its midnight in UTC.',
      wrap: (value) => `$exists(${value}) ? ${value} & "T00:00:00Z"`,
    };
  if (is === 'integer') return call('$fromMillis', 'The number is read as milliseconds since 1970.');
  return is === 'string' ? 'none' : undefined;
}

function textOnly(is: FieldType): 'none' | undefined {
  return is === 'string' ? 'none' : undefined;
}

function call(name: string, sentence: string): Conversion {
  return { label: `${name}()`, sentence, wrap: (value) => `${name}(${value})` };
}

function cut(range: string, sentence: string): Conversion {
  return { label: '$substring()', sentence, wrap: (value) => `$substring(${value}, ${range})` };
}
