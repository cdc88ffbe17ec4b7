import { joinPath, type FieldPath } from '#shared/base/field-path.ts';
import type { Rule } from '#shared/mapping/mapping.ts';
import { loopScopes, originNames } from '#shared/matching/loop-scopes.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { listDocuments } from '#shared/project/documents/project-documents.ts';
import { parse } from '#shared/syntax/parse.ts';
import { readReferences } from '#shared/syntax/references.ts';

/**
 * The source fields that a rule reads, as paths from the record's root (with several sources the source's name comes
 * first), each once, in the order of the text. Empty for a constant and for a text that does not parse.
 */
export function ruleSources(project: Project, rule: Rule): readonly FieldPath[] {
  const tree = parse(rule.expression);
  if (!tree.ok) return [];
  const scopes = loopScopes(
    listDocuments(project, 'loop').filter((loop) => loop.mapping === rule.mapping),
    rule.target,
  );
  const paths = readReferences(tree.value).paths.flatMap((read) => {
    const names = originNames(read, scopes);
    return names === undefined ? [] : [joinPath(names)];
  });
  return [...new Set(paths)].filter((path) => path !== '');
}
