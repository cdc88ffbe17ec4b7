import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { countsAsTrue } from '../values/counts-as-true.ts';
import { toDouble } from '../values/doubles.ts';
import { isList } from '../values/is-object.ts';
import { LanguageError } from '../values/language-error.ts';
import { newSequence, type Sequence } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import type { Frame } from './frame.ts';
import { isFixed } from './independent.ts';
import { buildJoin } from './join.ts';
import type { Machine } from './machine.ts';
import type { Scope } from './scope.ts';

/** `[…]` behind a value: what is left of it, as a sequence; a list picked by its position as it is. */
export type Filter = (value: unknown, frame: Frame) => unknown;

/** Builds a filter over items without bindings. */
export function buildFilter(predicate: ResolvedNode, scope: Scope, builder: Builder): Filter {
  const filter = unobservedFilter(predicate, scope, builder);
  const { observer } = builder;
  const { whole } = predicate;
  if (observer === undefined || whole === undefined) return filter;
  return (value, frame) => {
    const kept = filter(value, frame);
    observer.filtered(whole, value, isList(kept) ? kept : [kept]);
    return kept;
  };
}

function unobservedFilter(predicate: ResolvedNode, scope: Scope, builder: Builder): Filter {
  if (predicate.type === 'number' && predicate.predicate === undefined) return (value) => itemAt(value, predicate.value);
  const { machine } = builder;
  const test = builder.build(predicate, scope);
  const join = buildJoin(predicate, scope, builder);
  const fixed = isFixed(predicate);
  return (value, frame) => {
    const out = newSequence();
    if (!isList(value)) {
      keep(machine, out, value, test(value, frame), 0, 1);
      return out;
    }
    if (join?.(value, frame, test, out) === true) return out;
    machine.budget.spend(value.length);
    if (fixed && value.length > 0) return keepFixed(machine, out, value, test(undefined, frame));
    for (let i = 0; i < value.length; i += 1) keep(machine, out, value[i], test(value[i], frame), i, value.length);
    if (out.length > machine.budget.items) machine.budget.checkLength(out.length);
    return out;
  };
}

function keep(machine: Machine, out: Sequence, item: unknown, answer: unknown, index: number, length: number): void {
  if (answer === true) out.push(item);
  else if (answer !== false) for (let times = timesKept(machine, answer, index, length); times > 0; times -= 1) out.push(item);
}

/** What an answer that is the same for all items keeps of them. */
export function keepFixed(machine: Machine, out: Sequence, items: readonly unknown[], answer: unknown): Sequence {
  const positions = positionsOf(machine, answer);
  if (positions === undefined) {
    if (countsAsTrue(answer)) for (const item of items) out.push(item);
    return out;
  }
  const places = positions.map((position) => placeOf(position, items.length)).filter((place) => place >= 0 && place < items.length);
  machine.budget.spend(places.length);
  for (const place of places.sort((a, b) => a - b)) out.push(items[place]);
  return out;
}

/** How often an answer keeps the item at an index: numbers name positions, from the end when negative; all else is true or not. */
export function timesKept(machine: Machine, answer: unknown, index: number, length: number): number {
  const positions = positionsOf(machine, answer);
  if (positions === undefined) return countsAsTrue(answer) ? 1 : 0;
  let times = 0;
  for (const position of positions) if (placeOf(position, length) === index) times += 1;
  return times;
}

/** The positions that an answer names; `undefined` where it is no number and no list of numbers alone. */
function positionsOf(machine: Machine, answer: unknown): readonly number[] | undefined {
  const value = toDouble(answer, machine);
  if (isPosition(value)) return [value];
  if (!isList(value)) return undefined;
  machine.budget.spend(value.length);
  const positions: number[] = [];
  let others = false;
  for (const item of value) {
    const one = toDouble(item, machine);
    if (isPosition(one)) positions.push(one);
    else others = true;
  }
  return others ? undefined : positions;
}

/** Throws D1001 for an infinite number. */
function isPosition(value: unknown): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) throw new LanguageError('D1001', { value });
  return true;
}

function placeOf(number: number, length: number): number {
  const whole = Math.floor(number);
  return whole < 0 ? length + whole : whole;
}

/** The item at a position that the text names. */
export function itemAt(value: unknown, position: number): unknown {
  const list = isList(value) ? value : [value];
  const item = list[placeOf(position, list.length)];
  if (isList(item)) return item;
  const out = newSequence();
  if (item !== undefined) out.push(item);
  return out;
}
