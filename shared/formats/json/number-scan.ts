/** Characters of digits and points from which on a double may not keep a number. */
const doubtfulLength = 16;
const half = doubtfulLength / 2;
/** Fifteen digits and an exponent of two stay well inside of what a double keeps; three digits may lead beyond its range. */
const exponent = /\d[eE][-+]?\d\d\d/g;

/**
 * Whether a JSON text may hold a number that a double does not keep: sixteen characters of digits and points, or an exponent of three digits,
 * where JSON can have a number. Text inside strings may look so too; that costs the exact parser, never a wrong value.
 */
export function hasDoubtfulNumber(text: string): boolean {
  return hasLongNumber(text) || hasExponent(text);
}

/** A run of so many characters lies over one of every so many: only those are looked at, and what is around them where they are digits. */
function hasLongNumber(text: string): boolean {
  const { length } = text;
  for (let i = doubtfulLength - 1; i < length; i += doubtfulLength) {
    // A run as long as that holds what stands half of it before or behind, too.
    if (!looksNumeric(text.charCodeAt(i)) || !(looksNumeric(text.charCodeAt(i - half)) || looksNumeric(text.charCodeAt(i + half))))
      continue;
    const from = numberStart(text, i + 1);
    let to = i;
    while (to < length && isNumeric(text.charCodeAt(to))) to += 1;
    if (to - from >= doubtfulLength && mayBegin(text, from)) return true;
    i = to - 1;
  }
  return false;
}

function hasExponent(text: string): boolean {
  exponent.lastIndex = 0;
  for (let found = exponent.exec(text); found !== null; found = exponent.exec(text)) {
    if (mayBegin(text, numberStart(text, found.index))) return true;
    // From behind the letter on: its digits may belong to another.
    exponent.lastIndex = found.index + 2;
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

/** As `isNumeric` in one comparison; a slash too. */
function looksNumeric(code: number): boolean {
  return (code - 0x2e) >>> 0 < 12;
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
