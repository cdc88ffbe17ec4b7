import type { Result } from '#shared/base/result.ts';
import type { Draft } from './draft.ts';
import type { Edit } from './edit.ts';

/** Parts that a rule or loop of a decomposed expression brings; ids and mapping are given when it is applied. */
export interface DecomposedExpression {
  readonly rules: readonly { readonly target: string; readonly expression: string; readonly default?: string }[];
  readonly loops: readonly {
    readonly target: string;
    readonly each: string;
    readonly item: string;
    readonly index: string;
    readonly where?: string;
    readonly sort?: { readonly by: string; readonly descending?: boolean };
    readonly limit?: number;
  }[];
}

/**
 * Changes the draft as one kind of edit says and gives the label of the step, in plain words: `Set PaymentTerms`.
 * A failure may leave the draft half changed: the caller drops it.
 */
export type EditHandler<E extends Edit> = (draft: Draft, edit: E) => Result<string>;

export type EditOf<T extends Edit['type']> = Extract<Edit, { readonly type: T }>;
