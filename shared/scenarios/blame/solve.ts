import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { changeCost, commonEnds, leafText } from './change-cost.ts';

export interface Unknown {
  /** What stands there now. */
  readonly is: Value | undefined;
  /** What comes out now, and what should. */
  readonly actual: Value | undefined;
  readonly expected: Value | undefined;
  /** Values that may well stand there: of the same column, of the same table. */
  readonly known: readonly Value[];
  /** Keys of lookup tables whose row holds the expected value. */
  readonly keys?: readonly string[];
  /** Values worth trying, though nothing says that they are likely. */
  readonly also?: readonly Value[];
  /** What comes out with another value there. */
  readonly probe: (value: Value | undefined) => Value | undefined;
  readonly isExpected: (value: Value | undefined) => boolean;
  /** Of a text that somebody typed the slips of one key that are tried: none, those that need no other letter, every one. */
  readonly slips?: 'none' | 'few' | 'every';
  readonly time: () => boolean;
}

export interface Solution {
  readonly would: Value | undefined;
  readonly cost: number;
}

/** The most that a value costs which would be handed on as it is. */
const handedOn = 5;

const mostProbes = 100;

/** The likeliest value that gives the expected one if it stood there. */
export function solve(unknown: Unknown): Solution | undefined {
  const { is } = unknown;
  const known = [...unknown.known, ...(unknown.keys ?? [])];
  const knownTexts = new Set(known.map((value) => `${typeof value}${leafText(value)}`));
  const candidates = new Map<string, Solution>();
  const add = (would: Value | undefined): void => {
    const name = would === undefined ? 'nothing' : `${typeof would}${leafText(would)}`;
    if (candidates.has(name) || sameLeaf(would, is)) return;
    const cost = changeCost(is, would, knownTexts.has(name));
    // What comes out as it stands there has to be long where it is.
    candidates.set(name, {
      would,
      cost: would !== undefined && leafText(would) === leafText(unknown.expected) ? Math.min(cost, handedOn) : cost,
    });
  };
  for (const value of asKindOf(is, unknown.expected)) add(value);
  if (typeof is === 'string') for (const text of spliced(is, unknown.actual, unknown.expected)) add(text);
  for (const number of numeric(unknown)) for (const value of asKindOf(is, number)) add(value);
  for (const key of unknown.keys ?? []) for (const value of asKindOf(is, key)) add(value);
  for (const value of [...nearest(is, known), ...nearest(is, unknown.also ?? [])]) add(value);
  if (typeof is === 'boolean') add(!is);
  if (typeof is === 'number') for (const number of oneDigit(is)) add(number);
  if (typeof is === 'number' && unknown.expected !== undefined) add(leafText(unknown.expected).length);
  if (typeof is === 'number') for (const by of [1, -1, 2, -2, 3, -3]) add(is + by);
  if (typeof is === 'number') for (const number of [0, 1, 2, is * 10, is / 10, -is]) add(number);
  if (typeof is === 'string') add('');
  add(undefined);
  const byCost = [...candidates.values()].sort((a, b) => a.cost - b.cost).slice(0, mostProbes);
  const found = byCost.find(({ would }) => unknown.time() && unknown.isExpected(unknown.probe(would)));
  return found ?? (typeof is === 'string' ? unslipped(is, unknown) : undefined);
}

/** A number with one digit another one, or without one. */
function oneDigit(number: number): readonly number[] {
  const text = String(number);
  if (text.length > 6) return [];
  const texts = text
    .split('')
    .flatMap((_, at) => ['', ...'0123456789'.split('')].map((digit) => text.slice(0, at) + digit + text.slice(at + 1)));
  return texts.filter((one) => one !== '' && Number.isFinite(Number(one))).map(Number);
}

const longestTyped = 40;
const alphabet = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 -_/.:#,;[]';

/** The text without one slip of the keys: letters too many first, then those that changed places, that are wrong, that are missing. */
function unslipped(is: string, { probe, isExpected, time, slips = 'none' }: Unknown): Solution | undefined {
  if (is.length > longestTyped || slips === 'none') return undefined;
  for (const would of oneSlip(is, slips === 'every' ? alphabet : '')) {
    if (!time()) return undefined;
    if (would !== is && isExpected(probe(would))) return { would, cost: changeCost(is, would, false) };
  }
  return undefined;
}

function* oneSlip(text: string, letters: string): Generator<string> {
  const places = Array.from({ length: text.length }, (_, at) => at);
  for (const at of places) yield text.slice(0, at) + text.slice(at + 1);
  for (const at of places.slice(1)) yield text.slice(0, at - 1) + text.slice(at, at + 1) + text.slice(at - 1, at) + text.slice(at + 1);
  for (const letter of letters) for (const at of places) yield text.slice(0, at) + letter + text.slice(at + 1);
  for (const letter of letters) for (const at of [...places, text.length]) yield text.slice(0, at) + letter + text.slice(at);
}

