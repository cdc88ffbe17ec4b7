/** A stretch of a text, and whether the other text has it too. */
export interface Stretch {
  readonly text: string;
  readonly same: boolean;
}

/** Beyond so many pairs of words only the common beginning and end are told apart. */
const searchLimit = 1_000_000;

/** Words, texts in quotes, spaces and single signs. */
const word = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\$?[\p{L}\p{N}_]+(?:\.\p{N}+)?|\s+|./gsu;

/** Compares two texts word by word: each as stretches that the other has or has not. */
export function diffWords(was: string, is: string): { readonly was: readonly Stretch[]; readonly is: readonly Stretch[] } {
  const a = was.match(word) ?? [];
  const b = is.match(word) ?? [];
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end += 1;
  const kept = common(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return {
    was: stretches(a, (at) => at < start || at >= a.length - end || kept.a.has(at - start)),
    is: stretches(b, (at) => at < start || at >= b.length - end || kept.b.has(at - start)),
  };
}

/** Places of the words of a longest common part. Spaces alone are not worth keeping: a change is read better whole. */
function common(a: readonly string[], b: readonly string[]): { readonly a: ReadonlySet<number>; readonly b: ReadonlySet<number> } {
  const keptA = new Set<number>();
  const keptB = new Set<number>();
  if (a.length * b.length === 0 || a.length * b.length > searchLimit) return { a: keptA, b: keptB };
  const width = b.length + 1;
  const length = new Uint32Array((a.length + 1) * width);
  const at = (i: number, j: number) => length[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      length[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    if (a[i] === b[j]) {
      keptA.add(i);
      keptB.add(j);
      i += 1;
      j += 1;
    } else if (at(i + 1, j) >= at(i, j + 1)) i += 1;
    else j += 1;
  }
  for (const [words, kept] of [
    [a, keptA],
    [b, keptB],
  ] as const)
    for (const place of kept)
      if (words[place]?.trim() === '' && !kept.has(place - 1) && !kept.has(place + 1) && place > 0 && place < words.length - 1)
        kept.delete(place);
  return { a: keptA, b: keptB };
}

function stretches(words: readonly string[], isSame: (at: number) => boolean): readonly Stretch[] {
  const found: { text: string; same: boolean }[] = [];
  for (const [at, text] of words.entries()) {
    const same = isSame(at);
    const last = found.at(-1);
    if (last?.same === same) last.text += text;
    else found.push({ text, same });
  }
  return found;
}
