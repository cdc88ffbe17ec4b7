import type { FieldPath } from '#shared/base/field-path.ts';
import { joinPath } from '#shared/base/field-path.ts';
import { complete } from '#shared/language/complete.ts';
import { diagnose } from '#shared/language/diagnose.ts';
import { hover } from '#shared/language/hover.ts';
import type { LanguageContext, LanguageVariable } from '#shared/language/language-context.ts';
import { signatureAt } from '#shared/language/signature-at.ts';
import { loopScopes } from '#shared/matching/loop-scopes.ts';
import { contextSchema } from '#shared/schema/context-field.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import type { EditorCompletion, EditorLanguage, EditorMark } from '#renderer/parts/expression-editor/editor-language.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { counted } from '#renderer/map/value-text.ts';

const unknown: Schema = { kind: 'inferred', root: { name: '', type: 'any', repeats: false, min: 1, open: true }, records: false };

/** What the whole input looks like: one source's record, or an object with a key for each source. */
export function inputSchema(view: MappingView): Schema {
  const [only, second] = view.sources;
  if (only === undefined) return unknown;
  if (second === undefined) return only.schema;
  const children: readonly Field[] = view.sources.map((source, at) => ({
    ...source.schema.root,
    name: source.name,
    min: 1,
    repeats: at > 0 && source.schema.records,
  }));
  return {
    kind: 'inferred',
    root: { name: '', type: 'object', repeats: false, min: 1, children },
    records: false,
    types: Object.assign({}, ...view.sources.map((source) => source.schema.types ?? {})) as Readonly<Record<string, readonly Field[]>>,
  };
}

/** What a rule's expression can read where it stands: the item of its loop, outer items, positions, lookup tables. */
export function languageContext(view: MappingView, target: FieldPath): LanguageContext {
  const root = inputSchema(view);
  const scopes = loopScopes(view.loops, target);
  const schemaOf = (source: readonly string[] | undefined): Schema =>
    source === undefined ? unknown : (contextSchema(root, joinPath(source)) ?? unknown);
  const inner = scopes.at(-1);
  const variables: LanguageVariable[] = [
    ...scopes.flatMap((scope): LanguageVariable[] => [
      { name: scope.loop.item, kind: 'item', detail: `item of ${scope.loop.each}`, schema: schemaOf(scope.source) },
      { name: scope.loop.index, kind: 'index', detail: `position in ${scope.loop.each}` },
    ]),
    ...view.lookups.map((table): LanguageVariable => ({ name: table.name, kind: 'lookup', detail: counted(table.rows.length, 'row') })),
  ];
  return { schema: inner === undefined ? root : schemaOf(inner.source), root, variables };
}

const kinds: Readonly<Record<string, EditorCompletion['kind']>> = {
  field: 'field',
  group: 'field',
  variable: 'variable',
  lookup: 'value',
  function: 'function',
};

/** What the editor asks about a rule's text. */
export function ruleLanguage(view: MappingView, target: FieldPath): EditorLanguage {
  const context = languageContext(view, target);
  return {
    complete: (text, offset) => {
      const { items, start, end } = complete(text, offset, context);
      return items.map((item) => ({
        label: item.label,
        insert: item.insert,
        kind: kinds[item.kind] ?? 'field',
        start,
        end,
        detail: item.detail,
        ...(item.doc === undefined ? {} : { documentation: item.doc }),
        ...(item.caret === undefined ? {} : { caret: item.caret }),
      }));
    },
    hover: (text, offset) => {
      const found = hover(text, offset, context);
      return found === undefined ? undefined : { start: found.start, end: found.end, code: found.title, text: found.lines.join(' ') };
    },
    signature: (text, offset) => {
      const found = signatureAt(text, offset);
      return found === undefined
        ? undefined
        : {
            label: found.label,
            parameters: found.entry.parameters.map((parameter) => parameter.name),
            active: found.active,
            documentation: found.entry.doc,
          };
    },
  };
}

/** What is wrong in a rule's text, each at its token; errors of the record in view come with their place from evaluation. */
export function ruleMarks(view: MappingView, target: FieldPath, text: string): readonly EditorMark[] {
  return diagnose(text, languageContext(view, target)).map((one) => ({
    start: one.place?.start ?? 0,
    end: one.place?.end ?? text.length,
    message: one.next === undefined ? one.message : `${one.message} ${one.next}`,
    code: one.code,
    severity: one.severity,
  }));
}
