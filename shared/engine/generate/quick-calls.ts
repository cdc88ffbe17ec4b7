import type { Emitter } from './environment.ts';
import { boolean, type Code, isOnly, isPlainInside, may, nothing, number, object, text } from './kinds.ts';
import { asCondition } from './operators.ts';

/** The code of a call, and what it gives where that is less than the function may give. */
interface Quick {
  readonly code: string;
  readonly kinds?: number;
  /** It may leave the expression as it is. */
  readonly plain?: boolean;
}

/** Makes the code of a call in the usual case; `slow` is the code of any. Absent: there is no quicker way. */
type QuickCall = (args: readonly Code[], slow: string, emitter: Emitter) => Quick | undefined;

function isText(value: Code): string {
  return isOnly(value, text) ? 'true' : `typeof ${value.code} === "string"`;
}

function isNumber(value: Code): string {
  return isOnly(value, number) ? 'true' : `typeof ${value.code} === "number"`;
}

/** `cases` are conditions that all have to hold for the quick way. */
function choose(cases: readonly string[], quick: string, slow: string): string {
  const checks = cases.filter((one) => one !== 'true');
  return checks.length === 0 ? quick : `${checks.join(' && ')} ? ${quick} : ${slow}`;
}

function ofText(quick: (code: string) => string, kinds: number = text): QuickCall {
  return ([value, ...more], slow) => {
    if (value === undefined || more.length > 0) return undefined;
    // Nothing gives nothing.
    const rest = isOnly(value, text | nothing) ? 'undefined' : slow;
    return { code: choose([isText(value)], quick(value.code), rest), kinds: isOnly(value, text) ? kinds : kinds | nothing };
  };
}

function ofTwoTexts(quick: (left: string, right: string) => string): QuickCall {
  return ([left, right, ...more], slow) =>
    left === undefined || right === undefined || more.length > 0
      ? undefined
      : { code: choose([isText(left), isText(right)], quick(left.code, right.code), slow) };
}

function ofNumber(quick: (code: string) => string): QuickCall {
  return ([value, ...more], slow) =>
    value === undefined || more.length > 0 ? undefined : { code: choose([isNumber(value)], quick(value.code), slow) };
}

/** An aggregate of a list of numbers in a loop of its own. */
function ofNumbers(name: 'sumOf' | 'leastOf' | 'mostOf' | 'meanOf'): QuickCall {
  return ([value, ...more], slow, emitter) =>
    value === undefined || more.length > 0
      ? undefined
      : {
          code: choose(
            [`Array.isArray(${value.code})`, `${value.code}.length > 0`],
            `(${emitter.call(name, value.code)} ?? ${slow})`,
            slow,
          ),
        };
}

export const quickCalls: Readonly<Record<string, QuickCall>> = {
  string: ([value, ...more], slow) => {
    if (value === undefined || more.length > 0) return undefined;
    const { code } = value;
    const other = isOnly(value, text) ? '' : `typeof ${code} === "number" && ${code} - ${code} === 0 ? writeNumber(${code}) : ${slow}`;
    return { code: choose([isText(value)], code, other) };
  },
  uppercase: ofText((code) => `${code}.toUpperCase()`),
  lowercase: ofText((code) => `${code}.toLowerCase()`),
  trim: ofText((code) => `trimmed(${code})`),
  length: ofText((code) => `countCharacters(${code})`, number),
  substringBefore: ofTwoTexts((left, right) => `before(${left}, ${right})`),
  substringAfter: ofTwoTexts((left, right) => `behind(${left}, ${right})`),
  contains: ofTwoTexts((left, right) => `${left}.includes(${right})`),
  substring: ([value, start, length, ...more], slow) => {
    if (value === undefined || start === undefined || more.length > 0) return undefined;
    const counts = [start, ...(length === undefined ? [] : [length])];
    const checks = [isText(value), ...counts.map(isNumber)];
    return { code: choose(checks, `cut(${value.code}, ${start.code}, ${length?.code ?? 'undefined'})`, slow) };
  },
  pad: ([value, width, filling, ...more], slow) => {
    if (value === undefined || width === undefined || filling === undefined || more.length > 0) return undefined;
    const within = `${width.code} <= budget.items && ${width.code} >= -budget.items`;
    return {
      code: choose(
        [isText(value), isNumber(width), isText(filling), within, `${filling.code} !== ""`],
        `pad(${value.code}, ${width.code}, ${filling.code})`,
        slow,
      ),
    };
  },
  abs: ofNumber((code) => `Math.abs(${code})`),
  floor: ofNumber((code) => `Math.floor(${code})`),
  ceil: ofNumber((code) => `Math.ceil(${code})`),
  round: ([value, places, ...more], slow) => {
    if (value === undefined || more.length > 0) return undefined;
    const checks = [isNumber(value), ...(places === undefined ? [] : [isNumber(places)])];
    return { code: choose(checks, `roundHalfEven(${value.code}, ${places?.code ?? 'undefined'})`, slow) };
  },
  number: ([value, ...more], slow) =>
    value === undefined || more.length > 0
      ? undefined
      : {
          code: choose(
            [isNumber(value)],
            value.code,
            isOnly(value, number) ? '' : `typeof ${value.code} === "string" ? numberIn(${value.code}) : ${slow}`,
          ),
        },
  exists: ([value, ...more]) =>
    value === undefined || more.length > 0 ? undefined : { code: may(value, nothing) ? `${value.code} !== undefined` : 'true' },
  not: ([value, ...more], _, emitter) => {
    if (value === undefined || more.length > 0) return undefined;
    const opposite = `!(${asCondition(value, emitter)})`;
    return may(value, nothing) ? { code: `${value.code} === undefined ? undefined : ${opposite}` } : { code: opposite, kinds: boolean };
  },
  boolean: ([value, ...more], slow) =>
    value === undefined || more.length > 0 || !isOnly(value, boolean | nothing)
      ? undefined
      : { code: choose([`typeof ${value.code} === "boolean"`], value.code, slow) },
  count: ([value, ...more], slow) =>
    value === undefined || more.length > 0
      ? undefined
      : { code: `Array.isArray(${value.code}) ? ${value.code}.length : ${value.code} === undefined ? 0 : ${slow}`, kinds: number },
  sum: ofNumbers('sumOf'),
  min: ofNumbers('leastOf'),
  max: ofNumbers('mostOf'),
  average: ofNumbers('meanOf'),
  distinct: ([value, ...more], slow, emitter) =>
    value === undefined || more.length > 0
      ? undefined
      : { code: choose([`Array.isArray(${value.code})`], emitter.call('distinctOf', value.code), slow) },
  lookup: ([value, key, ...more], _, emitter) =>
    value === undefined || key === undefined || more.length > 0
      ? undefined
      : { code: emitter.call(isOnly(value, object) ? 'fieldOf' : 'lookUp', value.code, key.code), plain: isPlainInside(value) },
  join: ([texts, separator, ...more], slow, emitter) => {
    if (texts === undefined || more.length > 0) return undefined;
    const checks = [`Array.isArray(${texts.code})`, ...(separator === undefined ? [] : [isText(separator)])];
    return { code: choose(checks, `(${emitter.call('joined', texts.code, separator?.code ?? '""')} ?? ${slow})`, slow) };
  },
};
