import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Span } from './tokens.ts';

/**
 * A text that is not JSONata. `code`, `position` and `token` are those of the language's reference; `place` spans the
 * token that is wrong. `position` is absent where the reference gives none.
 */
export interface SyntaxProblem extends Problem {
  readonly position?: number;
  /** What is expected (S0202, S0203), the number of the parameter (S0208) or the value that cannot stand (S0213). */
  readonly expected?: string;
}

/** Carries a problem out of the parser; never leaves `parse`. */
export class SyntaxStop extends Error {
  readonly problem: SyntaxProblem;

  constructor(found: SyntaxProblem) {
    super(found.message);
    this.problem = found;
  }
}

interface Detail {
  readonly position?: number | undefined;
  readonly token?: string | undefined;
  readonly expected?: string | undefined;
}

/** A syntax problem with its sentence. Codes S… are the reference's; `expression/…` are ours where it has none. */
export function syntaxProblem(code: string, place: Span, detail: Detail = {}): SyntaxProblem {
  const { position, token, expected } = detail;
  const sentence = sentences[code];
  if (sentence === undefined) throw new Error(`No sentence for ${code}`);
  const made = problem(code, sentence(token ?? '', expected ?? ''), {
    place: { start: place.start, end: place.end },
    ...(token === undefined ? {} : { token }),
  });
  return { ...made, ...(position === undefined ? {} : { position }), ...(expected === undefined ? {} : { expected }) };
}

type Sentence = (token: string, expected: string) => string;

const sentences: Readonly<Record<string, Sentence>> = {
  S0101: () => 'This text has no closing quote.',
  S0102: (token) => `The number ${token} is too large.`,
  S0103: (token) => `\\${token} is not an escape that text may hold.`,
  S0104: () => 'After \\u come four hexadecimal digits.',
  S0105: () => 'This name has no closing backtick.',
  S0106: () => 'This comment has no closing */.',
  S0201: (token) => `Nothing may follow here, found ${quoted(token)}.`,
  S0202: (token, expected) => `Expected ${quoted(expected)} here, found ${quoted(token)}.`,
  S0203: (_, expected) => `The expression ends where ${quoted(expected)} is expected.`,
  S0204: (token) => `${quoted(token)} is not an operator.`,
  S0207: () => 'The expression ends too early: a value is expected.',
  S0208: (token, expected) => `Parameter ${expected} of the function must be a variable such as $value, found ${quoted(token)}.`,
  S0209: () => 'A filter cannot follow a grouping in the same step.',
  S0210: () => 'A step can have only one grouping.',
  S0211: (token) => `${quoted(token)} cannot stand before a value.`,
  S0212: () => 'The left side of := must be a variable such as $value.',
  S0213: (_, value) => `The value ${value} cannot be a step of a path.`,
  S0214: (token) => `The right side of ${quoted(token)} must be a variable such as $value.`,
  S0215: () => 'A variable is bound with @ before any filter of the step.',
  S0216: () => 'A variable is bound with @ before the sorting of the step.',
  S0217: () => 'Nothing in this path has a parent that % could reach.',
  S0301: () => 'A regular expression cannot be empty.',
  S0302: () => 'This regular expression has no closing slash.',
  S0401: () => 'In a signature only arrays and functions take a type in < >.',
  S0402: () => 'In a signature a choice of types cannot hold a type in < >.',
  'expression/bad-regex': (token) => `The regular expression is not valid: ${token}.`,
  'expression/bad-signature': () => 'The signature of the function is not valid.',
  'expression/too-deep': () => 'The expression is nested too deeply to be read.',
};

function quoted(token: string): string {
  return token === '(end)' ? 'the end' : `"${token}"`;
}
