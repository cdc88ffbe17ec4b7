import type { JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { TextPart } from './capture.ts';

/** What one step gave, in wire form; of lists and objects only how much is in them. */
export type StepOutcome =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'items' | 'fields'; readonly count: number }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'function' }
  | { readonly kind: 'error'; readonly problem?: Problem };

/** One hop of a value on its way to the output. Steps stand in reading order; `depth` says which one a step belongs to. */
export interface TraceStep {
  readonly kind: 'keep' | 'loop' | 'item' | 'rule' | 'default' | 'branch' | 'lookup' | 'filter' | 'variable' | 'cell' | 'part';
  readonly depth: number;
  /** Id of the rule or loop whose text it is in; `keep`. */
  readonly owner: string;
  readonly part: TextPart;
  /** Where in that text. */
  readonly span?: Span;
  /** The part as written, in one line; of a field of the record its place: `line_items[2].sku`. */
  readonly text: string;
  /** Of a field of the record: the names of its path from the input's root. */
  readonly names?: readonly string[];
  /** What is to be said of it: `status is paid`, `2 of 12 items match`. */
  readonly says?: string;
  readonly outcome?: StepOutcome;
  /** Of a condition: the branch taken, and the one that is not. */
  readonly branch?: { readonly taken: Span; readonly other?: Span };
  /** Of a lookup: the key asked for, and the row from 0 that holds it. */
  readonly lookup?: { readonly table: string; readonly key: string; readonly row?: number };
  /** Of a filter: how many items it went over, and the positions of those that it kept, at most 20. */
  readonly matched?: { readonly of: number; readonly count: number; readonly kept: readonly number[] };
}

/** Why a value of the output is what it is. */
export interface Trace {
  /** `Lines.Line[2].TaxCode`. */
  readonly place: string;
  /** The rule that gives it; absent where none does. */
  readonly rule?: string;
  /** The mapping's condition leaves the record out. */
  readonly filtered: boolean;
  readonly outcome: StepOutcome;
  readonly steps: readonly TraceStep[];
}
