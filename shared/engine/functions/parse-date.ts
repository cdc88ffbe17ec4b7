import { LanguageError } from '../values/language-error.ts';
import { namesOf, partOf } from './date-parts.ts';
import { readDatePicture, type PartMarker } from './date-picture.ts';
import { readInteger, type IntegerPicture } from './integer-picture.ts';
import { wordsPattern } from './number-words.ts';
import { pictureCache } from './picture-cache.ts';

interface DateReader {
  readonly pattern: RegExp;
  /** In the order of the groups of the pattern. */
  readonly parts: readonly { readonly part: string; readonly read: (text: string) => number | undefined }[];
}

/** What a picture reads. Throws what reading the picture throws, D3130 and D3133 for parts that cannot be read. */
const dateReader = pictureCache((picture: string): DateReader => {
  let pattern = '';
  const parts: DateReader['parts'][number][] = [];
  for (const piece of readDatePicture(picture)) {
    if (typeof piece === 'string') pattern += literally(piece);
    else {
      const { source, read } = partReader(piece);
      pattern += `(${source})`;
      parts.push({ part: piece.part, read });
    }
  }
  return { pattern: new RegExp(`^${pattern}$`, 'i'), parts };
});

/** A pattern that takes only the text itself. */
function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}

interface PartReader {
  /** Pattern without groups that capture. */
  readonly source: string;
  readonly read: (text: string) => number | undefined;
}

function partReader(marker: PartMarker): PartReader {
  const { part, integer } = marker;
  if (part === 'Z' || part === 'z') return zoneReader(part, integer);
  if (part === 'f') return { source: '[0-9]+', read: (text) => Number.parseFloat(`0.${text.slice(0, 3)}`) * 1000 };
  if (integer !== undefined) return { source: integerPattern(integer, marker.parseWidth), read: (text) => readInteger(text, integer) };
  return { source: '[a-zA-Z]+', read: nameReader(marker) };
}

function zoneReader(part: string, integer: IntegerPicture | undefined): PartReader {
  const separator = integer?.every?.character;
  const prefix = part === 'z' ? 'GMT' : '';
  return {
    source: `${prefix}[-+][0-9]+${separator === undefined ? '' : `${literally(separator)}[0-9]+`}`,
    read: (text) => {
      const zone = text.slice(prefix.length);
      const cut = separator === undefined ? (zone.length <= 3 ? zone.length : 3) : zone.indexOf(separator);
      const minutes = separator === undefined ? zone.slice(cut) : zone.slice(cut + 1);
      return Number.parseInt(zone.slice(0, cut)) * 60 + (minutes === '' ? 0 : Number.parseInt(minutes));
    },
  };
}

function nameReader({ part, widest }: PartMarker): PartReader['read'] {
  if (part === 'P') return (text) => (text === 'am' || text === 'AM' ? 0 : text === 'pm' || text === 'PM' ? 1 : undefined);
  const names = namesOf(part);
  if (names === undefined) throw new LanguageError('D3133', { value: part });
  const values = new Map(names.map((name, i) => [widest ? name.slice(0, widest) : name, i + 1]));
  return (text) => values.get(text);
}

function integerPattern(picture: IntegerPicture, width: number | undefined): string {
  switch (picture.kind) {
    case 'letters':
      return picture.case === 'upper' ? '[A-Z]+' : '[a-z]+';
    case 'roman':
      return picture.case === 'upper' ? '[MDCLXVI]+' : '[mdclxvi]+';
    case 'words':
      return wordsPattern;
    case 'decimal':
      return `[0-9]${width ? `{${width}}` : '+'}${picture.ordinal ? '(?:th|st|nd|rd)' : ''}`;
    case 'sequence':
      throw new LanguageError('D3130', { value: picture.text });
  }
}

/**
 * The instant, ms since 1970, that a text after a picture says; nothing where the text is not of the picture. Parts before
 * the first one given are those of `now`. Throws what reading the picture throws, D3136 where a part between is missing.
 */
export function parseDate(text: string, picture: string, now: number): number | undefined {
  const { pattern, parts } = dateReader(picture);
  const found = pattern.exec(text);
  if (found === null || parts.length === 0) return undefined;
  const given = new Map<string, number | undefined>();
  parts.forEach(({ part, read }, i) => given.set(part, read(found[i + 1] ?? '')));
  return instantOf(given, now);
}

type Parts = Map<string, number | undefined>;

/** Whether all parts present are of the set, and one of the set is. 0 counts as absent, as the language has it. */
function fits(given: Parts, all: string, set: string): boolean {
  const present = [...all].filter((part) => given.get(part));
  return present.length > 0 && present.every((part) => set.includes(part));
}

function instantOf(given: Parts, now: number): number {
  const date = (set: string): boolean => fits(given, 'YXMxWwdD', set);
  const byDay = !date('YMD') && date('Yd');
  const byWeekOfMonth = date('XxwF');
  const byWeek = !byWeekOfMonth && date('XW');
  const halfDays = !fits(given, 'PHhmsf', 'Hmsf') && fits(given, 'PHhmsf', 'Phmsf');
  complete(given, (byDay ? 'YD' : byWeekOfMonth ? 'XxwF' : byWeek ? 'XWF' : 'YMD') + (halfDays ? 'Phmsf' : 'Hmsf'), new Date(now));
  // Weeks alone do not say a day that the language could read.
  if (byWeekOfMonth || byWeek) throw new LanguageError('D3136');
  const part = (letter: string): number => given.get(letter) ?? NaN;
  const hours = halfDays ? (part('h') === 12 ? 0 : part('h')) + (part('P') === 1 ? 12 : 0) : part('H');
  const dayOfYear = new Date(Date.UTC(part('Y'), 0) + (part('d') - 1) * 86_400_000);
  const month = byDay ? dayOfYear.getUTCMonth() : part('M') > 0 ? part('M') - 1 : 0;
  const day = byDay ? dayOfYear.getUTCDate() : part('D');
  const zone = given.get('Z') || given.get('z') || 0;
  return Date.UTC(part('Y'), month, day, hours, part('m'), part('s'), part('f')) - zone * 60_000;
}

/** Fills in the parts of the list: before the first given from now, behind the last given with the least. Throws D3136 for a gap. */
function complete(given: Parts, parts: string, now: Date): void {
  let started = false;
  let ended = false;
  for (const part of parts) {
    if (given.get(part) !== undefined) {
      if (ended) throw new LanguageError('D3136');
      started = true;
    } else if (started) {
      given.set(part, 'MDd'.includes(part) ? 1 : 0);
      ended = true;
    } else {
      const present = partOf(now, part);
      given.set(part, typeof present === 'number' ? present : NaN);
    }
  }
}