function sameLeaf(a: Value | undefined, b: Value | undefined): boolean {
  return a === b || (a instanceof ExactNumber && b instanceof ExactNumber && a.digits === b.digits);
}

/** A value in the kind of what stands there, and as it is. */
function asKindOf(is: Value | undefined, value: Value | undefined): readonly Value[] {
  if (value === undefined || (typeof value === 'object' && value !== null && !(value instanceof ExactNumber))) return [];
  if (typeof is === 'string') return [leafText(value)];
  if (typeof is === 'number' && typeof value === 'string')
    return value.trim() !== '' && Number.isFinite(Number(value)) ? [Number(value)] : [value];
  return is === undefined && typeof value === 'number' ? [value, String(value)] : [value];
}

/** Known values like the one that stands there first. */
function nearest(is: Value | undefined, known: readonly Value[]): readonly Value[] {
  return known
    .slice(0, 400)
    .map((value) => ({ value, cost: changeCost(is, value, true) }))
    .sort((a, b) => a.cost - b.cost)
    .slice(0, 30)
    .map(({ value }) => value);
}

/** Texts that differ from the one that stands there as the expected value differs from the actual one. */
function spliced(is: string, actual: Value | undefined, expected: Value | undefined): readonly string[] {
  if (actual === undefined || expected === undefined) return [];
  const [was, wanted] = [leafText(actual), leafText(expected)];
  const found: string[] = [];
  for (const form of new Set([is, is.toUpperCase(), is.toLowerCase(), is.trim()])) {
    if (form === '') continue;
    for (let at = was.indexOf(form), tries = 0; at >= 0 && tries < 5; at = was.indexOf(form, at + 1), tries += 1) {
      const [before, after] = [was.slice(0, at), was.slice(at + form.length)];
      if (wanted.length < before.length + after.length || !wanted.startsWith(before) || !wanted.endsWith(after)) continue;
      const middle = wanted.slice(before.length, wanted.length - after.length);
      found.push(middle, recased(is, middle));
    }
  }
  // Where the text cuts: what stands right behind, or before, the part that was expected.
  const cut = wanted === '' ? -1 : was.indexOf(wanted);
  if (cut >= 0)
    for (const size of [1, 2, 3])
      found.push(was.slice(cut + wanted.length, cut + wanted.length + size), was.slice(Math.max(0, cut - size), cut));
  const { head, tail } = commonEnds(was, wanted);
  const out = was.slice(head, was.length - tail);
  const into = wanted.slice(head, wanted.length - tail);
  for (const context of [6, 4, 3, 2, 1, 0]) {
    const before = was.slice(Math.max(0, head - context), head);
    const after = was.slice(was.length - tail, was.length - tail + context);
    if (before + out + after === '') continue;
    for (const [left, right] of [
      [before, after],
      [before, ''],
      ['', after],
    ] as const) {
      const piece = left + out + right;
      const at = piece === '' ? -1 : is.toLowerCase().indexOf(piece.toLowerCase());
      if (at >= 0) found.push(is.slice(0, at + left.length) + into + is.slice(at + left.length + out.length));
    }
  }
  return found;
}

/** A text written as another one is: in capitals, or without. */
function recased(like: string, text: string): string {
  if (like === like.toLowerCase()) return text.toLowerCase();
  if (like === like.toUpperCase()) return text.toUpperCase();
  return like.slice(1) === like.slice(1).toLowerCase() ? text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase() : text;
}

/** Numbers that would give the expected number if what comes out grows with them, or with their share. */
function numeric({ is, actual, expected, probe }: Unknown): readonly Value[] {
  const [now, was, wanted] = [numberOf(is), numberOf(actual), numberOf(expected)];
  if (now === undefined || wanted === undefined) return [];
  const exact: number[] = [];
  if (was !== undefined) {
    exact.push(now + (wanted - was), now - (wanted - was));
    if (was !== 0) exact.push((now * wanted) / was);
    if (wanted !== 0) exact.push((now * was) / wanted);
  }
  for (const step of [1, 100]) {
    const [low] = asKindOf(is, now + step);
    const other = numberOf(low === undefined ? undefined : probe(low));
    if (other === undefined || was === undefined || other === was) continue;
    exact.push(now + ((wanted - was) * step) / (other - was));
    break;
  }
  const decimals = (/\.(\d+)$/.exec(String(now))?.[1] ?? '').length;
  const places = [...new Set([decimals, 0, 1, 2, 3, 4])];
  return exact
    .filter(Number.isFinite)
    .flatMap((number) =>
      places.map((digits) => (typeof is === 'string' && digits >= decimals ? number.toFixed(digits) : Number(number.toFixed(digits)))),
    );
}

function numberOf(value: Value | undefined): number | undefined {
  const number =
    typeof value === 'number'
      ? value
      : value instanceof ExactNumber
        ? value.toNumber()
        : typeof value === 'string' && value.trim() !== ''
          ? Number(value)
          : Number.NaN;
  return Number.isFinite(number) ? number : undefined;
}
