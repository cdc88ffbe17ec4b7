import { LanguageError } from '../values/language-error.ts';
import { fromLetters, fromRoman, toLetters, toRoman } from './number-letters.ts';
import { fromWords, toWords } from './number-words.ts';
import { pictureCache } from './picture-cache.ts';

interface Separator {
  /** Digits behind it. */
  readonly position: number;
  readonly character: string;
}

/** How a picture wants a whole number written. */
export interface IntegerPicture {
  readonly kind: 'letters' | 'roman' | 'words' | 'decimal' | 'sequence';
  readonly case: 'upper' | 'lower' | 'title';
  readonly ordinal: boolean;
  /** Fewest digits; NaN where the picture is not made of digits. */
  readonly digits: number;
  /** Digits that may be left out; NaN where the picture is not made of digits. */
  readonly optional: number;
  /** Code point of its zero. */
  readonly zero: number;
  /** One separator every so many digits; nothing where they stand anywhere. Only of digits. */
  readonly every: Separator | undefined;
  /** From the right end on. */
  readonly separators: readonly Separator[];
  readonly text: string;
}

/** Code points of zero in the scripts that have digits of their own. */
const zeros = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20, 0x1040, 0x1090,
  0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0,
  0xff10,
];

const named: ReadonlyMap<string, Pick<IntegerPicture, 'kind' | 'case'>> = new Map([
  ['A', { kind: 'letters', case: 'upper' }],
  ['a', { kind: 'letters', case: 'lower' }],
  ['I', { kind: 'roman', case: 'upper' }],
  ['i', { kind: 'roman', case: 'lower' }],
  ['W', { kind: 'words', case: 'upper' }],
  ['w', { kind: 'words', case: 'lower' }],
  ['Ww', { kind: 'words', case: 'title' }],
]);

/** Reads a picture of a whole number. Throws D3131 for digits of two scripts. */
export const readIntegerPicture = pictureCache((picture: string): IntegerPicture => {
  const semicolon = picture.lastIndexOf(';');
  const text = semicolon < 0 ? picture : picture.slice(0, semicolon);
  const ordinal = semicolon >= 0 && picture[semicolon + 1] === 'o';
  const name = named.get(text);
  const none = { digits: NaN, optional: NaN, zero: NaN, every: undefined, separators: [], ordinal, text };
  return name === undefined ? { ...none, case: 'lower', ...readDigits(text) } : { ...none, ...name };
});

function readDigits(text: string): Pick<IntegerPicture, 'kind'> & Partial<IntegerPicture> {
  let digits = 0;
  let optional = 0;
  let zero: number | undefined;
  const separators: Separator[] = [];
  for (const character of [...text].reverse()) {
    const code = character.codePointAt(0) ?? 0;
    const group = zeros.find((start) => code >= start && code <= start + 9);
    if (group !== undefined) {
      digits += 1;
      zero ??= group;
      if (group !== zero) throw new LanguageError('D3131');
    } else if (character === '#') optional += 1;
    else separators.push({ position: digits + optional, character });
  }
  if (zero === undefined) return { kind: 'sequence' };
  return { kind: 'decimal', digits, optional, zero, every: regular(separators), separators };
}

function regular(separators: readonly Separator[]): Separator | undefined {
  const first = separators[0];
  if (first === undefined || separators.some(({ character }) => character !== first.character)) return undefined;
  const position = commonStep(separators.map((separator) => separator.position));
  return position > 0 ? { position, character: first.character } : undefined;
}

