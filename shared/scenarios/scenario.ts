import type { JsonValue } from '#shared/base/json-value.ts';

/** Exact: every value the same. Tolerances: numbers within `number`, text after trimming when `trim`, paths left out. */
export interface Comparison {
  readonly number?: number;
  readonly trim?: boolean;
  readonly ignore?: readonly string[];
}

export type Expectation =
  | { readonly kind: 'output'; readonly value: JsonValue }
  | { readonly kind: 'filtered' }
  /** The record is rejected; `rule` names the one to blame where it matters. */
  | { readonly kind: 'rejected'; readonly rule?: string; readonly code?: string }
  | { readonly kind: 'assertions'; readonly assertions: readonly { readonly name: string; readonly expression: string }[] };

/**
 * Given input → expected outcome. Values are stored in wire form (`shared/records/wire-value.ts`), so that exact numbers survive.
 */
export interface Scenario {
  /** `T-03`. */
  readonly id: string;
  readonly mapping: string;
  /** A claim: `Partially refunded order stays PREPAID`. */
  readonly name: string;
  readonly input: JsonValue;
  /** Where the input came from: `record 3 of orders-sample.json`. */
  readonly origin?: string;
  readonly expected: Expectation;
  readonly comparison?: Comparison;
  /** Instant bound to `$now()`, ISO 8601. */
  readonly now?: string;
  /** When the expected outcome was agreed, and the reason of the last change. */
  readonly approved?: { readonly at: string; readonly reason?: string };
}
