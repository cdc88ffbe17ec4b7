import { usePreview } from '#renderer/state/preview.ts';
import { useSelection } from '#renderer/state/selection.ts';
import { useWorkspace } from '#renderer/state/workspace.ts';

/** Chooses the field of the next (or previous) problem and shows it, in Rules when that is in view, else in Map. */
export function nextProblem(by: 1 | -1): void {
  const problems = usePreview.getState().status?.problems ?? [];
  const fields = [...new Set(problems.flatMap((problem) => (problem.target === undefined ? [] : [problem.target])))];
  if (fields.length === 0) return;
  const { target, select } = useSelection.getState();
  const at = target === undefined ? -1 : fields.indexOf(target);
  const next = fields[at < 0 && by < 0 ? fields.length - 1 : (at + by + fields.length) % fields.length];
  if (next === undefined) return;
  const record = problems.find((problem) => problem.target === next)?.records?.[0];
  select({ target: next, ...(record === undefined ? {} : { record }) });
  const { workspace, go } = useWorkspace.getState();
  if (workspace !== 'rules') go('map');
}
