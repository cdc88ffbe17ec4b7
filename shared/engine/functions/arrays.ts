import { ExactNumber } from '#shared/records/exact-number.ts';
import { mergeOrder } from '../closures/merge-sort.ts';
import { FunctionBase, type FunctionCall } from '../values/function-value.ts';
import { isList } from '../values/is-object.ts';
import { LanguageError } from '../values/language-error.ts';
import { isSequence, newSequence } from '../values/sequence.ts';
import { doubleOf, listAt } from './arguments.ts';
import { builtin, type Builtin } from './builtin.ts';
import { keepDistinct } from './distinct.ts';

/** One list behind the other; a value that is no list counts as a list of it, nothing leaves the other as it is. */
export function append(call: Pick<FunctionCall, 'budget'>, first: unknown, second: unknown): unknown {
  if (first === undefined) return second;
  if (second === undefined) return first;
  const size = (isList(first) ? first.length : 1) + (isList(second) ? second.length : 1);
  call.budget.checkLength(size);
  call.budget.spend(size);
  return (isList(first) ? first : [first]).concat(isList(second) ? second : [second]);
}

/** A list of the items in another order; a list of one or none is given as it is. */
function reordered(name: string, order: (items: readonly unknown[]) => unknown[]): Builtin {
  return builtin(name, '<a:a>', 1, (call, args) => {
    if (args[0] === undefined) return undefined;
    const items = listAt(args, 0);
    call.budget.spend(items.length);
    return items.length <= 1 ? items : order(items);
  });
}

function shuffle(items: readonly unknown[]): unknown[] {
  const shuffled: unknown[] = [];
  for (let i = 0; i < items.length; i += 1) {
    const at = Math.floor(Math.random() * (i + 1));
    shuffled.push(shuffled[at]);
    shuffled[at] = items[i];
  }
  return shuffled;
}

/** The items of a list without those that were there before; a sequence stays one. */
export function distinct(call: FunctionCall, list: unknown): unknown {
  if (!isList(list) || list.length <= 1) return list;
  const kept: unknown[] = isSequence(list) ? newSequence() : [];
  keepDistinct(call, list, kept);
  return kept;
}

function sort(call: FunctionCall, args: readonly unknown[]): unknown {
  if (args[0] === undefined) return undefined;
  const items = listAt(args, 0);
  if (items.length <= 1) return items;
  const comparator = args[1];
  if (!(comparator instanceof FunctionBase)) return sortPlainly(call, items);
  return inOrder(call, items, (a, b) => Boolean(call.apply(comparator, [items[a], items[b]])));
}

function inOrder(call: FunctionCall, items: readonly unknown[], comesLater: (a: number, b: number) => boolean): unknown[] {
  call.budget.spend(items.length);
  return mergeOrder(items.length, comesLater).map((at) => items[at]);
}

/** Numbers or texts in rising order. Throws D3070 for a mixture or other values, D1001 for an infinite number. */
function sortPlainly(call: FunctionCall, items: readonly unknown[]): unknown {
  call.budget.spend(items.length * 2);
  const numbers: number[] = [];
  const texts: string[] = [];
  let exact = false;
  for (const item of items) {
    exact ||= item instanceof ExactNumber;
    if (typeof item === 'string') texts.push(item);
    else if (item instanceof ExactNumber) numbers.push(doubleOf(call, item));
    else if (typeof item === 'number' && !Number.isNaN(item)) numbers.push(finite(item));
    else throw new LanguageError('D3070', { parts: { index: 1 } });
  }
  if (texts.length > 0 && numbers.length > 0) throw new LanguageError('D3070', { parts: { index: 1 } });
  // They keep their digits, though their order is that of the doubles.
  if (exact) return inOrder(call, items, (a, b) => (numbers[a] ?? 0) > (numbers[b] ?? 0));
  return texts.length > 0 ? texts.sort(compareTexts) : sortNumbers(numbers);
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new LanguageError('D1001', { value });
}

/** The host's way for doubles alone is quicker, but puts -0 before 0, which are equal. */
function sortNumbers(numbers: number[]): readonly number[] {
  return numbers.some((number) => Object.is(number, -0)) ? numbers.sort((a, b) => a - b) : Array.from(Float64Array.from(numbers).sort());
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function zip(call: FunctionCall, lists: readonly unknown[]): unknown {
  const shortest = lists.reduce<number>(
    (least, list) => Math.min(least, isList(list) ? list.length : 0),
    lists.length === 0 ? 0 : Infinity,
  );
  const rows: unknown[] = [];
  for (let i = 0; i < shortest; i += 1) {
    call.budget.spend(lists.length);
    rows.push(lists.map((list) => (isList(list) ? list[i] : undefined)));
  }
  return rows;
}

/** The functions of lists that need no function, but for the order of sorting. */
export const arrayFunctions: readonly Builtin[] = [
  builtin('append', '<xx:a>', 2, (call, args) => append(call, args[0], args[1])),
  builtin('distinct', '<x:x>', 1, (call, args) => distinct(call, args[0])),
  reordered('reverse', (items) => items.toReversed()),
  reordered('shuffle', shuffle),
  builtin('sort', '<af?:a>', 2, sort),
  builtin('zip', '<a+>', 0, zip),
];