/** The distance that divides the positions into equal steps, each of which is there; else 0. */
export function commonStep(positions: readonly number[]): number {
  if (positions.length === 0) return 0;
  const step = positions.reduce(divisor);
  return positions.every((_, i) => positions.includes((i + 1) * step)) ? step : 0;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

/** A whole number, rounded down, after a picture. Throws D3130 for a picture without digits, D3131. */
export function formatInteger(value: number, picture: string): string {
  return writeInteger(Math.floor(value), readIntegerPicture(picture));
}

/** A whole number after a picture read already. `digits` may ask for more than the picture does. */
export function writeInteger(value: number, picture: IntegerPicture, digits: number = picture.digits): string {
  const sign = value < 0 ? '-' : '';
  return sign + writeMagnitude(Math.abs(value), picture, digits);
}

function writeMagnitude(value: number, picture: IntegerPicture, digits: number): string {
  switch (picture.kind) {
    case 'letters':
      return toLetters(value, picture.case === 'upper' ? 'A' : 'a');
    case 'roman': {
      const roman = toRoman(value);
      return picture.case === 'upper' ? roman : roman.toLowerCase();
    }
    case 'words': {
      const words = toWords(value, picture.ordinal);
      return picture.case === 'upper' ? words.toUpperCase() : picture.case === 'lower' ? words.toLowerCase() : words;
    }
    case 'decimal':
      return writeDigits(value, picture, digits);
    case 'sequence':
      throw new LanguageError('D3130', { value: picture.text });
  }
}

function writeDigits(value: number, picture: IntegerPicture, digits: number): string {
  let text = String(value);
  if (digits > text.length) text = text.padStart(digits, '0');
  if (picture.zero !== 0x30)
    text = Array.from(text, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) + picture.zero - 0x30)).join('');
  text = picture.every === undefined ? insertAt(text, picture.separators) : insertEvery(text, picture.every);
  return picture.ordinal ? text + ordinalEnding(text) : text;
}

function insertEvery(text: string, { position, character }: Separator): string {
  let grouped = text;
  for (let group = Math.floor((text.length - 1) / position); group > 0; group -= 1) {
    const at = grouped.length - group * position;
    grouped = grouped.slice(0, at) + character + grouped.slice(at);
  }
  return grouped;
}

/** The leftmost first, so that those behind it keep their places. */
function insertAt(text: string, separators: readonly Separator[]): string {
  let grouped = text;
  for (const { position, character } of separators.toReversed()) {
    const at = grouped.length - position;
    // Too short a number keeps what stands behind the separator, as the language has it.
    grouped = grouped.slice(0, Math.max(0, at)) + character + grouped.slice(at);
  }
  return grouped;
}

const endings: Readonly<Record<string, string>> = { 1: 'st', 2: 'nd', 3: 'rd' };

function ordinalEnding(text: string): string {
  return (text.length > 1 && text.at(-2) === '1' ? undefined : endings[text.slice(-1)]) ?? 'th';
}

/** The whole number that a text after a picture says; NaN where it says none. Throws D3130, D3131. */
export function parseInteger(text: string, picture: string): number {
  return readInteger(text, readIntegerPicture(picture));
}

/** The same for a picture read already. */
export function readInteger(text: string, picture: IntegerPicture): number {
  switch (picture.kind) {
    case 'letters':
      return fromLetters(text, picture.case === 'upper' ? 'A' : 'a');
    case 'roman':
      return fromRoman(picture.case === 'upper' ? text : text.toUpperCase());
    case 'words':
      return fromWords(text.toLowerCase());
    case 'decimal':
      return readDigitsOf(text, picture);
    case 'sequence':
      throw new LanguageError('D3130', { value: picture.text });
  }
}

function readDigitsOf(text: string, picture: IntegerPicture): number {
  let digits = picture.ordinal ? text.slice(0, Math.max(0, text.length - 2)) : text;
  for (const { character } of picture.every === undefined ? picture.separators : [{ character: ',' }])
    digits = digits.split(character).join('');
  return Number.parseInt(picture.zero === 0x30 ? digits : asciiDigits(digits, picture.zero));
}

/** Throws D3131 for a character that stands before the digits of that zero. */
function asciiDigits(digits: string, zero: number): string {
  return Array.from(digits, (digit) => {
    const code = (digit.codePointAt(0) ?? 0) - zero + 0x30;
    if (code < 0) throw new LanguageError('D3131', { value: digit });
    return String.fromCodePoint(code);
  }).join('');
}
