import type { Reject } from '#shared/pipeline/run-report.ts';
import type { Sink } from '#shared/pipeline/pipeline.ts';

/** Rejects as lines of JSON into bytes; `more` is added to each. */
export function rejectSink(bytes: Sink<Uint8Array>, more: () => Readonly<Record<string, number>> = () => ({})): Sink<Reject> {
  const encoder = new TextEncoder();
  return { write: (reject) => bytes.write(encoder.encode(`${JSON.stringify({ ...reject, ...more() })}\n`)) };
}
