import type { Problem } from '#shared/base/problem.ts';
import type { Outcome } from '#shared/records/outcome.ts';
import type { Value } from '#shared/records/value.ts';

export type { Outcome };

/** One evaluation of a rule: `items` are the positions (from 0) in the enclosing loops, outermost first. */
export interface RuleValue {
  readonly rule: string;
  readonly items: readonly number[];
  readonly outcome: Outcome;
  /** The default stood in for nothing. */
  readonly defaulted?: boolean;
  /** It computed on numbers that a double rounds. */
  readonly inexact?: boolean;
}

/** One record mapped. `output` is absent when nothing came out. */
export interface RecordResult {
  readonly filtered: boolean;
  readonly output?: Value;
  readonly values: readonly RuleValue[];
  /** Number of items of each loop instance: `loop` id, `items` of the enclosing loops. */
  readonly loops: readonly { readonly loop: string; readonly items: readonly number[]; readonly count: number }[];
  /** Errors of rules, loops and keep; each names its rule or loop. */
  readonly problems: readonly Problem[];
}

/** One record mapped in a run: what came out, or why nothing did. `inexact` are the rules that computed on numbers which a double rounds. */
export interface MappedRecord {
  readonly filtered: boolean;
  readonly output?: Value;
  readonly problems: readonly Problem[];
  readonly inexact: readonly string[];
}
