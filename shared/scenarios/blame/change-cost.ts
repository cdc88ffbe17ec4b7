import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';

/** A leaf as text, for comparing. */
export function leafText(value: Value | undefined): string {
  if (value === undefined) return '';
  if (value instanceof ExactNumber) return value.digits;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * How unlikely it is that one value was written for another: slips of a character cost little, another known value more,
 * something new by its length.
 */
export function changeCost(is: Value | undefined, would: Value | undefined, known: boolean): number {
  if (would === undefined) return 6;
  const text = leafText(would);
  if (is === undefined) return known ? 4 : 4 + Math.min(8, text.length / 2);
  if (typeof is === 'boolean' && typeof would === 'boolean') return 1.5;
  const slips = slipsBetween(leafText(is), text);
  const slip = slips === 0 ? 0.5 : slips === 1 || isNext(is, would) ? 2.3 : 2.3 + 2 * (slips - 1);
  return Math.min(slip, known ? 4.5 : 3 + 0.6 * text.length);
}

/** Numbers that differ by one: nine and ten are as near as one and two. */
function isNext(is: Value, would: Value): boolean {
  return typeof is === 'number' && typeof would === 'number' && Math.abs(is - would) === 1;
}

const longest = 60;

/** Characters inserted, left out, exchanged, or two that changed places. */
export function slipsBetween(from: string, to: string): number {
  if (from.length > longest || to.length > longest) return ends(from, to);
  const rows: number[][] = [Array.from({ length: to.length + 1 }, (_, i) => i)];
  for (let i = 1; i <= from.length; i += 1) {
    const row = [i];
    const above = rows[i - 1] ?? [];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1] ? 0 : 1;
      let least = Math.min((above[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1])
        least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[from.length]?.[to.length] ?? 0;
}

/** Of long texts what is left between their common beginning and end. */
function ends(from: string, to: string): number {
  const { head, tail } = commonEnds(from, to);
  return Math.max(from.length, to.length) - head - tail;
}

/** How many characters two texts have in common at their beginning and, apart from those, at their end. */
export function commonEnds(a: string, b: string): { readonly head: number; readonly tail: number } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  return { head, tail };
}
