import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import { fromWire } from '#shared/records/wire-value.ts';
import { blame } from '#shared/scenarios/blame/blame.ts';
import type { Suspect } from '#shared/scenarios/blame/suspect.ts';
import { compareValues } from '#shared/scenarios/compare-values.ts';
import type { Place } from '#shared/trace/place.ts';
import { placeText, readPlace } from '#shared/trace/place.ts';
import type { Fault, FaultKind, Guilty, Random } from './faults.ts';
import { makeFault } from './faults.ts';
import type { SeededMap } from './seeded-map.ts';
import { outputOf, settingsOf } from './seeded-map.ts';

/** A wrong value, and whom "why this value" named for it. */
export interface Sought {
  readonly map: string;
  readonly fault: Fault;
  readonly record: number;
  readonly place: string;
  readonly expected: Value | undefined;
  readonly suspects: readonly Suspect[];
  readonly named: boolean;
  readonly milliseconds: number;
}

const tries = 12;

/** Seeds one fault that changes a value of the output, and asks why one of the changed values is what it is. */
export function seekFault(kind: FaultKind, map: SeededMap, random: Random): Sought | undefined {
  for (let i = 0; i < tries; i += 1) {
    const at = Math.floor(random() * map.records.length);
    const record = map.records[at];
    const right = record === undefined ? undefined : outputOf(map.definition, record);
    const fault = record === undefined ? undefined : makeFault(kind, map.definition, record, map.records, random);
    if (fault === undefined) return undefined;
    const changed = changedLeaves(right, outputOf(fault.definition, fault.record));
    const told = changed[Math.floor(random() * changed.length)];
    if (told === undefined) continue;
    const samples = map.records.map((one, number) => (number === at ? fault.record : one));
    const started = Date.now();
    const suspects = blame({
      definition: fault.definition,
      settings: settingsOf(fault.definition),
      record: fault.record,
      place: told.place,
      told: told.expected === undefined ? {} : { value: told.expected },
      samples,
      milliseconds: 15_000,
    });
    const [first] = suspects;
    return {
      map: map.name,
      fault,
      record: at + 1,
      place: placeText(told.place),
      expected: told.expected,
      suspects,
      named: first !== undefined && names(first, fault.guilty),
      milliseconds: Date.now() - started,
    };
  }
  return undefined;
}

function names(suspect: Suspect, guilty: Guilty): boolean {
  if (suspect.kind !== guilty.kind || suspect.id !== guilty.id) return false;
  return guilty.kind !== 'row' || guilty.keys.includes(suspect.key ?? '');
}

interface Told {
  readonly place: Place;
  readonly expected: Value | undefined;
}

/** The leaves of the output that are not what they should be: what a person would point at. */
function changedLeaves(right: Value | undefined, wrong: Value | undefined): readonly Told[] {
  return compareValues(right, wrong).flatMap((difference): readonly Told[] => {
    const place = difference.path === '' ? [] : readPlace(difference.path);
    if (place === undefined) return [];
    const expected = difference.expected === undefined ? undefined : fromWire(difference.expected);
    const actual = difference.actual === undefined ? undefined : fromWire(difference.actual);
    return expected === undefined
      ? leaves(actual, place).map((one) => ({ place: one.place, expected: undefined }))
      : leaves(expected, place);
  });
}

function leaves(value: Value | undefined, place: Place): readonly Told[] {
  if (isArray(value)) return value.flatMap((item, i) => leaves(item, [...place, i]));
  if (isObject(value)) return Object.entries(value).flatMap(([name, part]) => leaves(part, [...place, name]));
  return [{ place, expected: value }];
}
