/**
 * The order of items after a stable merge sort: `comesLater(a, b)` says whether the item at `a` belongs behind the one at `b`.
 * Halves and comparisons are those of the language, so that of several errors the same one comes first.
 */
export function mergeOrder(length: number, comesLater: (a: number, b: number) => boolean): readonly number[] {
  const order: number[] = [];
  for (let i = 0; i < length; i += 1) order.push(i);
  const spare = [...order];
  sortRange(order, spare, 0, length, comesLater);
  return order;
}

function sortRange(order: number[], spare: number[], from: number, to: number, comesLater: (a: number, b: number) => boolean): void {
  if (to - from < 2) return;
  const middle = from + Math.floor((to - from) / 2);
  sortRange(order, spare, from, middle, comesLater);
  sortRange(order, spare, middle, to, comesLater);
  for (let i = from; i < to; i += 1) spare[i] = order[i] ?? 0;
  let left = from;
  let right = middle;
  for (let i = from; i < to; i += 1) {
    const takesRight = left >= middle || (right < to && comesLater(spare[left] ?? 0, spare[right] ?? 0));
    order[i] = (takesRight ? spare[right] : spare[left]) ?? 0;
    if (takesRight) right += 1;
    else left += 1;
  }
}
