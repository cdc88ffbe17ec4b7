import type { FunctionCall } from '../values/function-value.ts';

/** Says whether the first item comes behind the second. */
export type Comparator = (first: unknown, second: unknown) => boolean;

/**
 * The items in order, those that compare equal in the order they came. Halves are merged from the left, so that even a
 * comparator that contradicts itself gives the order that the language gives.
 */
export function sortWith(call: Pick<FunctionCall, 'budget'>, items: readonly unknown[], isBehind: Comparator): unknown[] {
  const sorted = items.slice();
  sortRange(call, sorted, items.slice(), 0, items.length, isBehind);
  return sorted;
}

/** Sorts what `from` holds between two places into `to`; both hold the same there to begin with. */
function sortRange(
  call: Pick<FunctionCall, 'budget'>,
  to: unknown[],
  from: unknown[],
  start: number,
  end: number,
  isBehind: Comparator,
): void {
  if (end - start < 2) return;
  const middle = start + Math.floor((end - start) / 2);
  sortRange(call, from, to, start, middle, isBehind);
  sortRange(call, from, to, middle, end, isBehind);
  call.budget.spend(end - start);
  let left = start;
  let right = middle;
  for (let at = start; at < end; at += 1) {
    const takesRight = left >= middle || (right < end && isBehind(from[left], from[right]));
    to[at] = from[takesRight ? right : left];
    if (takesRight) right += 1;
    else left += 1;
  }
}
