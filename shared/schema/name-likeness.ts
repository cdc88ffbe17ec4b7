/** A name without case, separators, prefix and attribute sign: `cbc:Order_ID` and `orderId` are alike. */
export function plainName(name: string): string {
  const bare = name.replace(/^@/, '');
  return bare
    .slice(bare.indexOf(':') + 1)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** How alike two names are: 1 for the same but for case and separators, 0 for nothing in common. */
export function nameLikeness(a: string, b: string): number {
  const [left, right] = [plainName(a).slice(0, 64), plainName(b).slice(0, 64)];
  if (left === right) return left === '' ? 0 : 1;
  const longest = Math.max(left.length, right.length);
  if (longest === 0) return 0;
  const shared =
    left !== '' && right !== '' && (left.includes(right) || right.includes(left)) ? Math.min(left.length, right.length) / longest : 0;
  const short = isShortFor(left, right) || isShortFor(right, left) ? 0.65 : 0;
  return Math.max(1 - distance(left, right) / longest, shared, short);
}

/** Whether the letters of the first stand in the second in order, its first letter first: `qty` and `quantity`. */
function isShortFor(short: string, long: string): boolean {
  if (short.length < 3 || short.length >= long.length || short[0] !== long[0]) return false;
  let at = 0;
  for (const letter of short) {
    at = long.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** Edits that make one text of the other: insert, delete, replace, swap neighbours. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, (before[j - 2] ?? 0) + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
