import type { ResolvedSort } from '#shared/syntax/resolved.ts';
import { toDouble } from '../values/doubles.ts';
import { LanguageError } from '../values/language-error.ts';
import { isConstructed, isSequence, sequenceOf } from '../values/sequence.ts';
import type { Builder } from './builder.ts';
import type { Frame } from './frame.ts';
import type { Machine } from './machine.ts';
import { mergeOrder } from './merge-sort.ts';
import type { Scope } from './scope.ts';

/** Puts items in order. `keyOf` gives the key of the item at an index for a term. */
type KeyOf = (term: number, index: number) => unknown;

/** `^(…)` over items without bindings. */
export function buildSort(
  node: ResolvedSort,
  scope: Scope,
  builder: Builder,
): (items: readonly unknown[], frame: Frame) => readonly unknown[] {
  const terms = node.terms.map((term) => builder.build(term.expression, scope));
  return (items, frame) => {
    // A list of the data was taken apart by the step before; one that `[…]` made stays.
    if (items.length <= 1) return isSequence(items) || isConstructed(items) ? items : sequenceOf(items[0]);
    return orderOf(node, builder.machine, items.length, (term, index) => terms[term]?.(items[index], frame)).map((index) => items[index]);
  };
}

/** The places of so many items in the order of a sort step's terms, each key made once. Throws T2007 and T2008. */
export function orderOf(node: ResolvedSort, machine: Machine, length: number, keyOf: KeyOf): readonly number[] {
  const keys = node.terms.map((): unknown[] => []);
  const known = node.terms.map((): boolean[] => []);
  const key = (term: number, index: number): unknown => {
    const list = keys[term] ?? [];
    const have = known[term] ?? [];
    if (have[index] !== true) {
      list[index] = toDouble(keyOf(term, index), machine);
      have[index] = true;
    }
    return list[index];
  };
  return mergeOrder(length, (a, b) => {
    machine.budget.spend(1);
    for (const [term, { descending }] of node.terms.entries()) {
      const compared = compareKeys(key(term, a), key(term, b), descending, node.position);
      if (compared !== 0) return compared > 0;
    }
    return false;
  });
}

function compareKeys(a: unknown, b: unknown, descending: boolean, position: number | undefined): number {
  // What has no key comes last, whichever the direction.
  if (a === undefined) return b === undefined ? 0 : 1;
  if (b === undefined) return -1;
  const at = position === undefined ? {} : { position };
  if (!isKey(a) || !isKey(b)) throw new LanguageError('T2008', { ...at, value: isKey(a) ? b : a });
  if (typeof a !== typeof b) throw new LanguageError('T2007', { ...at, value: a, parts: { value2: b } });
  if (a === b) return 0;
  return a < b !== descending ? -1 : 1;
}

function isKey(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}
