import type { LanguageError } from './language-error.ts';
import { showValue } from './show-value.ts';

/**
 * What an error of the language says: one plain sentence, with the value or the name it is about where that helps. Throws for
 * a code that no part of the engine gives.
 */
export function sentenceOf(error: LanguageError): string {
  const sentence = sentences[error.code];
  if (sentence === undefined) throw new Error(`No sentence for ${error.code}`);
  return sentence(error);
}

type Sentence = (error: LanguageError) => string;

/** The function that the error came from, by its name where it has one. */
function named({ token }: LanguageError): string {
  return token === undefined || token === '' ? 'the function' : `$${token}`;
}

function operator({ token }: LanguageError): string {
  return token === undefined || token === '' ? 'The operator' : `The operator ${token}`;
}

function part({ parts }: LanguageError, name: string): unknown {
  return parts[name];
}

/** A count with its noun: 1 item, 2 items. */
function counted(count: unknown, noun: string): string {
  return `${String(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The words, where there are any, else others. */
function words(given: unknown, otherwise: string): string {
  return typeof given === 'string' && given !== '' ? given : otherwise;
}

const sentences: Readonly<Record<string, Sentence>> = {
  T0410: (error) => `Argument ${String(part(error, 'index'))} of ${named(error)} cannot be ${showValue(error.value)}.`,
  T0411: (error) =>
    `Argument ${String(part(error, 'index'))} of ${named(error)} is left out, and the context is ${showValue(error.value)}, which it does not take.`,
  T0412: (error) =>
    `Argument ${String(part(error, 'index'))} of ${named(error)} must be an array of ${words(part(error, 'type'), 'one type')}, and is ${showValue(error.value)}.`,

  D1001: ({ value }) => `The number ${showNumber(value)} is out of range.`,
  D1002: ({ value }) => `Only a number can be negated, not ${showValue(value)}.`,
  T1003: ({ value }) => `The key of a field must be a text, and is ${showValue(value)}.`,
  D1004: ({ value }) => `The regular expression /${String(value)}/ matches where there is no text, so it would match without end.`,
  T1005: ({ token }) => `"${token ?? ''}" is a field, not a function: the function is written $${token ?? ''}.`,
  T1006: (error) => (error.token === undefined ? 'What is called here is not a function.' : `$${error.token} is not a function.`),
  T1007: ({ token }) => `"${token ?? ''}" is a field, not a function: the function is written $${token ?? ''}.`,
  T1008: (error) => (error.token === undefined ? 'What is given arguments here is not a function.' : `$${error.token} is not a function.`),
  D1009: ({ value }) => `Two fields of the object have the same name ${showValue(value)}.`,
  T1010: (error) =>
    `The function that ${named(error)} looks for matches with gives no match: it must give an object with match, start, end, groups and next.`,
  D1011: (error) => `The functions call each other more than ${counted(part(error, 'depth'), 'level')} deep.`,
  D1012: (error) => `The expression takes longer than ${counted(part(error, 'milliseconds'), 'millisecond')}.`,

  T2001: ({ token, value }) => `The left side of ${token ?? 'the operator'} must be a number, and is ${showValue(value)}.`,
  T2002: ({ token, value }) => `The right side of ${token ?? 'the operator'} must be a number, and is ${showValue(value)}.`,
  T2003: ({ value }) => `The left side of .. must be a whole number, and is ${showValue(value)}.`,
  T2004: ({ value }) => `The right side of .. must be a whole number, and is ${showValue(value)}.`,
  T2006: ({ value }) => `The right side of ~> must be a function, and is ${showValue(value)}.`,
  T2007: (error) => `Sorting cannot compare ${showValue(error.value)} with ${showValue(part(error, 'value2'))}: the types differ.`,
  T2008: ({ value }) => `Sorting goes by numbers or texts, not by ${showValue(value)}.`,
  T2009: (error) =>
    `${operator(error)} cannot compare ${showValue(error.value)} with ${showValue(part(error, 'value2'))}: the types differ.`,
  T2010: (error) => `${operator(error)} compares numbers or texts, not ${showValue(error.value)}.`,
  T2011: ({ value }) => `What a transform changes must be given as an object, and is ${showValue(value)}.`,
  T2012: ({ value }) => `What a transform deletes must be given as a text or an array of texts, and is ${showValue(value)}.`,
  T2013: () => 'The transform copies its input with $clone, which stands for something else here.',
  D2014: ({ value }) => `The range holds ${String(value)} numbers; 10 million are the most.`,
  D2015: (error) => `An array would hold more than ${counted(part(error, 'items'), 'item')}.`,

  D3001: ({ value }) => `The number ${showNumber(value)} cannot be written as text.`,
  D3010: () => 'What $replace looks for cannot be an empty text.',
  D3011: ({ value }) => `The limit of $replace must be 0 or more, and is ${showValue(value)}.`,
  D3012: ({ value }) => `What $replace puts in place of a match must be a text, and is ${showValue(value)}.`,
  D3020: ({ value }) => `The limit of $split must be 0 or more, and is ${showValue(value)}.`,
  D3030: ({ value }) => `${capital(showValue(value))} is not a number.`,
  D3040: ({ value }) => `The limit of $match must be 0 or more, and is ${showValue(value)}.`,
  D3050: () => 'The function given to $reduce must take two arguments or more: the value so far and the next item.',
  D3060: ({ value }) => `The number ${showNumber(value)} is negative and has no square root.`,
  D3061: (error) => `${showValue(error.value)} to the power of ${showValue(part(error, 'exp'))} is not a number that can be written.`,
  D3070: () => '$sort without a function sorts numbers alone or texts alone; for other items it needs a function that compares two.',
  D3080: () => 'A number picture has at most two parts with a semicolon between.',
  D3081: () => 'A part of a number picture can hold the decimal separator once only.',
  D3082: () => 'A part of a number picture can hold the percent sign once only.',
  D3083: () => 'A part of a number picture can hold the per mille sign once only.',
  D3084: () => 'A part of a number picture can hold a percent sign or a per mille sign, not both.',
  D3085: () => 'A part of a number picture must hold a digit: 0 or #.',
  D3086: () => 'The digits of a number picture must stand together: no other text can be between them.',
  D3087: () => 'In a number picture the grouping separator cannot stand next to the decimal separator.',
  D3088: () => 'In a number picture the grouping separator cannot end the whole part.',
  D3089: () => 'In a number picture two grouping separators cannot stand side by side.',
  D3090: () => 'Before the decimal separator of a number picture every # stands before every 0.',
  D3091: () => 'Behind the decimal separator of a number picture every 0 stands before every #.',
  D3092: () => 'A number picture with a percent or per mille sign cannot have an exponent.',
  D3093: () => 'The exponent of a number picture consists of digits only.',
  D3100: ({ value }) => `The base of $formatBase must be from 2 to 36, and is ${showValue(value)}.`,
  D3110: ({ value }) => `${capital(showValue(value))} is not a date and time as ISO 8601 writes them.`,
  D3130: ({ value }) => `The picture ${showValue(value)} of a whole number holds no digit and is none of A, a, I, i, W, w and Ww.`,
  D3131: () => 'The digits of a whole number and of its picture must all be of one script.',
  D3132: ({ value }) => `A date picture has no part ${showValue(value)}.`,
  D3133: ({ value }) => `The part ${showValue(value)} of a date picture cannot be written as a name.`,
  D3134: () => 'The time zone of a date picture takes one to four digits.',
  D3135: () => 'A part of the date picture has no closing bracket.',
  D3136: () => 'The date picture lacks a part between the others, so there is no one date that the text says.',
  D3137: (error) => words(part(error, 'message'), 'The expression stopped itself with $error.'),
  D3138: () => '$single expects one item that matches, and more than one does.',
  D3139: () => '$single expects one item that matches, and none does.',
  D3140: (error) => `$${String(part(error, 'functionName'))} cannot convert ${showValue(error.value)}: it is not well-formed.`,
  D3141: (error) => words(part(error, 'message'), 'A condition that $assert demands is not met.'),

  'evaluation/eval-refused': () => '$eval is switched off: text from data is never run as an expression.',
  'evaluation/too-large': (error) => `The expression needs more memory than there is: ${String(part(error, 'reason'))}.`,
  'lookup/no-match': (error) => `The table ${String(part(error, 'table'))} has no row for ${showValue(error.value)}.`,
};

function showNumber(value: unknown): string {
  return typeof value === 'string' ? value : showValue(value);
}

/** Words that begin a sentence. */
function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
