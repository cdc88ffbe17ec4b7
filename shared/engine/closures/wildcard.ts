import { isList, isObject } from '../values/is-object.ts';
import { isOuterInput, isSequence, newSequence } from '../values/sequence.ts';
import type { Machine } from './machine.ts';

/** `*`: the values of all fields, arrays of arrays flat. A field that is an array makes the whole an ordinary list. */
export function wildcardOf(machine: Machine, input: unknown): unknown {
  const from = isOuterInput(input) && input.length > 0 ? input[0] : input;
  if (!isObject(from) && !isList(from)) return newSequence();
  let found: unknown[] = newSequence();
  for (const value of isList(from) ? from : Object.values(from)) {
    machine.budget.spend(1);
    if (isList(value)) {
      if (isSequence(found)) found = Array.from(found);
      flattenDeep(value, found);
      machine.budget.checkLength(found.length);
    } else found.push(value);
  }
  return found;
}

function flattenDeep(list: readonly unknown[], out: unknown[]): void {
  for (const item of list)
    if (isList(item)) flattenDeep(item, out);
    else out.push(item);
}

/** `**`: a value and all values below it, arrays taken apart. */
export function descendantsOf(machine: Machine, input: unknown): unknown {
  if (input === undefined) return undefined;
  const found = newSequence();
  const step = (value: unknown): void => {
    machine.budget.spend(1);
    if (isList(value)) {
      for (const item of value) step(item);
      return;
    }
    found.push(value);
    if (found.length > machine.budget.items) machine.budget.checkLength(found.length);
    if (isObject(value)) for (const part of Object.values(value)) step(part);
  };
  step(input);
  return found.length === 1 ? found[0] : found;
}
