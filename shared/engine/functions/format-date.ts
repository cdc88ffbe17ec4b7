import { LanguageError } from '../values/language-error.ts';
import { namesOf, partOf } from './date-parts.ts';
import { readDatePicture, type PartMarker } from './date-picture.ts';
import { formatInteger, writeInteger } from './integer-picture.ts';

const iso = '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]';

/** Last instant whose year has four digits. */
const lastOfFour = 253_402_300_799_999;

/**
 * An instant, ms since 1970, after a picture, ISO 8601 without one; `zone` is an offset such as +0530, UTC without one.
 * Throws what reading the picture throws, D3133 for the name of a part that has none, D3134 for a zone of odd digits.
 */
export function formatDate(millis: number, picture: string | undefined, zone: string | undefined): string {
  if (picture === undefined && zone === undefined && millis >= 0 && millis <= lastOfFour) return new Date(millis).toISOString();
  const offset = zone === undefined ? 0 : Number.parseInt(zone);
  const hours = Math.floor(offset / 100);
  const minutes = offset % 100;
  const date = new Date(millis + (60 * hours + minutes) * 60_000);
  let written = '';
  for (const piece of readDatePicture(picture ?? iso)) written += typeof piece === 'string' ? piece : write(date, piece, hours, minutes);
  return written;
}

function write(date: Date, marker: PartMarker, hours: number, minutes: number): string {
  const { part } = marker;
  if (part === 'Z' || part === 'z') return writeZone(marker, hours, minutes);
  const value = partOf(date, part);
  if (typeof value !== 'number') return part === 'P' && marker.names === 'upper' ? String(value).toUpperCase() : String(value);
  if (marker.names !== undefined) return writeName(value, marker);
  if (marker.integer === undefined) throw new LanguageError('D3133', { value: part });
  const shown = part === 'Y' && marker.lastDigits !== -1 ? value % 10 ** marker.lastDigits : value;
  return writeInteger(shown, marker.integer, marker.digits);
}

function writeName(value: number, { part, names, widest }: PartMarker): string {
  const all = namesOf(part);
  if (all === undefined) throw new LanguageError('D3133', { value: part });
  const found = all[value - 1];
  // An instant that there is not has no month; only as a title without a width the language writes the host's word for nothing.
  if (found === undefined && (names !== 'title' || widest !== undefined)) throw new LanguageError('D1001', { value });
  const name = String(found);
  const cased = names === 'upper' ? name.toUpperCase() : names === 'lower' ? name.toLowerCase() : name;
  return widest !== undefined && cased.length > widest ? cased.slice(0, widest) : cased;
}

function writeZone({ part, integer, digits, modifier }: PartMarker, hours: number, minutes: number): string {
  const offset = hours * 100 + minutes;
  if (integer === undefined) throw new LanguageError('D3134', { value: digits });
  let written: string;
  if (integer.every !== undefined || digits === 3 || digits === 4) written = writeInteger(offset, integer);
  else if (digits === 1 || digits === 2) written = writeInteger(hours, integer) + (minutes === 0 ? '' : `:${formatInteger(minutes, '00')}`);
  else throw new LanguageError('D3134', { value: digits });
  if (offset === 0 && modifier === 't') return 'Z';
  return (part === 'z' ? 'GMT' : '') + (offset >= 0 ? '+' : '') + written;
}
