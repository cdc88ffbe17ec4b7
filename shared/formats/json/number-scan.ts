/**
 * Numbers that `JSON.parse` may change: sixteen characters of digits and points, or an exponent, where JSON can have a number.
 * Text inside strings may look so too; that costs the exact parser, never a wrong value.
 */
const doubtful = /[:,[\s]-?(?:[\d.]{16}|[\d.]+[eE])/;
/** Apart from the rest, which is searched faster for what it begins with. */
const doubtfulFirst = /^-?(?:[\d.]{16}|[\d.]+[eE])/;

/** Whether a JSON text may hold a number that a double does not keep. */
export function hasDoubtfulNumber(text: string): boolean {
  return doubtful.test(text) || doubtfulFirst.test(text);
}

const spacedColon = /[ \t\n\r]:/;

/**
 * How many keys a JSON text has at most: colons after a quote. The same number of keys in the parsed value shows that none was given twice.
 * `undefined` where a colon stands after white space, so that this is not known.
 */
export function countKeyMarks(text: string): number | undefined {
  if (spacedColon.test(text)) return undefined;
  let marks = 0;
  for (let at = text.indexOf('":'); at >= 0; at = text.indexOf('":', at + 2)) marks += 1;
  return marks;
}

/** How many keys a valid JSON text has, those given twice counted twice: its colons outside of strings. */
export function countKeysIn(text: string): number {
  let keys = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 0x3a) keys += 1;
    else if (c === 0x22) i = closingQuote(text, i + 1);
  }
  return keys;
}

function closingQuote(text: string, from: number): number {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes += 1;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
