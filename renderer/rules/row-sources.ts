import { splitPath } from '#shared/base/field-path.ts';
import type { FieldPath } from '#shared/base/field-path.ts';
import type { Loop, Rule } from '#shared/mapping/mapping.ts';
import { loopScopes } from '#shared/matching/loop-scopes.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { listDocuments } from '#shared/project/documents/project-documents.ts';
import { ruleSources } from '#shared/project/rule-sources.ts';
import { typeWord } from '#shared/schema/field-label.ts';
import type { Field } from '#shared/schema/field.ts';
import { findField } from '#shared/schema/find-field.ts';
import { parse } from '#shared/syntax/parse.ts';
import { readReferences } from '#shared/syntax/references.ts';

/** Where a rule's value comes from, as a row says it. */
export interface RowSources {
  /** Paths from the record's root, in the order of the text. */
  readonly paths: readonly FieldPath[];
  readonly words: string;
  /** The words are a statement (`constant`), not a list of fields. */
  readonly quiet: boolean;
  /** `str`, `int` …, `mixed` where the sources differ, '' without a source. */
  readonly type: string;
}

/** The sources of a rule. `loops` are those of its mapping. */
export function rowSources(project: Project, rule: Rule, loops: readonly Loop[]): RowSources {
  const paths = ruleSources(project, rule);
  if (paths.length === 0) return { paths, words: sourcelessWords(rule, loops), quiet: true, type: '' };
  return { paths, words: pathList(paths), quiet: false, type: sourceType(project, rule.mapping, paths) };
}

/** Paths side by side; the group that all of them share is said once, with the first. */
export function pathList(paths: readonly FieldPath[]): string {
  const all = paths.map((path) => splitPath(path) ?? [path]);
  const [first] = all;
  let shared = Math.max(0, Math.min(...all.map((names) => names.length - 1)));
  while (shared > 0 && !all.every((names) => names.slice(0, shared).every((name, at) => name === first?.[at]))) shared -= 1;
  return all.map((names, at) => (at === 0 ? names : names.slice(shared)).join('.')).join(', ');
}

function sourcelessWords(rule: Rule, loops: readonly Loop[]): string {
  const tree = parse(rule.expression);
  if (!tree.ok) return 'does not parse';
  const { variables, functions, paths } = readReferences(tree.value);
  const index = loopScopes(loops, rule.target).findLast(({ loop }) => variables.some((use) => use.name === loop.index));
  if (index !== undefined) return `position in ${index.loop.each}`;
  if (paths.length > 0) return 'the record';
  return variables.length === 0 && functions.length === 0 ? 'constant' : 'computed';
}

function sourceType(project: Project, mapping: string, paths: readonly FieldPath[]): string {
  const words = new Set(
    paths.map((path) => {
      const field = sourceField(project, mapping, path);
      return field === undefined ? 'any' : typeWord(field);
    }),
  );
  const [only] = words;
  return words.size === 1 && only !== undefined ? only : 'mixed';
}

/** The source field at a path from the record's root; with several sources the first name is that of a source. */
export function sourceField(project: Project, mapping: string, path: FieldPath): Field | undefined {
  const ids = listDocuments(project, 'mapping').find((one) => one.id === mapping)?.sources ?? [];
  const sides = listDocuments(project, 'side').filter((side) => ids.includes(side.id));
  const [only, second] = sides;
  if (only === undefined) return undefined;
  if (second === undefined) return findField(only.schema, path);
  const names = splitPath(path) ?? [];
  const side = sides.find((one) => one.name === names[0]);
  return side === undefined ? undefined : findField(side.schema, path.slice(path.indexOf('.') + 1));
}
