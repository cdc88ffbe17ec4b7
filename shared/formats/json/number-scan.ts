/**
 * Numbers that `JSON.parse` may change: sixteen characters of digits and points, or an exponent, where JSON can have a number.
 * Text inside strings may look so too; that costs the exact parser, never a wrong value.
 */
const doubtful = /(?:^|[:,[\s])-?(?:[\d.]{16}|[\d.]+[eE])/;

/** Whether a JSON text may hold a number that a double does not keep. */
export function hasDoubtfulNumber(text: string): boolean {
  return doubtful.test(text);
}

/**
 * How many keys the JSON text in `bytes[from, to)` has at most: colons after a quote or white space. Fewer keys in the parsed value
 * than this show that one may have been given twice.
 */
export function countKeyMarks(bytes: Uint8Array, from: number, to: number): number {
  let marks = 0;
  let before = 0;
  for (let i = from; i < to; i += 1) {
    const b = bytes[i] ?? 0;
    if (b === 0x3a && (before === 0x22 || before <= 0x20)) marks += 1;
    before = b;
  }
  return marks;
}
