import type { JsonValue } from '#shared/base/json-value.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { TextPart } from '#shared/trace/capture.ts';

/** One thing that may be to blame for a wrong value. */
export interface Suspect {
  /** A rule, a loop, the mapping's own condition, a row of a lookup table, a field of the record. */
  readonly kind: 'rule' | 'loop' | 'keep' | 'row' | 'cell';
  /** Id of the rule or loop; `keep`; name of the table; place of the field in the record: `line_items[2].sku`. */
  readonly id: string;
  /** Of a rule or loop: which of its texts. */
  readonly part?: TextPart | 'limit';
  /** Where in that text. */
  readonly span?: Span;
  /** Of a table: the key asked for, and the row from 0 that holds it. */
  readonly key?: string;
  readonly row?: number;
  /** What stands there, and what would stand there to give the expected value. */
  readonly is?: JsonValue;
  readonly would?: JsonValue;
  /** With the change the expected value comes out. */
  readonly explains: boolean;
  /** What is wrong and what would be right, as one sentence. */
  readonly sentence: string;
  /** How far-fetched it is; the least first. */
  readonly cost: number;
}

/** A way a value may have gone wrong, not tried yet. */
export interface Guess {
  /** The least that it can cost. */
  readonly floor: number;
  /** The suspect when it explains the value. */
  readonly prove: () => Suspect | undefined;
}
