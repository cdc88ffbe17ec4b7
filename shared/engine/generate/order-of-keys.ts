import type { Machine } from '../closures/machine.ts';
import { toDouble } from '../values/doubles.ts';

type Key = string | number | undefined;

/**
 * The places of so many items in the order of their keys, one list of keys a term, the same as a sort step gives them;
 * `undefined` where keys cannot be compared.
 */
export function orderOfKeys(
  machine: Machine,
  keys: readonly (readonly unknown[])[],
  length: number,
  descending: readonly boolean[],
): readonly number[] | undefined {
  machine.budget.spend(length * keys.length);
  const terms: (readonly Key[])[] = [];
  for (const list of keys) {
    const term = comparableKeys(machine, list);
    if (term === undefined) return undefined;
    terms.push(term);
  }
  const order: number[] = [];
  for (let i = 0; i < length; i += 1) order.push(i);
  const [only] = terms;
  if (only !== undefined && terms.length === 1) {
    const falls = descending[0] === true;
    if (length <= few) return insertInOrder(order, only, falls);
    return order.sort((a, b) => compare(only[a], only[b], falls) || a - b);
  }
  return order.sort((a, b) => {
    for (let term = 0; term < terms.length; term += 1) {
      const compared = compare(terms[term]?.[a], terms[term]?.[b], descending[term] === true);
      if (compared !== 0) return compared;
    }
    return a - b;
  });
}

/** So many items are put in order faster by hand than by the host, which asks for each comparison. */
const few = 24;

function insertInOrder(order: number[], keys: readonly Key[], falls: boolean): readonly number[] {
  for (let i = 1; i < order.length; i += 1) {
    const moved = order[i] ?? 0;
    let at = i;
    for (; at > 0 && compare(keys[order[at - 1] ?? 0], keys[moved], falls) > 0; at -= 1) order[at] = order[at - 1] ?? 0;
    order[at] = moved;
  }
  return order;
}

/** The keys when all that are there are numbers or all are texts. */
function comparableKeys(machine: Machine, keys: readonly unknown[]): readonly Key[] | undefined {
  let type: string | undefined;
  const comparable: Key[] = [];
  for (const key of keys) {
    const value = toDouble(key, machine);
    if (value !== undefined) {
      if ((typeof value !== 'string' && typeof value !== 'number') || Number.isNaN(value)) return undefined;
      type ??= typeof value;
      if (typeof value !== type) return undefined;
    }
    comparable.push(value);
  }
  return comparable;
}

/** What has no key comes last, whichever the direction. */
function compare(a: Key, b: Key, descending: boolean): number {
  if (a === b) return 0;
  if (a === undefined) return 1;
  if (b === undefined) return -1;
  return a < b !== descending ? -1 : 1;
}
