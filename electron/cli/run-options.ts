import type { FormatName } from '#shared/formats/codec.ts';
import type { OnInvalid } from '#shared/mapping/mapping.ts';

/** The options of `run`, as they were typed. */
export interface RunOptions {
  readonly input?: readonly string[];
  readonly output?: string;
  readonly rejects?: string;
  readonly report?: string;
  readonly formatIn?: FormatName;
  readonly formatOut?: FormatName;
  readonly invalid?: OnInvalid;
  readonly maxRejects?: string;
  readonly workers?: string;
  readonly resume?: true;
  /** A rejects file. */
  readonly replay?: string;
  readonly quiet?: true;
  readonly using?: string;
  readonly env?: string;
  readonly param?: readonly string[];
  readonly now?: string;
  readonly read?: readonly string[];
  readonly write?: readonly string[];
  readonly json?: true;
}

/** The formats that options may name. */
export const formats: readonly string[] = ['json', 'ndjson', 'csv', 'xml'];
