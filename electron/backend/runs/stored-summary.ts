import { z } from 'zod';
import type { JsonValue } from '#shared/base/json-value.ts';
import type { RunSummary } from '#shared/rpc/contract/run.ts';

const stage = z.enum(['extract', 'transform', 'validate', 'load', 'reconcile']);
const counts = z.object({ read: z.number(), mapped: z.number(), rejected: z.number(), filtered: z.number(), written: z.number() });

const summary = z.object({
  id: z.string(),
  number: z.number(),
  mapping: z.string(),
  input: z.string(),
  bytes: z.number(),
  state: z.enum(['running', 'done', 'stopped', 'failed']),
  started: z.string(),
  ended: z.string().optional(),
  counts,
  bytesRead: z.number(),
  stages: z.record(stage, z.number()),
  throughput: z.array(z.number()),
  rejectsByCause: z.array(z.object({ cause: z.string(), stage, count: z.number() })),
  checks: z.array(z.object({ name: z.string(), holds: z.boolean(), figure: z.string(), limit: z.string().optional() })),
  outputFile: z.string().optional(),
  rejectsFile: z.string().optional(),
  rulesHash: z.string(),
  stale: z.boolean(),
  problem: z
    .object({ code: z.string(), message: z.string(), severity: z.enum(['error', 'warning', 'info']), next: z.string().optional() })
    .loose()
    .optional(),
});

/** A run as it was kept; `undefined` when it was kept by another version that wrote it otherwise. */
export function readSummary(kept: JsonValue): RunSummary | undefined {
  const read = summary.safeParse(kept);
  return read.success ? (read.data as RunSummary) : undefined;
}
