import { z } from 'zod';
import type { JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { jsonSchema } from '#shared/project/documents/json-schema.ts';
import type { Status } from '#shared/project/status.ts';
import type { Suspect } from '#shared/scenarios/blame/suspect.ts';
import type { Trace } from '#shared/trace/trace.ts';
import { call } from './call.ts';

/** An outcome on the wire; values in wire form. */
export type WireOutcome =
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'nothing' }
  | { readonly kind: 'error'; readonly problem: Problem };

export interface RecordPreview {
  readonly record: number;
  readonly of: number;
  readonly filtered: boolean;
  /** The record read, wire form. */
  readonly input: JsonValue;
  /** The record mapped, wire form; absent: nothing. */
  readonly output?: JsonValue;
  /** The record as the target format writes it (XML, CSV …); problem where it cannot be written. */
  readonly outputText: { readonly format: string; readonly text: string } | { readonly problem: Problem };
  readonly values: readonly {
    readonly rule: string;
    readonly items: readonly number[];
    readonly outcome: WireOutcome;
    readonly defaulted?: boolean;
    readonly inexact?: boolean;
  }[];
  readonly loops: readonly { readonly loop: string; readonly items: readonly number[]; readonly count: number }[];
  /** Rule errors and what the target schema says of this output. */
  readonly problems: readonly Problem[];
  readonly milliseconds: number;
}

/** One rule over the whole sample. */
export interface Spread {
  readonly rule: string;
  readonly records: number;
  /** Evaluations: records, or items inside loops. */
  readonly evaluations: number;
  /** Most frequent first, at most 50. `text` as shown. */
  readonly values: readonly { readonly text: string; readonly count: number }[];
  readonly distinct: number;
  readonly nothing: number;
  readonly nulls: number;
  readonly errors: number;
  readonly inexact: number;
  /** Numbers (from 1) of the first records with nothing, null, an error. */
  readonly examples: { readonly nothing: readonly number[]; readonly nulls: readonly number[]; readonly errors: readonly number[] };
  readonly firstError?: Problem;
  /** Against the saved rule, when an unsaved expression was asked about. */
  readonly changed?: {
    readonly records: number;
    readonly examples: readonly { readonly record: number; readonly was: string; readonly is: string }[];
  };
}

/** Sub-expressions of a rule per loop item of one record. */
export interface ValuesTable {
  readonly columns: readonly { readonly label: string; readonly start: number; readonly end: number }[];
  readonly rows: readonly { readonly items: readonly number[]; readonly cells: readonly WireOutcome[] }[];
}

/** What is known of every target field; figures are over the whole sample and the last scenario runs. */
export interface ProjectStatus {
  readonly fields: readonly {
    readonly mapping: string;
    readonly target: string;
    readonly rule?: string;
    readonly status: Status;
    readonly branches?: { readonly taken: number; readonly of: number };
    readonly nothing: number;
    readonly errors: number;
    readonly invalid: number;
    readonly evaluations: number;
  }[];
  readonly counts: {
    readonly targets: number;
    readonly rules: number;
    readonly mapped: number;
    readonly required: number;
    readonly requiredMapped: number;
    readonly byStatus: Readonly<Record<Status, number>>;
  };
  readonly problems: readonly ProblemRow[];
  readonly scenarios: { readonly passed: number; readonly failed: number; readonly of: number; readonly at?: string };
  /** Whether all of it is of the present rules, or figures are still being measured. */
  readonly fresh: boolean;
}

/** A row of the problem list: `subject` in bold, the sentence, and where Go to leads. */
export interface ProblemRow extends Problem {
  readonly subject: string;
  readonly target?: string;
  readonly verb: 'Go to' | 'Map it' | 'Show rows';
  readonly records?: readonly number[];
  readonly count?: number;
}

/** Records of the sample for which a rule gives a certain thing. */
export interface FoundRecords {
  /** How many there are, and the numbers (from 1) of the first thousand. */
  readonly count: number;
  readonly records: readonly number[];
  /** For each of them the positions of the first such item in the loops around the rule. */
  readonly items: readonly (readonly number[])[];
}

/** One source field over the whole sample. */
export interface FieldFigures {
  readonly records: number;
  /** How often the field may stand: records, or items of the arrays around it. */
  readonly places: number;
  readonly present: number;
  readonly nulls: number;
  readonly empty: number;
  readonly distinct: number;
  /** Records in which it is there and neither null nor empty. */
  readonly filled: number;
}

const key = z.string();
const record = z.number().int().positive();
const place = z.string().max(5_000);
const overrides = z.array(z.object({ rule: z.string(), expression: z.string().max(200_000) })).max(50);

export const previewCalls = {
  'preview.record': call<RecordPreview>()(z.object({ key, mapping: z.string(), record, overrides: overrides.optional() })),
  'preview.spread': call<Spread>()(z.object({ key, rule: z.string(), expression: z.string().max(200_000).optional() })),
  'preview.values': call<ValuesTable>()(z.object({ key, rule: z.string(), record, expression: z.string().max(200_000).optional() })),
  /** `place` is that of the value in the output: `Lines.Line[2].TaxCode`. */
  'preview.trace': call<Trace>()(z.object({ key, mapping: z.string(), record, place, overrides: overrides.optional() })),
  /** Who is to blame for a value of the output, the likeliest first; `expected` absent: nothing is expected there. */
  'preview.blame': call<readonly Suspect[]>()(z.object({ key, mapping: z.string(), record, place, expected: jsonSchema.optional() })),
  'preview.records': call<FoundRecords>()(
    z.object({
      key,
      rule: z.string(),
      gives: z.discriminatedUnion('kind', [
        z.object({ kind: z.enum(['nothing', 'null', 'error']) }),
        /** As the spread shows it. */
        z.object({ kind: z.literal('value'), text: z.string().max(1000) }),
      ]),
    }),
  ),
  /** A source field, by the names of its path from the input's root. */
  'preview.field': call<FieldFigures>()(z.object({ key, mapping: z.string(), names: z.array(z.string()).min(1).max(200) })),
  'preview.findRecord': call<{ readonly record?: number }>()(
    z.object({ key, mapping: z.string(), text: z.string().min(1).max(1000), after: z.number().int().nonnegative() }),
  ),
  'preview.status': call<ProjectStatus>()(z.object({ key })),
};
