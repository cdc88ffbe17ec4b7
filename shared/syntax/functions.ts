import type { SignatureParameter } from './signature.ts';
import { readSignature } from './signature.ts';

export type FunctionGroup = 'string' | 'number' | 'date' | 'array' | 'object' | 'aggregate' | 'higher-order' | 'boolean';

export interface FunctionParameter extends SignatureParameter {
  readonly name: string;
  /** The types in words: `text`, `number or text`. */
  readonly type: string;
}

/** A function of the language. */
export interface FunctionEntry {
  /** Without `$`. */
  readonly name: string;
  readonly group: FunctionGroup;
  /** As the language declares it: `<s-nn?:s>`. */
  readonly signature: string;
  readonly parameters: readonly FunctionParameter[];
  /** What it gives, in one word: `text`, `number`, `array`. */
  readonly result: string;
  /** One sentence. */
  readonly doc: string;
}

/** `name | signature | parameters | result where the signature does not say | doc` */
const table: Readonly<Record<FunctionGroup, string>> = {
  string: `
string | <x-b?:s> | value, prettify | | Turns any value into text; objects and arrays become JSON, laid out over lines when prettify is true.
length | <s-:n> | text | | Counts the characters of a text.
substring | <s-nn?:s> | text, start, length | | Cuts a part out of a text, from a position counted from 0, negative from the end.
substringBefore | <s-s:s> | text, chars | | Keeps what stands before the first occurrence of chars, or all of the text when there is none.
substringAfter | <s-s:s> | text, chars | | Keeps what stands behind the first occurrence of chars, or all of the text when there is none.
uppercase | <s-:s> | text | | Turns every letter into a capital.
lowercase | <s-:s> | text | | Turns every letter into a small one.
trim | <s-:s> | text | | Drops spaces at both ends and makes every run of spaces inside one space.
pad | <s-ns?:s> | text, width, char | | Fills a text up to a width, on the right, or on the left when the width is negative.
contains | <s-(sf):b> | text, pattern | | Says whether a text holds another text or matches a regular expression.
split | <s-(sf)n?:a<s>> | text, separator, limit | | Cuts a text into an array at each separator.
join | <a<s>s?:s> | array, separator | | Puts an array of texts together, with a separator between them.
match | <s-f<s:o>n?:a<o>> | text, pattern, limit | | Lists the matches of a regular expression with their positions and groups.
replace | <s-(sf)(sf)n?:s> | text, pattern, replacement, limit | | Puts a replacement in place of each occurrence of a text or regular expression.
base64encode | <s-:s> | text | | Writes a text in base64.
base64decode | <s-:s> | text | | Reads a base64 text.
encodeUrlComponent | <s-:s> | text | | Escapes a text for use as one part of a URL.
encodeUrl | <s-:s> | url | | Escapes what a whole URL may not hold.
decodeUrlComponent | <s-:s> | text | | Undoes the escapes in one part of a URL.
decodeUrl | <s-:s> | url | | Undoes the escapes in a whole URL.
eval | <sx?:x> | expression, context | | Evaluates a text as JSONata, in a context of its own where one is given.`,
  number: `
number | <(nsb)-:n> | value | | Turns a text or a boolean into a number; fails when it is none.
abs | <n-:n> | number | | Drops the sign of a number.
floor | <n-:n> | number | | Rounds down to a whole number.
ceil | <n-:n> | number | | Rounds up to a whole number.
round | <n-n?:n> | number, digits | | Rounds to a number of decimal places, a half to the even neighbour.
power | <n-n:n> | base, exponent | | Raises a number to a power.
sqrt | <n-:n> | number | | Takes the square root of a number.
random | <:n> | | | Gives another number from 0 up to 1 at each call.
formatNumber | <n-so?:s> | number, picture, options | | Writes a number after a picture such as "#,##0.00".
formatBase | <n-n?:s> | number, base | | Writes a whole number in a base from 2 to 36.
formatInteger | <n-s:s> | number, picture | | Writes a whole number after a picture: digits, letters, Roman or in words.
parseInteger | <s-s:n> | text, picture | | Reads a whole number that was written after a picture.`,
  date: `
now | <s?s?:s> | picture, timezone | | Gives the instant of the evaluation as text, the same throughout.
millis | <:n> | | | Gives the instant of the evaluation in milliseconds since 1970, the same throughout.
fromMillis | <n-s?s?:s> | millis, picture, timezone | | Writes an instant given in milliseconds since 1970, after a picture or as ISO 8601.
toMillis | <s-s?:n> | timestamp, picture | | Reads an instant, ISO 8601 or after a picture, into milliseconds since 1970.`,
  array: `
append | <xx:a> | first, second | | Puts two arrays or values one behind the other.
reverse | <a:a> | array | | Turns the order of an array round.
shuffle | <a:a> | array | | Puts an array in random order.
distinct | <x:x> | array | array | Drops repeated values of an array.
sort | <af?:a> | array, comparator | | Puts an array in order, by a function that says whether its first argument comes last.
zip | <a+> | arrays | array | Makes an array of the first items, of the second items, and so on.`,
  object: `
keys | <x-:a<s>> | object | | Lists the names of an object, or of all objects of an array, each once.
lookup | <x-s:x> | object, key | value | The value stored under key in object; nothing when the key is absent.
spread | <x-:a<o>> | object | | Cuts an object into an array of objects with one name each.
merge | <a<o>:o> | array | | Puts an array of objects together into one; of two equal names the last counts.
each | <o-f:a> | object, function | | Calls a function with each value and name of an object and lists what it gives.
sift | <o-f?:o> | object, function | | Keeps the names of an object for which a function gives true.
clone | <(oa)-:o> | value | | Copies an object or array whole.
type | <x:s> | value | | Names the type of a value: null, number, string, boolean, array, object or function.
error | <s?:x> | message | nothing | Stops the evaluation with a message.
assert | <bs?:x> | condition, message | nothing | Stops the evaluation with a message unless a condition is true.`,
  aggregate: `
sum | <a<n>:n> | array | | Adds the numbers of an array up.
count | <a:n> | array | | Counts the items of an array.
max | <a<n>:n> | array | | Picks the largest number of an array.
min | <a<n>:n> | array | | Picks the smallest number of an array.
average | <a<n>:n> | array | | Gives the mean of the numbers of an array.`,
  'higher-order': `
map | <af> | array, function | array | Calls a function for each item of an array and lists what it gives.
filter | <af> | array, function | array | Keeps the items of an array for which a function gives true.
single | <af?> | array, function | value | Picks the one item for which a function gives true; fails when there is none or more than one.
reduce | <afj?:j> | array, function, init | value | Folds an array into one value by a function of the value so far and the next item.`,
  boolean: `
boolean | <x-:b> | value | | Says whether a value counts as true: not empty, not zero, not null.
not | <x-:b> | value | | Says whether a value counts as false.
exists | <x:b> | value | | Says whether an expression gives any value, null included.`,
};

