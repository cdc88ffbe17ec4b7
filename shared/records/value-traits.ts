import { ExactNumber } from './exact-number.ts';
import type { Value } from './value.ts';
import { isArray } from './value.ts';

/** What evaluating over a value must look out for. */
export interface ValueTraits {
  /** It holds numbers that a double rounds. */
  readonly exact: boolean;
  /** It holds arrays without items, which the reference's grouping fills in place. */
  readonly emptyArrays: boolean;
}

/** Looks through a value once; stops when nothing more can be found. */
export function valueTraits(value: Value): ValueTraits {
  let exact = false;
  let emptyArrays = false;
  const open: Value[] = [value];
  for (let next = open.pop(); next !== undefined && !(exact && emptyArrays); next = open.pop()) {
    if (typeof next !== 'object' || next === null) continue;
    if (next instanceof ExactNumber) exact = true;
    else if (isArray(next)) {
      if (next.length === 0) emptyArrays = true;
      for (const item of next) if (typeof item === 'object' && item !== null) open.push(item);
    } else for (const part of Object.values(next)) if (typeof part === 'object' && part !== null) open.push(part);
  }
  return { exact, emptyArrays };
}
