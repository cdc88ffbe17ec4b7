import type { FieldPath } from '#shared/base/field-path.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { diagnose } from '#shared/language/diagnose.ts';
import type { LanguageContext } from '#shared/language/language-context.ts';
import { literalText } from '#shared/syntax/literal.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { SyntaxTree } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import type { FieldIndex } from './field-index.ts';

/** What the rule cell of a sheet says. */
export type RuleText =
  /** Nothing, or that there is no rule yet. */
  | { readonly kind: 'none' }
  /** As the source column says, unchanged. */
  | { readonly kind: 'direct' }
  /** It names a source field and nothing else. */
  | { readonly kind: 'source'; readonly path: FieldPath; readonly remark?: string }
  /** JSONata; a remark says what to look at before it is taken. */
  | { readonly kind: 'expression'; readonly expression: string; readonly remark?: string };

/** A rule in another language as JSONata, with what to look at; `undefined` where it is none that is known. */
export type ReadForeign = (
  text: string,
  language: LanguageContext,
) => Result<{ readonly text: string; readonly notes: readonly string[] }> | undefined;

export interface RuleTextContext {
  readonly sources: FieldIndex;
  /** What the rule could read where it would stand. */
  readonly language: LanguageContext;
  readonly foreign?: ReadForeign;
}

const noRule = new Set(['-', '–', '—', 'n/a', 'na', 'none', 'tbd', 'tbc', '?', 'open', 'offen', 'keine', 'not mapped', 'nicht gemappt']);
const direct =
  /^(direct|direct mapping|direct copy|1 ?: ?1|1 zu 1|one to one|copy|as is|move|unchanged|pass ?through|direkt|direkt übernehmen|übernehmen|kopieren|unverändert)$/i;
const constant = /^(?:constant|const|fixed|fixed value|fix|konstante?|festwert|fest|literal|hard ?coded|always|immer)\s*[:=]?\s+(\S.*)$/is;

/**
 * Reads what a rule cell says: JSONata as it stands, a source field by its path or name, a constant in words, or that the
 * field is taken over unchanged. What is none of these is a problem that says why.
 */
export function readRuleText(text: string, context: RuleTextContext): Result<RuleText> {
  const words = text.trim();
  if (words === '' || noRule.has(words.toLowerCase())) return ok({ kind: 'none' });
  if (direct.test(words)) return ok({ kind: 'direct' });
  const plain = straightQuotes(words);
  const foreign = context.foreign?.(plain, context.language);
  if (foreign !== undefined) {
    if (!foreign.ok) return fail(problem('sheet/unreadable-rule', `${quoted(words)}: ${foreign.error.message}`, { token: words }));
    const { text: expression, notes } = foreign.value;
    return ok({ kind: 'expression', expression, ...(notes.length === 0 ? {} : { remark: notes.join(' ') }) });
  }
  const tree = parse(plain);
  if (tree.ok && !callsByPlainName(tree.value)) {
    const [first] = diagnose(plain, context.language);
    if (first === undefined) return ok({ kind: 'expression', expression: plain });
    const field = context.sources.find(plain);
    if (field.ok && field.value.how !== 'near') return ok({ kind: 'source', path: field.value.path });
    if (field.ok) return ok({ kind: 'source', path: field.value.path, remark: nearRemark(words, field.value.path) });
    return ok({
      kind: 'expression',
      expression: plain,
      remark: first.next === undefined ? first.message : `${first.message} ${first.next}`,
    });
  }
  const fixed = constant.exec(plain)?.[1];
  if (fixed !== undefined) return ok({ kind: 'expression', expression: readValueText(fixed, context.language) });
  const field = context.sources.find(words);
  if (field.ok)
    return ok({
      kind: 'source',
      path: field.value.path,
      ...(field.value.how === 'near' ? { remark: nearRemark(words, field.value.path) } : {}),
    });
  const why = tree.ok ? 'A function of JSONata begins with $.' : tree.error.message;
  return fail(problem('sheet/unreadable-rule', `${quoted(words)} is not JSONata: ${why}`, { token: words }));
}

/** What a default or a constant says, as JSONata: numbers, true, false, null and quoted text as they stand, a bare word as text. */
export function readValueText(text: string, language: LanguageContext): string {
  const words = straightQuotes(text.trim());
  if (/^(true|false|null)$/i.test(words)) return words.toLowerCase();
  const tree = parse(words);
  if (!tree.ok || callsByPlainName(tree.value)) return literalText(text.trim());
  return diagnose(words, language).length === 0 ? words : literalText(text.trim());
}

/** Word processors and Excel bend quotes. */
function straightQuotes(text: string): string {
  return /[“”„‘’‚]/.test(text) && !parse(text).ok ? text.replace(/[“”„]/g, '"').replace(/[‘’‚]/g, "'") : text;
}

/** `UPPER(x)` is how other languages call: JSONata would look for a field of that name. */
function callsByPlainName(tree: SyntaxTree): boolean {
  let found = false;
  walk(tree.root, (node) => {
    if (node.type === 'call' && node.callee.type === 'name') found = true;
  });
  return found;
}

function nearRemark(words: string, path: FieldPath): string {
  return `${quoted(words)} is read as the source field ${path}.`;
}

function quoted(words: string): string {
  return words.length > 60 ? `${words.slice(0, 59)}…` : words;
}
