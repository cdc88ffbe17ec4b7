import { FunctionBase, type FunctionCall, type FunctionValue } from '../values/function-value.ts';
import { isList, isObject } from '../values/is-object.ts';
import { LanguageError } from '../values/language-error.ts';
import { Matcher } from './matcher.ts';

/** One place of a text that matches. What a matcher written as a function leaves out is nothing. */
export interface Found {
  readonly match: unknown;
  readonly start: unknown;
  readonly end: unknown;
  readonly groups: unknown;
  /** All of it as one value. */
  whole(): unknown;
  next(): Found | undefined;
}

/** The first place of the text that a pattern matches. Throws T1010 where the function gives no match, D1004. */
export function findFirst(call: FunctionCall, pattern: FunctionValue, text: string): Found | undefined {
  if (!(pattern instanceof Matcher)) return readMatch(call, call.apply(pattern, [text]));
  const found = pattern.find(text, 0);
  return found === undefined ? undefined : new FoundByExpression(pattern, text, found);
}

class FoundByExpression implements Found {
  readonly #matcher: Matcher;
  readonly #text: string;
  readonly #found: RegExpExecArray;

  constructor(matcher: Matcher, text: string, found: RegExpExecArray) {
    this.#matcher = matcher;
    this.#text = text;
    this.#found = found;
  }

  get match(): string {
    return this.#found[0];
  }

  get start(): number {
    return this.#found.index;
  }

  get end(): number {
    return this.#found.index + this.#found[0].length;
  }

  get groups(): readonly unknown[] {
    return this.#found.slice(1);
  }

  whole(): unknown {
    return this.#matcher.result(this.#text, this.#found);
  }

  next(): Found | undefined {
    const next = this.#matcher.findNext(this.#text, this.#found);
    return next === undefined ? undefined : new FoundByExpression(this.#matcher, this.#text, next);
  }
}

/** What a function told of a match. One thing that a match has is enough, as the language has it. Throws T1010 for anything else. */
export function readMatch(call: FunctionCall, given: unknown): Found | undefined {
  if (given === undefined) return undefined;
  if (!isObject(given)) throw new LanguageError('T1010');
  const { match, start, end, groups, next } = given;
  if (typeof start !== 'number' && end !== 'number' && !isList(groups) && !(next instanceof FunctionBase)) throw new LanguageError('T1010');
  return {
    match,
    start,
    end,
    groups,
    whole: () => given,
    next: () => {
      if (next instanceof FunctionBase) return readMatch(call, call.apply(next, []));
      throw new LanguageError('T1010');
    },
  };
}
