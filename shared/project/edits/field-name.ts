import type { FieldPath } from '#shared/base/field-path.ts';
import { splitPath } from '#shared/base/field-path.ts';

/** The last name of a path, as a label says it; `the whole output` for the root. */
export function fieldName(path: FieldPath): string {
  return splitPath(path)?.at(-1) ?? 'the whole output';
}

/** `1 rule`, `3 rules`. */
export function countOf(count: number, word: string): string {
  return `${count.toLocaleString('en-US')} ${word}${count === 1 ? '' : 's'}`;
}
