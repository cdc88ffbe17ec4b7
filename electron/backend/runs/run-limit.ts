import type { Per } from '#shared/mapping/mapping.ts';

/**
 * Milliseconds that one evaluation of a run may take. A whole document stands for all its records, so it has far more
 * than one record has, and far more than a person waits for while typing.
 */
export function runLimit(per: Per): number {
  return per === 'document' ? 60_000 : 2_000;
}
