import { z } from 'zod';
import type { StoredRun } from '#electron/backend/store/tables/runs.ts';
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
  resumed: z.object({ at: z.string(), spent: z.number() }).optional(),
  replays: z.number().optional(),
  workers: z.number().optional(),
  counts,
  bytesRead: z.number(),
  stages: z.record(stage, z.number()),
  throughput: z.array(z.number()),
  rejectsByCause: z.array(z.object({ cause: z.string(), stage, count: z.number() })),
  checks: z.array(z.object({ name: z.string(), holds: z.boolean(), figure: z.string(), limit: z.string().optional() })),
  unchecked: z.number().optional(),
  outputFile: z.string().optional(),
  rejectsFile: z.string().optional(),
  rulesHash: z.string(),
  stale: z.boolean(),
  problem: z
    .object({ code: z.string(), message: z.string(), severity: z.enum(['error', 'warning', 'info']), next: z.string().optional() })
    .loose()
    .optional(),
});

const order = z.object({
  input: z.discriminatedUnion('from', [
    z.object({ from: z.literal('sample'), sample: z.string() }),
    z.object({ from: z.literal('file'), name: z.string(), kept: z.string() }),
    z.object({ from: z.literal('rejects'), file: z.string() }),
  ]),
  formatOut: z.enum(['json', 'ndjson', 'csv', 'xml']).exactOptional(),
  invalid: z.enum(['reject', 'report']).exactOptional(),
  maxRejects: z.string().exactOptional(),
  output: z.string(),
  rejects: z.string(),
});

/**
 * What a run was asked to do: all that is needed to go on with it later. Files are names in the folder of runs; that of
 * `from: 'file'` is the run's own copy, gone when the run has ended.
 */
export type RunOrder = z.infer<typeof order>;

/** A run as the project keeps it; `order` is absent in runs of versions that could not go on with them. */
export interface KnownRun {
  readonly summary: RunSummary;
  readonly order?: RunOrder;
}

/** `undefined` when it was kept by another version that wrote it otherwise. */
export function readStoredRun({ summary: kept }: StoredRun): KnownRun | undefined {
  const read = summary.safeParse(kept);
  if (!read.success) return undefined;
  const asked = z.object({ order }).safeParse(kept);
  return { summary: read.data as RunSummary, ...(asked.success ? { order: asked.data.order } : {}) };
}

/** A run as it is put into the project. What is known from other places as they are now (folder, what is kept) stays out. */
export function storedRun({ folder: _folder, kept: _kept, ...summary }: RunSummary, asked: RunOrder): StoredRun {
  return { id: summary.id, number: summary.number, summary: asJson({ ...summary, order: asked }) };
}

/** As plain JSON; it holds nothing else. */
function asJson(value: object): JsonValue {
  return JSON.parse(JSON.stringify(value)) as JsonValue;
}
