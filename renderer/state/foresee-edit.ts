import type { DocumentChange, Project } from '#shared/project/documents/document.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';

/**
 * What an edit would change, told by the same function that the backend uses, so that the page shows it at once.
 * `undefined` for an edit that does not fit: the backend says why.
 */
export function foreseeEdit(project: Project, edit: Edit): readonly DocumentChange[] | undefined {
  const outcome = applyEdit(project, edit);
  return outcome.ok ? outcome.value.changes : undefined;
}
