import type { Status } from './status.ts';

export interface StatusCounts {
  /** Target fields. */
  readonly targets: number;
  readonly rules: number;
  readonly mapped: number;
  readonly required: number;
  readonly requiredMapped: number;
  readonly byStatus: Readonly<Record<Status, number>>;
}

/** Counts target fields by what is known of them; `rules` are the rules that fill them, each once. */
export function countStatus(
  fields: readonly { readonly status: Status; readonly mandatory: boolean; readonly rule?: string }[],
): StatusCounts {
  const byStatus: Record<Status, number> = { invalid: 0, open: 0, unproven: 0, 'partly-proven': 0, proven: 0, 'not-mapped': 0 };
  for (const field of fields) byStatus[field.status] += 1;
  const mapped = fields.filter((field) => field.rule !== undefined);
  const required = fields.filter((field) => field.mandatory);
  return {
    targets: fields.length,
    rules: new Set(mapped.map((field) => field.rule)).size,
    mapped: mapped.length,
    required: required.length,
    requiredMapped: required.filter((field) => field.rule !== undefined).length,
    byStatus,
  };
}
