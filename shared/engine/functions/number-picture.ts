import { LanguageError } from '../values/language-error.ts';
import { commonStep } from './integer-picture.ts';

/** The characters that mean something in a picture of a number, by the names that options have. */
export type PictureSymbols = Readonly<Record<string, string>> & {
  readonly 'decimal-separator': string;
  readonly 'grouping-separator': string;
  readonly 'exponent-separator': string;
  readonly 'minus-sign': string;
  readonly percent: string;
  readonly 'per-mille': string;
  readonly 'zero-digit': string;
  readonly digit: string;
  readonly 'pattern-separator': string;
};

export const usualSymbols: PictureSymbols = {
  'decimal-separator': '.',
  'grouping-separator': ',',
  'exponent-separator': 'e',
  'minus-sign': '-',
  percent: '%',
  'per-mille': '\u2030',
  'zero-digit': '0',
  digit: '#',
  'pattern-separator': ';',
};

/** How numbers of one sign are written. */
export interface SubPicture {
  readonly prefix: string;
  readonly suffix: string;
  /** What the number is multiplied by: 100 for percent, 1000 for per mille. */
  readonly factor: number;
  readonly hasPoint: boolean;
  readonly leastWhole: number;
  readonly leastFraction: number;
  readonly mostFraction: number;
  /** Fewest digits of the exponent; 0 where none is written. */
  readonly leastExponent: number;
  /** Digits before the point of a number with an exponent. */
  readonly scale: number;
  /** One separator every so many digits before the point; 0 where they stand anywhere. */
  readonly every: number;
  /** Digits between each separator and the point. */
  readonly wholeSeparators: readonly number[];
  readonly fractionSeparators: readonly number[];
}

export interface NumberPicture {
  readonly symbols: PictureSymbols;
  readonly digits: readonly string[];
  readonly positive: SubPicture;
  readonly negative: SubPicture;
}

/** Reads a picture of a number. Throws D3080 to D3093 for what it may not hold. */
export function readNumberPicture(picture: string, symbols: PictureSymbols): NumberPicture {
  const zero = symbols['zero-digit'].charCodeAt(0);
  const digits = Array.from({ length: 10 }, (_, i) => String.fromCharCode(zero + i));
  const subs = picture.split(symbols['pattern-separator']);
  if (subs.length > 2) throw new LanguageError('D3080');
  const parts = subs.map((sub) => split(sub, symbols, digits));
  for (const part of parts) {
    const fault = faultOf(part, symbols, digits);
    if (fault !== undefined) throw new LanguageError(fault);
  }
  const [positive, negative] = parts.map((part) => analyse(part, symbols, digits));
  if (positive === undefined) throw new LanguageError('D3085');
  return { symbols, digits, positive, negative: negative ?? { ...positive, prefix: symbols['minus-sign'] + positive.prefix } };
}

interface Parts {
  readonly sub: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly active: string;
  readonly mantissa: string;
  readonly exponent: string | undefined;
  readonly whole: string;
  readonly fraction: string;
}

function isActive(char: string, symbols: PictureSymbols, digits: readonly string[]): boolean {
  return (
    digits.includes(char) ||
    char === symbols['decimal-separator'] ||
    char === symbols['exponent-separator'] ||
    char === symbols['grouping-separator'] ||
    char === symbols.digit ||
    char === symbols['pattern-separator']
  );
}

function split(sub: string, symbols: PictureSymbols, digits: readonly string[]): Parts {
  const chars = sub.split('');
  const bounds = (char: string): boolean => char !== symbols['exponent-separator'] && isActive(char, symbols, digits);
  const first = chars.findIndex(bounds);
  const prefix = first < 0 ? '' : sub.slice(0, first);
  const suffix = first < 0 ? '' : sub.slice(chars.findLastIndex(bounds) + 1);
  const active = sub.slice(prefix.length, sub.length - suffix.length);
  const at = sub.indexOf(symbols['exponent-separator'], prefix.length);
  const hasExponent = at >= 0 && at <= sub.length - suffix.length;
  // The place is one in the whole picture, yet counts in the active part: so the language has it.
  const mantissa = hasExponent ? active.slice(0, at) : active;
  const exponent = hasExponent ? active.slice(at + 1) : undefined;
  const point = mantissa.indexOf(symbols['decimal-separator']);
  const whole = point < 0 ? mantissa : mantissa.slice(0, point);
  return { sub, prefix, suffix, active, mantissa, exponent, whole, fraction: point < 0 ? suffix : mantissa.slice(point + 1) };
}

