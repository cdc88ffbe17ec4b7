import { setOwn } from '#shared/base/json-value.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { FunctionBase, type FunctionCall } from '../values/function-value.ts';
import { isList, isObject } from '../values/is-object.ts';
import { LanguageError } from '../values/language-error.ts';
import { isOuterInput, newSequence, type Sequence } from '../values/sequence.ts';
import { listAt, optionalTextAt, textAt, unfit } from './arguments.ts';
import { builtin, type Builtin } from './builtin.ts';
import { fifteenDigits } from './write-text.ts';

/** Collects the names of the fields of an object, or of all objects in a list, each once. */
function collectKeys(call: FunctionCall, value: unknown, names: Record<string, boolean>): void {
  if (isList(value)) for (const item of value) collectKeys(call, item, names);
  else if (isObject(value)) for (const key of Object.keys(value)) setOwn(names, key, true);
  call.budget.spend(1);
}

function keys(call: FunctionCall, value: unknown): Sequence {
  const sequence = newSequence();
  let names: Readonly<Record<string, unknown>> | undefined = isObject(value) ? value : undefined;
  if (isList(value)) {
    const collected: Record<string, boolean> = {};
    collectKeys(call, value, collected);
    names = collected;
  }
  if (names !== undefined) for (const key of Object.keys(names)) sequence.push(key);
  call.budget.checkLength(sequence.length);
  return sequence;
}

/** What an object stores under a key, or all that the objects of a list do. */
export function lookUp(call: FunctionCall, value: unknown, key: string): unknown {
  if (isObject(value)) return Object.hasOwn(value, key) ? value[key] : undefined;
  if (!isList(value)) return undefined;
  const found = newSequence();
  for (const item of value) {
    call.budget.spend(1);
    const one = lookUp(call, item, key);
    if (isList(one)) for (const part of one) found.push(part);
    else if (one !== undefined) found.push(one);
    call.budget.checkLength(found.length);
  }
  return found;
}

function spread(call: FunctionCall, value: unknown): unknown {
  if (isObject(value)) {
    const parts = newSequence();
    addParts(call, value, parts);
    return parts;
  }
  if (!isList(value)) return value;
  // What is added to becomes an ordinary list, even where it stays empty.
  const parts: unknown[] = value.some((item) => item !== undefined) ? [] : newSequence();
  for (const item of value) addParts(call, item, parts);
  return parts;
}

function addParts(call: FunctionCall, value: unknown, parts: unknown[]): void {
  if (isObject(value))
    for (const key of Object.keys(value)) {
      const part: Record<string, unknown> = {};
      setOwn(part, key, value[key]);
      parts.push(part);
    }
  else if (isList(value)) for (const item of value) addParts(call, item, parts);
  else if (value !== undefined) parts.push(value);
  call.budget.spend(1);
  call.budget.checkLength(parts.length);
}

function merge(call: FunctionCall, objects: readonly unknown[]): unknown {
  const merged: Record<string, unknown> = {};
  for (const object of objects) {
    call.budget.spend(1);
    if (isObject(object)) for (const key of Object.keys(object)) setOwn(merged, key, object[key]);
  }
  return merged;
}

/** A copy whose parts are copies, as writing it as JSON and reading that would make it, but with exact numbers kept. */
function clone(call: FunctionCall, value: unknown): unknown {
  if (isOuterInput(value)) return clone(call, value[0]);
  if (isList(value)) {
    call.budget.spend(value.length);
    return Array.from(value, (item) => clone(call, item) ?? null);
  }
  if (isObject(value)) {
    call.budget.spend(1);
    const copy: Record<string, unknown> = {};
    for (const key of Object.keys(value)) {
      const part = clone(call, value[key]);
      if (part !== undefined) setOwn(copy, key, part);
    }
    return copy;
  }
  if (typeof value === 'number') return cloneNumber(value);
  return value instanceof FunctionBase || typeof value === 'function' ? '' : value;
}

function cloneNumber(value: number): number | null {
  if (Number.isNaN(value)) return null;
  if (!Number.isFinite(value)) throw new LanguageError('D1001', { value });
  return fifteenDigits(value) + 0;
}

function typeName(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (value === null) return 'null';
  if (value instanceof ExactNumber) return 'number';
  if (isList(value)) return 'array';
  if (value instanceof FunctionBase) return 'function';
  if (typeof value !== 'number') return typeof value;
  if (Number.isNaN(value)) return 'object';
  if (!Number.isFinite(value)) throw new LanguageError('D1001', { value });
  return 'number';
}

function stop(code: string, args: readonly unknown[], at: number): never {
  const message = optionalTextAt(args, at);
  throw new LanguageError(code, message === undefined || message === '' ? {} : { parts: { message } });
}

function assert(args: readonly unknown[]): undefined {
  const [condition] = args;
  if (condition === true) return undefined;
  if (condition !== undefined && condition !== false) throw unfit(args, 0);
  return stop('D3141', args, 1);
}

/** The functions of objects, and those of any value. */
export const objectFunctions: readonly Builtin[] = [
  builtin('keys', '<x-:a<s>>', 1, (call, args) => keys(call, args[0])),
  builtin('lookup', '<x-s:x>', 2, (call, args) => lookUp(call, args[0], args[1] === undefined ? 'undefined' : textAt(args, 1))),
  builtin('spread', '<x-:a<o>>', 1, (call, args) => spread(call, args[0])),
  builtin('merge', '<a<o>:o>', 1, (call, args) => (args[0] === undefined ? undefined : merge(call, listAt(args, 0)))),
  builtin('clone', '<(oa)-:o>', 1, (call, args) => clone(call, args[0])),
  builtin('type', '<x:s>', 1, (_, args) => typeName(args[0])),
  builtin('error', '<s?:x>', 1, (_, args) => stop('D3137', args, 0)),
  builtin('assert', '<bs?:x>', 2, (_, args) => assert(args)),
];
