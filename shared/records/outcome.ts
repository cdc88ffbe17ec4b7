import type { Problem } from '#shared/base/problem.ts';
import type { Value } from './value.ts';

/** What an expression gave: a value (null included), nothing, or an error. */
export type Outcome =
  { readonly kind: 'value'; readonly value: Value } | { readonly kind: 'nothing' } | { readonly kind: 'error'; readonly problem: Problem };
