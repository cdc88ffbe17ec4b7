import type { JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { ByteBlock } from '#shared/formats/byte-block.ts';
import type { ReadItem, WriterState } from '#shared/formats/codec.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { WorkSettings } from '#shared/pipeline/work-settings.ts';
import type { WorkedBlock } from '#shared/pipeline/worked-block.ts';
import type { BranchesTaken } from '#shared/scenarios/branches.ts';
import type { FoundRecords, ValuesTable, WireOutcome } from '#shared/rpc/contract/preview.ts';
import type { Suspect } from '#shared/scenarios/blame/suspect.ts';
import type { Place } from '#shared/trace/place.ts';
import type { Trace } from '#shared/trace/trace.ts';

/** A rule with another expression than the one loaded, not yet saved. */
export interface Override {
  readonly rule: string;
  readonly expression: string;
}

/** What a rule is looked for to give. */
export type Gives = { readonly kind: 'nothing' | 'null' | 'error' } | { readonly kind: 'value'; readonly text: string };

/** What the parent asks. Values are in wire form. `records` names a set given with `keep`; positions count from 0. */
export type EvaluatorQuestion =
  /** A set of tables goes apart from the mappings that use it, under the name `tables`: tables are large and seldom change. */
  | { readonly op: 'lookups'; readonly tables: string; readonly values: readonly LookupTable[] }
  | {
      readonly op: 'load';
      readonly key: string;
      readonly definition: Omit<MappingDefinition, 'lookups'>;
      readonly tables: string;
      readonly milliseconds: number;
    }
  | { readonly op: 'keep'; readonly records: string; readonly values: readonly JsonValue[]; readonly from: number }
  /** What working on blocks under this key needs beside the mapping loaded under it. */
  | {
      readonly op: 'begin';
      readonly key: string;
      readonly settings: WorkSettings;
      readonly others: Readonly<Record<string, JsonValue>>;
    }
  /** The records `lost` are not mapped again: each is rejected with its problem. */
  | {
      readonly op: 'work';
      readonly key: string;
      readonly block: WireBlock;
      readonly after: WriterState;
      /** Records from this position on are announced, each before it is worked on, with each of its rules. */
      readonly traceFrom?: number;
      readonly lost: readonly LostRecord[];
    }
  | { readonly op: 'map'; readonly key: string; readonly values: readonly JsonValue[]; readonly trace: boolean }
  | {
      readonly op: 'preview';
      readonly key: string;
      readonly value: JsonValue;
      readonly overrides: readonly Override[];
      readonly trace: boolean;
    }
  | {
      readonly op: 'tally';
      readonly key: string;
      readonly records: string;
      readonly from: number;
      readonly to: number;
      readonly rules: readonly string[];
      readonly overrides: readonly Override[];
      readonly trace: boolean;
    }
  | { readonly op: 'values'; readonly key: string; readonly value: JsonValue; readonly rule: string; readonly expression: string }
  | {
      readonly op: 'trace';
      readonly key: string;
      readonly value: JsonValue;
      readonly place: Place;
      readonly overrides: readonly Override[];
    }
  /** `record` is a position among the records kept. */
  | {
      readonly op: 'blame';
      readonly key: string;
      readonly records: string;
      readonly record: number;
      readonly place: Place;
      readonly expected?: JsonValue;
    }
  | {
      readonly op: 'find';
      readonly key: string;
      readonly records: string;
      readonly from: number;
      readonly to: number;
      readonly rule: string;
      readonly gives: Gives;
    }
  | { readonly op: 'cover'; readonly key: string; readonly values: readonly JsonValue[] }
  | {
      readonly op: 'evaluate';
      readonly key: string;
      readonly expression: string;
      readonly value?: JsonValue;
      readonly variables: Readonly<Record<string, JsonValue>>;
    };

/** One record mapped, as much as a run needs. */
export interface WireMapped {
  readonly filtered: boolean;
  readonly output?: JsonValue;
  readonly problems: readonly Problem[];
  /** Rules that computed on numbers which a double rounds. */
  readonly inexact: readonly string[];
}

/** A block of a run: its bytes travel beside the question; values are in wire form. */
export type WireBlock =
  | { readonly bytes: Omit<ByteBlock, 'bytes'> }
  | {
      readonly items: readonly (
        (Omit<Extract<ReadItem, { ok: true }>, 'value'> & { readonly value: JsonValue }) | Extract<ReadItem, { ok: false }>
      )[];
    };

/** A record, by its position in the block, on which a process was lost. */
export interface LostRecord {
  readonly position: number;
  readonly problem: Problem;
}

/** A block worked on: the bytes of the outputs travel beside the answer; values are in wire form. */
export type WireWorked = Omit<WorkedBlock, 'checked' | 'output'> & {
  readonly checked: readonly { readonly value: JsonValue; readonly problems: readonly Problem[] }[];
};

export interface WirePreview {
  readonly filtered: boolean;
  readonly output?: JsonValue;
  readonly values: readonly {
    readonly rule: string;
    readonly items: readonly number[];
    readonly outcome: WireOutcome;
    readonly defaulted?: boolean;
    readonly inexact?: boolean;
  }[];
  readonly loops: readonly { readonly loop: string; readonly items: readonly number[]; readonly count: number }[];
  readonly problems: readonly Problem[];
}

/** What one rule gave over a stretch of records; two of them add up. Record numbers count from 1. */
export interface RuleTally {
  readonly rule: string;
  readonly records: number;
  readonly evaluations: number;
  readonly nothing: number;
  readonly nulls: number;
  readonly errors: number;
  readonly inexact: number;
  readonly defaulted: number;
  /** Text as shown → how often. */
  readonly values: readonly (readonly [string, number])[];
  readonly examples: { readonly nothing: readonly number[]; readonly nulls: readonly number[]; readonly errors: readonly number[] };
  readonly firstError?: Problem;
  /** Per record, the values as one text: asked for when two expressions are compared. */
  readonly texts: readonly string[];
}

export interface EvaluatorAnswers {
  lookups: null;
  load: readonly Problem[];
  keep: null;
  begin: null;
  work: WireWorked;
  map: readonly WireMapped[];
  preview: WirePreview;
  tally: readonly RuleTally[];
  values: ValuesTable;
  trace: Trace;
  blame: readonly Suspect[];
  find: FoundRecords;
  cover: readonly BranchesTaken[];
  evaluate: { readonly outcome: WireOutcome; readonly inexact: boolean };
}

export interface QuestionMessage {
  readonly id: number;
  readonly question: EvaluatorQuestion;
}

/**
 * What the child says: `ready` once, an answer per question, and `at` as a sign of life: before each rule while tracing,
 * before a rule that has not come to its end yet, and between records now and then. `record` is the position in the question.
 */
export type ChildMessage =
  | { readonly say: 'ready' }
  | { readonly say: 'at'; readonly record: number; readonly rule?: string }
  | { readonly say: 'answer'; readonly id: number; readonly answer: unknown }
  | { readonly say: 'failed'; readonly id: number; readonly message: string };

/** Whether a message came from a child of ours; what it holds was made by the same build. */
export function isChildMessage(message: unknown): message is ChildMessage {
  return typeof message === 'object' && message !== null && 'say' in message;
}

export function isQuestionMessage(message: unknown): message is QuestionMessage {
  return typeof message === 'object' && message !== null && 'id' in message && 'question' in message;
}
