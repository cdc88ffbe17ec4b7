import { ExactNumber } from '#shared/records/exact-number.ts';
import { isObject } from '../values/is-object.ts';
import { numberAt, textAt, unfit } from './arguments.ts';
import { builtin, type Builtin } from './builtin.ts';
import { readNumberPicture, usualSymbols, type NumberPicture, type PictureSymbols, type SubPicture } from './number-picture.ts';
import { pictureCache } from './picture-cache.ts';
import { roundHalfEven } from './round.ts';

const usualPicture = pictureCache((picture: string) => readNumberPicture(picture, usualSymbols));

/** Most decimal places that the host writes. */
const mostPlaces = 100;

function write(value: number, picture: NumberPicture): string {
  const sub = value >= 0 ? picture.positive : picture.negative;
  const { symbols } = picture;
  const adjusted = value * sub.factor;
  const [mantissa, exponent] = sub.leastExponent === 0 ? [adjusted, undefined] : scaled(adjusted, sub.scale);
  const digits = writeDigits(roundHalfEven(mantissa, sub.mostFraction), sub.mostFraction, picture);
  const point = symbols['decimal-separator'];
  const grouped = group(fill(digits, sub, point, symbols['zero-digit']), sub, point, symbols['grouping-separator']);
  // The last character goes where it should be the point, and may be a digit: so the language has it.
  let written = !sub.hasPoint || grouped.indexOf(point) === grouped.length - 1 ? grouped.slice(0, -1) : grouped;
  if (exponent !== undefined) {
    const power = writeDigits(exponent, 0, picture).padStart(sub.leastExponent, symbols['zero-digit']);
    written += symbols['exponent-separator'] + (exponent < 0 ? symbols['minus-sign'] : '') + power;
  }
  return sub.prefix + written + sub.suffix;
}

/** Mantissa and power of ten of a number whose mantissa has that many digits before the point. */
function scaled(value: number, digits: number): readonly [number, number] {
  let mantissa = value;
  let exponent = 0;
  if (mantissa === 0) return [0, 0];
  const least = 10 ** (digits - 1);
  const most = 10 ** digits;
  for (; Math.abs(mantissa) < least; exponent -= 1) mantissa *= 10;
  for (; Math.abs(mantissa) > most; exponent += 1) mantissa /= 10;
  return [mantissa, exponent];
}

/** A number without its sign in the digits of the picture, with a point where it has places. */
function writeDigits(value: number, places: number, { digits }: NumberPicture): string {
  const text = Math.abs(value).toFixed(Math.min(places, mostPlaces));
  return digits[0] === '0' ? text : text.replaceAll(/[0-9]/g, (digit) => digits[Number(digit)] ?? digit);
}

/** With the point of the picture, zeros that mean nothing dropped, then as many added as the picture asks for. */
function fill(text: string, sub: SubPicture, point: string, zero: string): string {
  const pointed = text.includes('.') ? text.replace('.', () => point) : text + point;
  let start = 0;
  while (start < pointed.length && pointed.charAt(start) === zero) start += 1;
  let end = pointed.length;
  while (end > start && pointed.charAt(end - 1) === zero) end -= 1;
  const bare = pointed.slice(start, end);
  const before = bare.indexOf(point);
  const behind = bare.length - before - 1;
  return zero.repeat(Math.max(0, sub.leastWhole - before)) + bare + zero.repeat(Math.max(0, sub.leastFraction - behind));
}

function group(text: string, sub: SubPicture, point: string, separator: string): string {
  let grouped = text;
  // A place before the first digit counts from the end: so the language has it.
  const insert = (at: number): void => {
    grouped = grouped.slice(0, at) + separator + grouped.slice(at);
  };
  const end = text.indexOf(point);
  if (sub.every > 0) for (let place = sub.every; place <= end - 1; place += sub.every) insert(end - place);
  else sub.wholeSeparators.forEach((place, i) => insert(end + i - place));
  const start = grouped.indexOf(point) + 1;
  for (const place of sub.fractionSeparators) insert(start + place);
  return grouped;
}

function symbolsOf(options: Readonly<Record<string, unknown>>): PictureSymbols {
  const given = Object.entries(options).map(([name, value]): [string, string] => [name, textOf(value)]);
  return { ...usualSymbols, ...Object.fromEntries(given) };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : value instanceof ExactNumber ? value.digits : (JSON.stringify(value) ?? '');
}

/** Writes numbers after pictures. */
export const formatNumberFunctions: readonly Builtin[] = [
  builtin('formatNumber', '<n-so?:s>', 3, (call, args) => {
    if (args[0] === undefined) return undefined;
    const value = numberAt(call, args, 0);
    const options = args[2];
    if (options === undefined) return write(value, usualPicture(textAt(args, 1)));
    if (!isObject(options)) throw unfit(args, 2);
    return write(value, readNumberPicture(textAt(args, 1), symbolsOf(options)));
  }),
];
