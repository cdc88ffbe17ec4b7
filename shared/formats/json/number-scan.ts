/** Characters of digits and points from which on a double may not keep a number. */
const doubtfulLength = 16;
const exponent = /\d[eE][-+\d]/g;

/**
 * Whether a JSON text may hold a number that a double does not keep: sixteen characters of digits and points, or an exponent, where JSON can
 * have a number. Text inside strings may look so too; that costs the exact parser, never a wrong value.
 */
export function hasDoubtfulNumber(text: string): boolean {
  return hasLongNumber(text) || hasExponent(text);
}

/** A run of so many characters lies over one of every so many: only those are looked at, and what is around them where they are digits. */
function hasLongNumber(text: string): boolean {
  const { length } = text;
  for (let i = doubtfulLength - 1; i < length; i += doubtfulLength) {
    if (!isNumeric(text.charCodeAt(i))) continue;
    const from = numberStart(text, i);
    let to = i + 1;
    while (to < length && isNumeric(text.charCodeAt(to))) to += 1;
    if (to - from >= doubtfulLength && mayBegin(text, from)) return true;
    i = to - 1;
  }
  return false;
}

function hasExponent(text: string): boolean {
  exponent.lastIndex = 0;
  while (exponent.test(text)) {
    // From the sign or digit behind the letter on, which may belong to another.
    exponent.lastIndex -= 1;
    if (mayBegin(text, numberStart(text, exponent.lastIndex - 2))) return true;
  }
  return false;
}

/** Where the digits and points around a place begin. */
function numberStart(text: string, at: number): number {
  let from = at;
  while (from > 0 && isNumeric(text.charCodeAt(from - 1))) from -= 1;
  return from;
}

/** Whether JSON can have a number whose digits begin here: behind a colon, comma, bracket, white space or nothing, and a minus. */
function mayBegin(text: string, from: number): boolean {
  const before = from > 0 && text.charCodeAt(from - 1) === 0x2d ? from - 1 : from;
  if (before === 0) return true;
  const c = text.charCodeAt(before - 1);
  return c === 0x3a || c === 0x2c || c === 0x5b || c <= 0x20;
}

function isNumeric(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || code === 0x2e;
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
