import type { Result } from '#shared/base/result.ts';
import type { Draft } from './draft.ts';
import type { Edit } from './edit.ts';

/**
 * Changes the draft as one kind of edit says and gives the label of the step, in plain words: `Set PaymentTerms`.
 * A failure may leave the draft half changed: the caller drops it.
 */
export type EditHandler<E extends Edit> = (draft: Draft, edit: E) => Result<string>;

export type EditOf<T extends Edit['type']> = Extract<Edit, { readonly type: T }>;
