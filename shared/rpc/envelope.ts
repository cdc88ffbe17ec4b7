import type { Problem } from '#shared/base/problem.ts';

/** The answer to a call: the value, or the problem with its code untouched. */
export type AnswerMessage = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };
