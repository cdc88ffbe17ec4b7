/** A row of a side-by-side comparison; numbers count from 1. A pair that differs holds both texts; `left` or `right` alone was taken out or put in. */
export interface DiffRow {
  readonly left?: { readonly number: number; readonly text: string };
  readonly right?: { readonly number: number; readonly text: string };
  readonly equal: boolean;
}

/** Beyond so many cells the middle is compared line by line instead of searched for the longest common part. */
const searchLimit = 4_000_000;

/** Compares two texts by lines. */
export function diffLines(left: string, right: string): readonly DiffRow[] {
  const a = left.split('\n');
  const b = right.split('\n');
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const rows: DiffRow[] = [];
  const pair = (i: number, j: number) => rows.push({ left: lineOf(a, i), right: lineOf(b, j), equal: true });
  for (let i = 0; i < start; i += 1) pair(i, i);
  const middle = { a: a.slice(start, a.length - end), b: b.slice(start, b.length - end) };
  for (const gap of gaps(middle.a, middle.b)) {
    if (gap.equal) pair(start + gap.i, start + gap.j);
    else rows.push(...differing(a, b, start + gap.i, gap.lines, start + gap.j, gap.others));
  }
  for (let i = end; i > 0; i -= 1) pair(a.length - i, b.length - i);
  return rows;
}

type Gap =
  | { readonly equal: true; readonly i: number; readonly j: number }
  | { readonly equal: false; readonly i: number; readonly lines: number; readonly j: number; readonly others: number };

/** Equal lines one by one, and what lies between them as blocks. */
function gaps(a: readonly string[], b: readonly string[]): readonly Gap[] {
  const common = a.length * b.length > searchLimit ? [] : longestCommon(a, b);
  const found: Gap[] = [];
  let i = 0;
  let j = 0;
  for (const at of [...common, { i: a.length, j: b.length }]) {
    if (at.i > i || at.j > j) found.push({ equal: false, i, lines: at.i - i, j, others: at.j - j });
    if (at.i < a.length && at.j < b.length) found.push({ equal: true, i: at.i, j: at.j });
    i = at.i + 1;
    j = at.j + 1;
  }
  return found;
}

function longestCommon(a: readonly string[], b: readonly string[]): readonly { readonly i: number; readonly j: number }[] {
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  const pairs: { readonly i: number; readonly j: number }[] = [];
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) pairs.push({ i: i++, j: j++ });
    else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  return pairs;
}

function differing(a: readonly string[], b: readonly string[], i: number, lines: number, j: number, others: number): readonly DiffRow[] {
  return Array.from({ length: Math.max(lines, others) }, (_, at) => ({
    ...(at < lines ? { left: lineOf(a, i + at) } : {}),
    ...(at < others ? { right: lineOf(b, j + at) } : {}),
    equal: false,
  }));
}

function lineOf(lines: readonly string[], at: number): { readonly number: number; readonly text: string } {
  return { number: at + 1, text: lines[at] ?? '' };
}

/** Where two lines differ: the length of their common beginning and end. */
export function differingPart(left: string, right: string): { readonly start: number; readonly end: number } {
  const limit = Math.min(left.length, right.length);
  let start = 0;
  while (start < limit && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < limit - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1;
  return { start, end };
}
