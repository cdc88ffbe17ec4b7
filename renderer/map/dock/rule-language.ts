import type { FieldPath } from '#shared/base/field-path.ts';
import { complete } from '#shared/language/complete.ts';
import { diagnose } from '#shared/language/diagnose.ts';
import { hover } from '#shared/language/hover.ts';
import type { LanguageContext } from '#shared/language/language-context.ts';
import { signatureAt } from '#shared/language/signature-at.ts';
import { loopScopes } from '#shared/matching/loop-scopes.ts';
import { expressionContext, mappingReads } from '#shared/project/expression-context.ts';
import { findField } from '#shared/schema/find-field.ts';
import type { EditorCompletion, EditorLanguage, EditorMark } from '#renderer/parts/expression-editor/editor-language.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';

/** What a rule's expression can read where it stands, and the field that its value is for. */
export function languageContext(view: MappingView, target: FieldPath): LanguageContext {
  const scopes = loopScopes(view.loops, target);
  const context = expressionContext(mappingReads(view.sources, view.mapping.per, view.lookups), scopes);
  const field = findField(view.target.schema, target);
  // The value of a loop's own rule is one item of the field.
  const known = field === undefined || scopes.at(-1)?.loop.target === target ? undefined : { schema: view.target.schema, field };
  return known === undefined ? context : { ...context, target: known };
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
    ...(one.fixes === undefined ? {} : { fixes: one.fixes }),
  }));
}