function isTwice(text: string, part: string): boolean {
  return text.indexOf(part) !== text.lastIndexOf(part);
}

/** Code of what is wrong; of several the last in the order of the codes, as the language gives it. */
function faultOf(parts: Parts, symbols: PictureSymbols, digits: readonly string[]): string | undefined {
  const { sub, whole, fraction, exponent } = parts;
  const { percent, digit, 'per-mille': perMille, 'decimal-separator': point, 'grouping-separator': comma } = symbols;
  const isDigit = (char: string): boolean => digits.includes(char);
  const at = sub.indexOf(point);
  const scaled = sub.includes(percent) || sub.includes(perMille);
  const optionalWhole = whole.indexOf(digit);
  const optionalFraction = fraction.lastIndexOf(digit);
  const faults: readonly (readonly [string, boolean])[] = [
    ['D3081', isTwice(sub, point)],
    ['D3082', isTwice(sub, percent)],
    ['D3083', isTwice(sub, perMille)],
    ['D3084', sub.includes(percent) && sub.includes(perMille)],
    ['D3085', !parts.mantissa.split('').some((char) => isDigit(char) || char === digit)],
    ['D3086', !parts.active.split('').every((char) => isActive(char, symbols, digits))],
    ['D3087', at >= 0 && (sub.charAt(at - 1) === comma || sub.charAt(at + 1) === comma)],
    ['D3088', at < 0 && whole.charAt(whole.length - 1) === comma],
    ['D3089', sub.includes(comma + comma)],
    ['D3090', optionalWhole >= 0 && whole.slice(0, optionalWhole).split('').some(isDigit)],
    ['D3091', optionalFraction >= 0 && fraction.slice(optionalFraction).split('').some(isDigit)],
    ['D3092', exponent !== undefined && exponent !== '' && scaled],
    ['D3093', exponent !== undefined && (exponent === '' || !exponent.split('').every(isDigit))],
  ];
  return faults.findLast(([, is]) => is)?.[0];
}

function analyse(parts: Parts, symbols: PictureSymbols, digits: readonly string[]): SubPicture {
  const { sub, whole, fraction, exponent } = parts;
  const count = (text: string, optional: boolean): number =>
    text.split('').filter((char) => digits.includes(char) || (optional && char === symbols.digit)).length;
  const separators = (part: string, before: boolean): readonly number[] => {
    const places: number[] = [];
    // Beyond the first they are looked for before the point, in the fraction too: so the language has it.
    for (let at = part.indexOf(symbols['grouping-separator']); at >= 0; at = whole.indexOf(symbols['grouping-separator'], at + 1))
      places.push(count(before ? part.slice(0, at) : part.slice(at), true));
    return places;
  };
  const scale = count(whole, false);
  let leastWhole = scale;
  let leastFraction = count(fraction, false);
  let mostFraction = count(fraction, true);
  if (leastWhole === 0 && mostFraction === 0) {
    if (exponent === undefined) leastWhole = 1;
    else leastFraction = mostFraction = 1;
  }
  if (exponent !== undefined && leastWhole === 0 && whole.includes(symbols.digit)) leastWhole = 1;
  if (leastWhole === 0 && leastFraction === 0) leastFraction = 1;
  const wholeSeparators = separators(whole, false);
  return {
    prefix: parts.prefix,
    suffix: parts.suffix,
    factor: sub.includes(symbols.percent) ? 100 : sub.includes(symbols['per-mille']) ? 1000 : 1,
    hasPoint: sub.includes(symbols['decimal-separator']),
    leastWhole,
    leastFraction,
    mostFraction,
    leastExponent: exponent === undefined ? 0 : count(exponent, false),
    scale,
    every: commonStep(wholeSeparators),
    wholeSeparators,
    fractionSeparators: separators(fraction, true),
  };
}
