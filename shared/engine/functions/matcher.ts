import { ExactNumber } from '#shared/records/exact-number.ts';
import { isList } from '../values/is-object.ts';
import { FunctionBase, type FunctionCall } from '../values/function-value.ts';
import { LanguageError } from '../values/language-error.ts';

/** What a matcher tells of one place that matches. */
export interface MatchResult {
  readonly match: string;
  readonly start: number;
  readonly end: number;
  /** What the groups hold; nothing for a group that took no part. */
  readonly groups: readonly (string | undefined)[];
  /** Function that gives the next place. */
  readonly next: FunctionBase;
}

/** What is matched of a value that is no text; a field named `toString` is data. */
function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isList(value)) return value.map((item) => (item === null || item === undefined ? '' : textOf(item))).join(',');
  return typeof value === 'object' && value !== null && !(value instanceof ExactNumber) ? '[object Object]' : String(value);
}

/** A regular expression as a value: a function of a text that tells the first place that matches. */
export class Matcher extends FunctionBase {
  readonly #expression: RegExp;
  readonly #position: number | undefined;

  /** `position` is where the expression ends in the text, for errors. */
  constructor(source: string, flags: string, position?: number) {
    super(2);
    this.#expression = new RegExp(source, flags.includes('g') ? flags : `${flags}g`);
    this.#position = position;
  }

  override invoke(_: FunctionCall, args: readonly unknown[]): MatchResult | undefined {
    const [text, from] = args;
    const seen = textOf(text);
    return this.result(seen, this.find(seen, Number(typeof from === 'object' ? 0 : (from ?? 0))));
  }

  /** Whether some place of the text matches. */
  test(text: string): boolean {
    this.#expression.lastIndex = 0;
    return this.#expression.test(text);
  }

  /** The text with each match replaced by another text; nothing where a match is empty and all have to be gone through one by one. */
  replaceAll(text: string, by: string): string | undefined {
    let empty = false;
    this.#expression.lastIndex = 0;
    const replaced = text.replace(this.#expression, (match) => {
      empty ||= match === '';
      return by;
    });
    return empty ? undefined : replaced;
  }

  /** The first place that matches from an offset on. */
  find(text: string, from: number): RegExpExecArray | undefined {
    this.#expression.lastIndex = from;
    return this.#expression.exec(text) ?? undefined;
  }

  /** The next place behind one found. Throws D1004 where it is empty, since then there is no end. */
  findNext(text: string, found: RegExpExecArray): RegExpExecArray | undefined {
    const end = found.index + found[0].length;
    const next = end >= text.length ? undefined : this.find(text, end);
    if (next?.[0] !== '') return next;
    throw new LanguageError('D1004', {
      value: this.#expression.source,
      ...(this.#position === undefined ? {} : { position: this.#position }),
    });
  }

  /** A place found as the language tells of it. */
  result(text: string, found: RegExpExecArray | undefined): MatchResult | undefined {
    if (found === undefined) return undefined;
    const [match, ...groups] = found;
    return { match, start: found.index, end: found.index + match.length, groups, next: new NextMatch(this, text, found) };
  }
}

class NextMatch extends FunctionBase {
  readonly #matcher: Matcher;
  readonly #text: string;
  readonly #found: RegExpExecArray;

  constructor(matcher: Matcher, text: string, found: RegExpExecArray) {
    super(0);
    this.#matcher = matcher;
    this.#text = text;
    this.#found = found;
  }

  override invoke(): MatchResult | undefined {
    return this.#matcher.result(this.#text, this.#matcher.findNext(this.#text, this.#found));
  }
}
