import { setOwn } from '#shared/base/json-value.ts';
import { countsAsTrue } from '../values/counts-as-true.ts';
import { FunctionBase, type FunctionCall, type FunctionValue } from '../values/function-value.ts';
import { isObject } from '../values/is-object.ts';
import { LanguageError } from '../values/language-error.ts';
import { newSequence, type Sequence } from '../values/sequence.ts';
import { functionAt, listAt, unfit } from './arguments.ts';
import { builtin, type Builtin } from './builtin.ts';

type Arguments = readonly unknown[];

/** Calls a function with an item, and with its place and with the whole where it takes as many. */
function callWith(call: FunctionCall, called: FunctionValue, item: unknown, place: unknown, whole: unknown): unknown {
  call.budget.spend(1);
  const { arity } = called;
  return call.apply(called, arity >= 3 ? [item, place, whole] : arity === 2 ? [item, place] : [item]);
}

function map(call: FunctionCall, args: Arguments): unknown {
  if (args[0] === undefined) return undefined;
  const items = listAt(args, 0);
  const called = functionAt(args, 1);
  const results = newSequence();
  for (let i = 0; i < items.length; i += 1) {
    const result = callWith(call, called, items[i], i, items);
    if (result !== undefined) add(call, results, result);
  }
  return results;
}

function filter(call: FunctionCall, args: Arguments): unknown {
  if (args[0] === undefined) return undefined;
  const items = listAt(args, 0);
  const called = functionAt(args, 1);
  const kept = newSequence();
  for (let i = 0; i < items.length; i += 1) {
    const item = items[i];
    if (countsAsTrue(callWith(call, called, item, i, items))) add(call, kept, item);
  }
  return kept;
}

function add(call: FunctionCall, sequence: Sequence, item: unknown): void {
  call.budget.checkLength(sequence.length + 1);
  sequence.push(item);
}

function single(call: FunctionCall, args: Arguments): unknown {
  if (args[0] === undefined) return undefined;
  const items = listAt(args, 0);
  const called = args[1] === undefined ? undefined : functionAt(args, 1);
  let found = -1;
  for (let i = 0; i < items.length; i += 1) {
    if (called !== undefined && !countsAsTrue(callWith(call, called, items[i], i, items))) continue;
    if (found >= 0) throw new LanguageError('D3138', { parts: { index: i } });
    found = i;
  }
  if (found < 0) throw new LanguageError('D3139');
  return items[found];
}

function reduce(call: FunctionCall, args: Arguments): unknown {
  if (args[0] === undefined) return undefined;
  const items = listAt(args, 0);
  const called = functionAt(args, 1);
  const { arity } = called;
  if (arity < 2) throw new LanguageError('D3050', { parts: { index: 1 } });
  const begun = args[2] === undefined && items.length > 0;
  let folded = begun ? items[0] : args[2];
  for (let i = begun ? 1 : 0; i < items.length; i += 1) {
    call.budget.spend(1);
    folded = call.apply(called, arity >= 4 ? [folded, items[i], i, items] : arity === 3 ? [folded, items[i], i] : [folded, items[i]]);
  }
  return folded;
}

/** The object at that place; nothing counts as one without fields. Throws T0410 for anything else. */
function fieldsAt(args: Arguments, at: number): Readonly<Record<string, unknown>> {
  const value = args[at];
  if (value === undefined) return {};
  if (isObject(value)) return value;
  throw unfit(args, at);
}

function each(call: FunctionCall, args: Arguments): unknown {
  const object = fieldsAt(args, 0);
  const called = functionAt(args, 1);
  const results = newSequence();
  for (const key of Object.keys(object)) {
    const result = callWith(call, called, object[key], key, object);
    if (result !== undefined) add(call, results, result);
  }
  return results;
}

function sift(call: FunctionCall, args: Arguments): unknown {
  const object = fieldsAt(args, 0);
  const called = args[1];
  let kept: Record<string, unknown> | undefined;
  for (const key of Object.keys(object)) {
    if (!(called instanceof FunctionBase)) throw new LanguageError('T1006');
    if (!countsAsTrue(callWith(call, called, object[key], key, object))) continue;
    kept ??= {};
    setOwn(kept, key, object[key]);
  }
  return kept;
}

/** The functions that call a function for each part of a value. */
export const higherOrderFunctions: readonly Builtin[] = [
  builtin('map', '<af>', 2, map),
  builtin('filter', '<af>', 2, filter),
  builtin('single', '<af?>', 2, single),
  builtin('reduce', '<afj?:j>', 3, reduce),
  builtin('each', '<o-f:a>', 2, each),
  builtin('sift', '<o-f?:o>', 2, sift),
];
