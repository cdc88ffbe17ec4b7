import type { JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';

/** A call on the wire. */
export interface CallMessage {
  readonly name: string;
  readonly input: JsonValue;
}

/** Its answer: the value, or the problem with its code untouched. */
export type AnswerMessage = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: Problem };
