import type { Place, Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { sentenceOf } from './values/error-sentences.ts';
import { LanguageError } from './values/language-error.ts';

const nextSteps: Readonly<Record<string, string>> = {
  D1011: 'Look for a function that calls itself without end.',
  D1012: 'Look for a loop without end, or make the expression do less.',
  D2015: 'Filter the array before it is combined with another.',
  T1006: 'Check the name of the function.',
};

/** A problem with the language's own position beside its place. */
export interface ExpressionProblem extends Problem {
  /** Offset behind the token, as the language's reference counts. */
  readonly position?: number;
}

/**
 * The problem of what an evaluation threw. The language's code, token and position are passed on untouched: its
 * position, the offset behind the token, becomes the end of the place.
 */
export function expressionProblem(thrown: unknown, text: string, limits: { readonly depth: number }): ExpressionProblem {
  const error = languageError(thrown, limits.depth);
  if (error === undefined) return problem('evaluation/failed', `The expression failed: ${textOf(thrown)}.`);
  const { code, token, position } = error;
  const sentence = sentenceOf(error);
  const next = nextSteps[code];
  const found = problem(code, /[.!?]$/.test(sentence) ? sentence : `${sentence}.`, {
    ...(position === undefined ? {} : { place: placeOf(text, position, token) }),
    ...(token === undefined ? {} : { token }),
    ...(next === undefined ? {} : { next }),
  });
  return position === undefined ? found : { ...found, position };
}

/** Calls that fill the stack are too deep like those that the limit ends; a text or list too long for the host is too large. */
function languageError(thrown: unknown, depth: number): LanguageError | undefined {
  if (thrown instanceof LanguageError) return thrown;
  if (!(thrown instanceof RangeError)) return undefined;
  return new LanguageError(/call stack/.test(thrown.message) ? 'D1011' : 'evaluation/too-large', {
    parts: { depth, reason: thrown.message },
  });
}

function textOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}

/** The token that ends at the position; a call's position is behind its bracket. */
function placeOf(text: string, position: number, token: string | undefined): Place {
  if (token !== undefined && token !== '') {
    const end = text.endsWith(token, position) ? position : text.slice(0, Math.max(0, position - 1)).trimEnd().length;
    const start = end - token.length;
    if (start >= 0 && text.startsWith(token, start)) return { start: text[start - 1] === '$' ? start - 1 : start, end };
  }
  return { start: Math.max(0, position - 1), end: position };
}
