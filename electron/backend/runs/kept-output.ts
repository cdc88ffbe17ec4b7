import type { FormatName } from '#shared/formats/codec.ts';
import type { Per } from '#shared/mapping/mapping.ts';
import type { PipelineResult } from '#shared/pipeline/pipeline.ts';

/**
 * Whether a run leaves an output: it came to its end, and there is something to write. No document at all is no file; no
 * record is a file without records, but for XML that has no such thing.
 */
export function keepsOutput({ outcome, counts }: PipelineResult, per: Per, format: FormatName): boolean {
  if (outcome !== 'done' && outcome !== 'rejects-above-limit') return false;
  return counts.written > 0 || (per === 'record' && format !== 'xml');
}
