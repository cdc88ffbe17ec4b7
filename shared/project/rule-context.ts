import { joinPath } from '#shared/base/field-path.ts';
import type { FieldPath } from '#shared/base/field-path.ts';
import type { LanguageContext, LanguageVariable } from '#shared/language/language-context.ts';
import { loopScopes } from '#shared/matching/loop-scopes.ts';
import { contextSchema } from '#shared/schema/context-field.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import type { Project } from './documents/document.ts';
import { findDocument, listDocuments } from './documents/project-documents.ts';
import { mappingSources } from './mapping-definition.ts';

const unknown: Schema = { kind: 'inferred', root: { name: '', type: 'any', repeats: false, min: 1, open: true }, records: false };

/** What the whole input of a mapping looks like: one source's record, or an object with a key for each source. */
export function inputSchema(project: Project, mapping: string): Schema {
  const found = findDocument(project, 'mapping', mapping);
  const sources = found === undefined ? [] : mappingSources(project, found);
  const [only, second] = sources;
  if (only === undefined) return unknown;
  if (second === undefined) return only.schema;
  const children = sources.map((source, at): Field => ({
    ...source.schema.root,
    name: source.name,
    min: 1,
    repeats: at > 0 && source.schema.records,
  }));
  const types: Record<string, readonly Field[]> = {};
  for (const source of sources) Object.assign(types, source.schema.types);
  return { kind: 'inferred', root: { name: '', type: 'object', repeats: false, min: 1, children }, records: false, types };
}

/** What the rule of a target field can read where it stands: the item of its loop, outer items, positions, lookup tables. */
export function ruleContext(project: Project, mapping: string, target: FieldPath, root = inputSchema(project, mapping)): LanguageContext {
  const scopes = loopScopes(
    listDocuments(project, 'loop').filter((loop) => loop.mapping === mapping),
    target,
  );
  const schemaOf = (source: readonly string[] | undefined): Schema =>
    source === undefined ? unknown : (contextSchema(root, joinPath(source)) ?? unknown);
  const inner = scopes.at(-1);
  const variables: LanguageVariable[] = [
    ...scopes.flatMap((scope): LanguageVariable[] => [
      { name: scope.loop.item, kind: 'item', detail: `item of ${scope.loop.each}`, schema: schemaOf(scope.source) },
      { name: scope.loop.index, kind: 'index', detail: `position in ${scope.loop.each}` },
    ]),
    ...listDocuments(project, 'lookup').map((table): LanguageVariable => ({
      name: table.name,
      kind: 'lookup',
      detail: `${table.rows.length.toLocaleString('en-US')} ${table.rows.length === 1 ? 'row' : 'rows'}`,
    })),
  ];
  return { schema: inner === undefined ? root : schemaOf(inner.source), root, variables };
}
