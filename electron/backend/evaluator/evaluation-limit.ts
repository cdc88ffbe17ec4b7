import type { Per } from '#shared/mapping/mapping.ts';

/** Milliseconds that one evaluation may take. A whole document stands for all its records, so it has far more than one record has. */
export function evaluationLimit(per: Per): number {
  return per === 'document' ? 60_000 : 2_000;
}
