import type { JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';

/** Where what came out is not what was expected. Values in wire form. */
export interface FieldDifference {
  /** Path with indexes from 0: `Lines.Line[2].TaxCode`. */
  readonly path: string;
  readonly kind: 'changed' | 'missing' | 'extra';
  readonly expected?: JsonValue;
  readonly actual?: JsonValue;
  /** The rule to blame. */
  readonly rule?: string;
}

export interface ScenarioResult {
  readonly scenario: string;
  readonly passed: boolean;
  readonly milliseconds: number;
  readonly differences: readonly FieldDifference[];
  readonly problems: readonly Problem[];
  /** Wire form. */
  readonly actual?: JsonValue;
  readonly expectedText?: string;
  readonly actualText?: string;
  /** Instant, ISO 8601. */
  readonly at: string;
}

/** What scenarios reached. `open` are branches that none takes, with how many sample records would. */
export interface Coverage {
  readonly rules: { readonly reached: number; readonly of: number };
  readonly branches: { readonly taken: number; readonly of: number };
  readonly open: readonly { readonly rule: string; readonly label: string; readonly sampleRecords: number }[];
}
