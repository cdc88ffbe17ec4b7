import type { FieldPath } from '#shared/base/field-path.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Schema } from '#shared/schema/field.ts';

export type Classification = 'public' | 'internal' | 'confidential' | 'personal' | 'special';

/** How one target field gets its value. */
export interface Rule {
  /** `R-28`: unique in the project, never used again. */
  readonly id: string;
  readonly mapping: string;
  /** Path from the record's root, the document element included; '' is the whole output. */
  readonly target: FieldPath;
  /** JSONata. Inside a loop it reads relative to the item; `$$` is always the whole record. */
  readonly expression: string;
  /** JSONata used when the expression gives nothing. */
  readonly default?: string;
  /** Overrides what the schema says. */
  readonly mandatory?: boolean;
  readonly classification?: Classification;
  readonly note?: string;
}

/** An array target filled from an array source. */
export interface Loop {
  /** `L-1`. */
  readonly id: string;
  readonly mapping: string;
  /** Path of the repeated target field. */
  readonly target: FieldPath;
  /** JSONata of the source array, relative to the enclosing item or record. */
  readonly each: string;
  /** Variable (without `$`) that names the item for inner loops and rules. */
  readonly item: string;
  /** Variable (without `$`) of the position from 0. */
  readonly index: string;
  /** JSONata condition, relative to the item. */
  readonly where?: string;
  /** JSONata of the sort key, relative to the item; ascending unless `descending`. */
  readonly sort?: { readonly by: string; readonly descending?: boolean };
  readonly limit?: number;
}

export type Per = 'record' | 'document';
export type OnInvalid = 'reject' | 'report';

/** Source entities → one target entity. */
export interface Mapping {
  readonly id: string;
  readonly name: string;
  readonly order: number;
  /** Ids of the sources it reads. One: its record is the input; several: an object with a key per source name. */
  readonly sources: readonly string[];
  /** Id of the target. */
  readonly target: string;
  readonly per: Per;
  /** JSONata: a record for which it is not true is filtered. */
  readonly keep?: string;
  /** Absent: `reject` per record, `report` per document. */
  readonly onInvalid?: OnInvalid;
}

/** All that evaluating one mapping needs, as plain data: what the evaluation process is handed. */
export interface MappingDefinition {
  readonly mapping: Mapping;
  readonly rules: readonly Rule[];
  readonly loops: readonly Loop[];
  readonly lookups: readonly LookupTable[];
  /** Target schema: order of fields, arrays, types. Absent: order of the rules. */
  readonly target?: Schema;
  /** Values of `--param`, bound as `$name`. */
  readonly parameters?: Readonly<Record<string, string>>;
  /** Instant that `$now()` and `$millis()` give, ISO 8601; absent: the clock. */
  readonly now?: string;
}
