import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import { fromWire } from '#shared/records/wire-value.ts';
import type { Place } from '#shared/trace/place.ts';
import { readPlace } from '#shared/trace/place.ts';
import { compareValues } from '../compare-values.ts';
import { Columns } from './columns.ts';
import { cellGuesses } from './guess-cells.ts';
import { Reading } from './reading.ts';
import { rowGuesses } from './guess-rows.ts';
import { keepGuesses, loopGuesses, ruleGuesses } from './guess-texts.ts';
import { standing } from './standing.ts';
import type { Suspect } from './suspect.ts';
import type { Question } from './trial.ts';
import { Trial } from './trial.ts';

export interface BlameQuestion extends Question {
  /** What should stand there, `value` absent: nothing. Without it the suspects are all that the value came through. */
  readonly told?: { readonly value?: Value };
  /** The inputs of the whole sample: a slip stands out among them. */
  readonly samples: readonly Value[];
  /** Milliseconds that the search may take. */
  readonly milliseconds?: number;
}

const mostSuspects = 8;
/** What explains a value only by a change as large as this is no better than what explains nothing. */
const farFetched = 8.6;
/** What costs so much more than the best explanation found is not looked for any more. */
const margin = 3;

/**
 * Who is to blame for a value of an output, the likeliest first. Of everything that the value came through (its rule,
 * lookup rows, loops, fields of the record) each is changed alone, and what gives the expected value with the smallest
 * change stands in front; what cannot be made to explain it stands behind, as what it came through.
 */
export function blame(question: BlameQuestion): readonly Suspect[] {
  const { told } = question;
  const trial = new Trial(question, told?.value, question.milliseconds ?? 1_500);
  const narrowed = told === undefined ? undefined : narrow(question, told.value, trial.actual);
  if (narrowed !== undefined) return blame(narrowed);
  const reading = new Reading(trial);
  const last = standing(trial, reading, told !== undefined);
  if (told === undefined || trial.isExpected(trial.actual)) return last;
  const columns = new Columns(question.samples);
  const guesses = [
    ...ruleGuesses(trial, reading),
    ...loopGuesses(trial, reading),
    ...keepGuesses(trial),
    ...rowGuesses(trial, reading),
    ...cellGuesses(trial, reading, columns),
  ].sort((a, b) => a.floor - b.floor);
  const found: Suspect[] = [];
  let best = Number.POSITIVE_INFINITY;
  for (const guess of guesses) {
    if (guess.floor > best + margin || !trial.hasTime) break;
    const suspect = guess.prove();
    if (suspect === undefined) continue;
    found.push(suspect);
    best = Math.min(best, suspect.cost);
  }
  found.sort((a, b) => a.cost - b.cost);
  const far = found.filter((one) => one.cost > farFetched);
  const firsts = found.filter((one, i) => found.findIndex((other) => sameSuspect(one, other)) === i).slice(0, mostSuspects);
  const rest = last.filter((one) => !firsts.some((other) => other.kind === one.kind && other.id === one.id && other.key === one.key));
  const near = firsts.filter((one) => !far.includes(one));
  return [
    ...near,
    ...rest.slice(0, near.length === 0 ? 1 : 0),
    ...firsts.filter((one) => far.includes(one)),
    ...rest.slice(near.length === 0 ? 1 : 0),
  ];
}

/** Of a value with parts the first part that differs is asked about; `undefined` where the value has none. */
function narrow(question: BlameQuestion, expected: Value | undefined, actual: Value | undefined): BlameQuestion | undefined {
  const [first] = compareValues(expected, actual);
  const inner = first === undefined || first.path === '' ? [] : (readPlace(first.path) ?? []);
  const wanted = first?.expected === undefined ? undefined : fromWire(first.expected);
  const given = first?.actual === undefined ? undefined : fromWire(first.actual);
  const leaf = firstLeaf(wanted ?? given);
  const place = [...inner, ...leaf.place];
  if (first === undefined || place.length === 0) return undefined;
  const told = wanted === undefined || leaf.value === undefined ? {} : { value: leaf.value };
  return { ...question, place: [...question.place, ...place], told };
}

/** The first value in a value that has no parts. */
function firstLeaf(value: Value | undefined): { readonly place: Place; readonly value: Value | undefined } {
  const [part, inner] = isArray(value) ? [0, value[0]] : isObject(value) ? (Object.entries(value)[0] ?? []) : [];
  if (part === undefined || inner === undefined) return { place: [], value };
  const leaf = firstLeaf(inner);
  return { place: [part, ...leaf.place], value: leaf.value };
}

function sameSuspect(a: Suspect, b: Suspect): boolean {
  return a.kind === b.kind && a.id === b.id && a.part === b.part && a.key === b.key && a.span?.start === b.span?.start;
}
