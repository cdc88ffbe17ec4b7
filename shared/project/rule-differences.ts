import type { FieldPath } from '#shared/base/field-path.ts';
import type { Loop, Rule } from '#shared/mapping/mapping.ts';
import type { DocumentKinds, Project } from '#shared/project/documents/document.ts';
import { listDocuments } from '#shared/project/documents/project-documents.ts';

/** How the rule or loop of one target field differs between two states of a project. */
export interface RuleDifference {
  readonly target: FieldPath;
  /** Id of the rule or loop. */
  readonly rule: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly was?: string;
  readonly is?: string;
}

/** What differs, in the order of the later state, removed ones last. */
export function ruleDifferences(before: Project, after: Project): readonly RuleDifference[] {
  return [
    ...differences(texts(before, 'loop', loopText), texts(after, 'loop', loopText)),
    ...differences(texts(before, 'rule', ruleText), texts(after, 'rule', ruleText)),
  ];
}

interface Entry {
  readonly id: string;
  readonly target: FieldPath;
  readonly text: string;
}

function texts<K extends 'rule' | 'loop'>(
  project: Project,
  kind: K,
  text: (document: DocumentKinds[K]) => string,
): ReadonlyMap<string, Entry> {
  const documents = listDocuments(project, kind);
  return new Map(
    documents.map((document) => [
      `${document.mapping} ${document.target}`,
      { id: document.id, target: document.target, text: text(document) },
    ]),
  );
}

function differences(before: ReadonlyMap<string, Entry>, after: ReadonlyMap<string, Entry>): readonly RuleDifference[] {
  const found: RuleDifference[] = [];
  for (const [key, is] of after) {
    const was = before.get(key);
    if (was === undefined) found.push({ target: is.target, rule: is.id, kind: 'added', is: is.text });
    else if (was.text !== is.text) found.push({ target: is.target, rule: is.id, kind: 'changed', was: was.text, is: is.text });
  }
  for (const [key, was] of before) if (!after.has(key)) found.push({ target: was.target, rule: was.id, kind: 'removed', was: was.text });
  return found;
}

/** The expression, and behind it in brackets what else makes the rule. */
function ruleText(rule: Rule): string {
  const more = [
    rule.default === undefined ? '' : `default ${rule.default}`,
    rule.mandatory === undefined ? '' : rule.mandatory ? 'mandatory' : 'not mandatory',
    rule.classification ?? '',
    rule.note === undefined ? '' : `note: ${rule.note}`,
  ].filter((part) => part !== '');
  return more.length === 0 ? rule.expression : `${rule.expression} (${more.join(', ')})`;
}

function loopText(loop: Loop): string {
  const sort = loop.sort === undefined ? '' : ` sorted by ${loop.sort.by}${loop.sort.descending === true ? ', descending' : ''}`;
  const where = loop.where === undefined ? '' : ` where ${loop.where}`;
  return `for each ${loop.each} as $${loop.item}, $${loop.index}${where}${sort}${loop.limit === undefined ? '' : ` limit ${loop.limit}`}`;
}
