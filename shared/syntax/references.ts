import type { NamedUse, ReadPath } from './origin.ts';
import { traceFields } from './trace-fields.ts';
import type { SyntaxTree } from './tree.ts';

/** What an expression reads. Paths are in the order of the text, each with the span that says it. */
export interface References {
  readonly paths: readonly ReadPath[];
  /** Variables that nothing in the expression binds: lookup tables, outer items, parameters. */
  readonly variables: readonly NamedUse[];
  readonly functions: readonly NamedUse[];
}

/**
 * Every field path that an expression reads, relative to its context, to the record (`$$`) or to a variable from outside.
 * Paths inside a filter are those of the step (`line_items[price > 3]` reads `line_items` and `line_items.price`), those
 * of a lambda those of the array's items. An empty list of names is the context, record or variable itself.
 */
export function readReferences(tree: SyntaxTree): References {
  const { paths, variables, functions } = traceFields(tree.root);
  return { paths, variables, functions };
}
