import { z } from 'zod';
import { causeOf } from '#shared/pipeline/run-tally.ts';
import type { Reject } from '#shared/pipeline/run-report.ts';
import type { RejectRow } from '#shared/rpc/contract/run.ts';

const kept = z.object({
  record: z.number(),
  line: z.number().optional(),
  byte: z.number().optional(),
  stage: z.enum(['extract', 'transform', 'validate', 'load', 'reconcile']),
  code: z.string(),
  reason: z.string(),
  rule: z.string().optional(),
  field: z.string().optional(),
  value: z.string().optional(),
  raw: z.string(),
  at: z.number().optional(),
});

/** A reject as a row of the page, with the cause that the counts go by; `undefined` for a line that is none. */
export function readReject(line: string): { readonly cause: string; readonly row: RejectRow } | undefined {
  try {
    const read = kept.safeParse(JSON.parse(line));
    return read.success ? rejectRow(read.data as Reject, read.data.at ?? 0) : undefined;
  } catch {
    return undefined;
  }
}

/** `at` in seconds since the start of the run. */
export function rejectRow(reject: Reject, at: number): { readonly cause: string; readonly row: RejectRow } {
  const { raw: _raw, ...row } = reject;
  return { cause: causeOf(reject), row: { ...row, at } };
}
