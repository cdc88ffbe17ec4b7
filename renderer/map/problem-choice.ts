import type { FieldPath } from '#shared/base/field-path.ts';
import type { ProblemRow } from '#shared/rpc/contract/preview.ts';
import type { Selected } from '#renderer/state/selection.ts';

/** What choosing a row of the problem list chooses: its field, and the records that show it, to step through where there are several. */
export function choiceOfProblem({ subject, verb, records = [], count }: ProblemRow, target: FieldPath): Partial<Selected> {
  const [record] = records;
  return {
    target,
    ...(record === undefined ? {} : { record }),
    ...(verb === 'Show rows' && records.length > 1 ? { among: { label: subject, records, count: count ?? records.length } } : {}),
  };
}
