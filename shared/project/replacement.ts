import { childPath, splitPath, type FieldPath } from '#shared/base/field-path.ts';
import { problem, type Problem } from '#shared/base/problem.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Sample } from '#shared/project/documents/sample.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { diffSchemas, type Renamed, type SchemaDiff } from '#shared/schema/diff-schemas.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { checkProject, type ProjectProblem } from './check-project.ts';
import { renamedPath } from './rename-fields.ts';

/** What replacing a side by its next version would do. */
export interface ReplacementPlan {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly { readonly path: string; readonly was: string; readonly is: string }[];
  readonly renames: readonly { readonly from: string; readonly to: string; readonly why: string }[];
  /** Rules that no longer fit: problems that the project does not have now. */
  readonly broken: readonly Problem[];
  /** Applies it, re-binding the rules. */
  readonly edit: Edit;
}

/**
 * Plans the replacement of a side by its next version, with its new sample where it has one. The side keeps its id, name
 * and role. Errors: `edit/not-there` when the project has no such side.
 */
export function planReplacement(project: Project, next: Side, sample?: Sample): Result<ReplacementPlan> {
  const side = findDocument(project, 'side', next.id);
  if (side === undefined) return { ok: false, error: problem('edit/not-there', `There is no side ${next.id} in this project.`) };
  const { diff, renamed } = diffThroughRenames(side.schema, next.schema);
  const renames = Object.fromEntries(renamed.map(({ from, to }) => [from, to]));
  const edit: Edit = {
    type: 'side.set',
    side: { ...next, name: side.name, role: side.role },
    ...(sample === undefined ? {} : { sample }),
    ...(renamed.length === 0 ? {} : { renames }),
  };
  const after = applyEdit(project, edit);
  if (!after.ok) return after;
  const before = new Set(checkProject(project).map(identityOf));
  return ok({
    added: diff.added,
    removed: diff.removed,
    changed: [
      ...diff.retyped.map(({ path, before: was, after: is }) => ({ path, was, is })),
      ...diff.cardinality.map(({ path, before: was, after: is }) => ({ path, was, is })),
    ],
    renames: renamed.map(({ from, to, likeness }) => ({ from, to, why: `${Math.round(likeness * 100)} % alike in name and content` })),
    broken: checkProject(after.value.project).filter((found) => !before.has(identityOf(found))),
    edit,
  });
}

/**
 * What differs once fields that are probably renamed have their new names: fields of a renamed group are compared too.
 * `from` is a path of the old schema, `to` one of the new.
 */
function diffThroughRenames(before: Schema, after: Schema): { readonly diff: SchemaDiff; readonly renamed: readonly Renamed[] } {
  const renamed: Renamed[] = [];
  let schema = before;
  for (;;) {
    const diff = diffSchemas(schema, after);
    if (diff.renames.length === 0) return { diff, renamed };
    const back = Object.fromEntries(renamed.map(({ from, to }) => [to, from]));
    renamed.push(...diff.renames.map((rename) => ({ ...rename, from: renamedPath(rename.from, back) })));
    const names = new Map(diff.renames.map(({ from, to }) => [from, splitPath(to)?.at(-1) ?? '']));
    schema = { ...schema, root: withNames(schema.root, '', names) };
  }
}

function withNames(field: Field, path: FieldPath, names: ReadonlyMap<FieldPath, string>): Field {
  const name = names.get(path);
  const children = field.children?.map((child) => withNames(child, childPath(path, child.name), names));
  return { ...field, ...(name === undefined ? {} : { name }), ...(children === undefined ? {} : { children }) };
}

function identityOf(found: ProjectProblem): string {
  return JSON.stringify([found.code, found.mapping, found.place?.rule, found.target, found.token]);
}
