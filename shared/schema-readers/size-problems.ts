import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { GrownTree } from './grow-tree.ts';

/** What a reader tells about a schema that is too large to write out. */
export function sizeProblems(tree: GrownTree, file: string): readonly Problem[] {
  const found: Problem[] = [];
  if (tree.folded > 0) {
    const groups = tree.folded === 1 ? 'one group' : `${tree.folded.toLocaleString('en')} groups`;
    found.push(
      problem('schema/large', `The schema is large: ${groups} of fields open when they are used.`, { severity: 'info', place: { file } }),
    );
  }
  if (tree.lost > 0) {
    found.push(
      problem('schema/too-large', `The schema is too large: the fields of ${tree.lost.toLocaleString('en')} types are left out.`, {
        severity: 'warning',
        place: { file },
        next: 'Choose a smaller part of the schema as its root.',
      }),
    );
  }
  return found;
}