const words: Readonly<Record<string, string>> = {
  s: 'text',
  n: 'number',
  b: 'boolean',
  l: 'null',
  o: 'object',
  a: 'array',
  f: 'function',
  j: 'value',
  x: 'value',
};

function isGroup(name: string): name is FunctionGroup {
  return Object.hasOwn(table, name);
}

/** Every built-in function, by group, in the order that a picker shows. */
export const functionCatalogue: readonly FunctionEntry[] = Object.keys(table)
  .filter(isGroup)
  .flatMap((group) =>
    table[group]
      .trim()
      .split('\n')
      .map((line): FunctionEntry => {
        const [name = '', signature = '', names = '', result = '', doc = ''] = line.split('|').map((part) => part.trim());
        const reading = readSignature(signature);
        if ('code' in reading) throw new Error(`The signature of ${name} cannot be read`);
        const labels = names.split(', ');
        const parameters = reading.parameters.map((parameter, i) => ({
          ...parameter,
          name: labels[i] ?? '',
          type: typeWords(parameter.types),
        }));
        return { name, group, signature, parameters, result: result === '' ? typeWords(reading.result.charAt(0)) : result, doc };
      }),
  );

const byName: ReadonlyMap<string, FunctionEntry> = new Map(functionCatalogue.map((entry) => [entry.name, entry]));

/** The function of that name, without `$`. */
export function findFunction(name: string): FunctionEntry | undefined {
  return byName.get(name);
}

/** `$lookup(object, key) → value`; what may be left out stands in brackets. */
export function signatureText(entry: FunctionEntry): string {
  const shown = entry.parameters.map((parameter) =>
    parameter.optional ? `[${parameter.name}]` : parameter.repeats ? `${parameter.name}, …` : parameter.name,
  );
  return `$${entry.name}(${shown.join(', ')}) → ${entry.result}`;
}

/** Fewest and most arguments of a call; the context may stand in for the first. */
export function argumentCounts(entry: FunctionEntry): { readonly fewest: number; readonly most: number } {
  const required = entry.parameters.filter((parameter) => !parameter.optional && !parameter.context).length;
  return {
    fewest: required,
    most: entry.parameters.some((parameter) => parameter.repeats) ? Number.POSITIVE_INFINITY : entry.parameters.length,
  };
}

function typeWords(types: string): string {
  const named = [...types].map((letter) => words[letter] ?? '').filter((word) => word !== '');
  return [...new Set(named)].join(' or ');
}
