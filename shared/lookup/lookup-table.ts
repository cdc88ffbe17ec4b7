import type { JsonValue } from '#shared/base/json-value.ts';

/** What `$lookup($table, key)` gives for a key that the table does not hold. */
export type NoMatch =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'reject' }
  | { readonly kind: 'default'; readonly value: JsonValue }
  /** The key itself is the answer. */
  | { readonly kind: 'keep' };

/** A code list, value map or cross-reference: a grid in the project, bound as `$name` (an object key → value). */
export interface LookupTable {
  readonly id: string;
  /** Variable name without `$`: letters, digits, underscore. */
  readonly name: string;
  /** File name that it came from, as shown. */
  readonly file?: string;
  readonly columns: readonly string[];
  /** Name of the key column. */
  readonly key: string;
  /** Name of the value column; absent: the value is the whole row as an object. */
  readonly value?: string;
  readonly rows: readonly (readonly string[])[];
  readonly noMatch: NoMatch;
}
