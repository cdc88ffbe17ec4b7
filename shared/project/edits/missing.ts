import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';

/** The edit names something that the project does not hold (any more). */
export function missing(word: string, id: string): Problem {
  return problem('edit/not-there', `There is no ${word} ${id} in this project.`, {
    next: 'It may have been removed in another window.',
    token: id,
  });
}
