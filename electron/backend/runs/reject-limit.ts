import { problem } from '#shared/base/problem.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Result } from '#shared/base/result.ts';
import type { RejectLimit } from '#shared/pipeline/pipeline.ts';

/** `20` is a count, `1%` or `0.5 %` a share of the records read. */
export function readRejectLimit(text: string): Result<RejectLimit> {
  const match = /^\s*(\d+(?:\.\d+)?)\s*(%?)\s*$/.exec(text);
  const figure = Number(match?.[1]);
  if (match === null || (match[2] === '%' ? figure > 100 : !Number.isInteger(figure))) {
    return fail(
      problem('run/reject-limit', `${JSON.stringify(text)} is no limit of rejects.`, {
        next: 'Give a count such as 20, or a share such as 1%.',
      }),
    );
  }
  return ok(match[2] === '%' ? { percent: figure } : { count: figure });
}
