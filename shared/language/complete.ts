import { fieldLabel } from '#shared/schema/field-label.ts';
import type { FunctionEntry } from '#shared/syntax/functions.ts';
import { functionCatalogue, signatureText } from '#shared/syntax/functions.ts';
import { pathExpression } from '#shared/syntax/literal.ts';
import { parseTolerant } from '#shared/syntax/parse.ts';
import { readTokens } from '#shared/syntax/read-tokens.ts';
import type { Lexeme, Span } from '#shared/syntax/tokens.ts';
import type { Origin } from '#shared/syntax/origin.ts';
import { traceFields } from '#shared/syntax/trace-fields.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import type { KnownField, LanguageContext, LanguageVariable } from './language-context.ts';
import { fieldsBelow } from './language-context.ts';

export type CompletionKind = 'field' | 'group' | 'variable' | 'lookup' | 'function';

/** One thing that may stand at the cursor. */
export interface Completion {
  readonly kind: CompletionKind;
  readonly label: string;
  /** Type, table size or signature, in a few words. */
  readonly detail: string;
  /** A sentence more, where there is one. */
  readonly doc?: string;
  /** Replaces the text of the completion's span. */
  readonly insert: string;
  /** Where the cursor stands in `insert` afterwards; at its end when absent. */
  readonly caret?: number;
}

export interface Completions extends Span {
  /** Best first: fields, variables, functions. Not filtered by what is typed already. */
  readonly items: readonly Completion[];
}

/**
 * What may stand at an offset: the fields that a name there would read (behind a dot, in a filter, in a lambda over an
 * array), the variables bound there, and functions. Nothing inside texts, numbers and comments, and behind a value.
 */
export function complete(text: string, offset: number, context: LanguageContext): Completions {
  const tokens = readTokens(text);
  const word = tokens.find((token) => token.start < offset && offset <= token.end && isWord(token, text));
  const { start, end } = word ?? { start: offset, end: offset };
  const none = { start, end, items: [] };
  if (word === undefined && tokens.some((token) => token.start < offset && offset < token.end)) return none;
  const before = tokens.findLast((token) => token.end <= start && token.kind !== 'comment');
  if (before !== undefined && endsValue(before)) return none;
  if (word === undefined && tokens.some((token) => token.end === offset && (token.kind === 'number' || token.kind === 'error')))
    return none;
  const { origins, locals } = lookAt(`${text.slice(0, start)}${marker}${text.slice(end)}`);
  const variables = variableItems(locals, context);
  const afterDot = before?.kind === 'operator' && before.value === '.';
  if (word !== undefined && text[start] === '$') return { start, end, items: [...variables, ...functionItems] };
  const fields = (fieldsBelow(origins, context) ?? []).map(fieldItem);
  return { start, end, items: afterDot ? [...fields, ...functionItems] : [...fields, ...variables, ...functionItems] };
}

// In no keyboard and no file, so no name of the expression.
const marker = '\uE000here';

function isWord(token: Lexeme, text: string): boolean {
  if (token.kind === 'operator') return /^[a-z]/.test(token.value);
  return (
    token.kind === 'name' || token.kind === 'variable' || token.kind === 'value' || (token.kind === 'error' && text[token.start] === '`')
  );
}

function endsValue(token: Lexeme): boolean {
  if (token.kind === 'operator') return token.value === ')' || token.value === ']' || token.value === '}';
  return token.kind !== 'comment';
}

/** What a name at the marker would read, and the variables bound there. */
function lookAt(marked: string): { readonly origins: readonly Origin[]; readonly locals: ReadonlyMap<string, readonly Origin[]> } {
  const { tree } = parseTolerant(marked);
  const trace = traceFields(tree.root, true);
  let found: SyntaxNode | undefined;
  walk(tree.root, (node) => {
    if (node.type === 'name' && node.name === marker) found = node;
  });
  if (found === undefined) return { origins: [], locals: new Map() };
  return { origins: trace.contexts.get(found) ?? [], locals: trace.locals.get(found) ?? new Map<string, readonly Origin[]>() };
}

function fieldItem({ field }: KnownField): Completion {
  const examples = field.examples?.slice(0, 3).join(', ');
  return {
    kind: field.type === 'object' ? 'group' : 'field',
    label: field.name,
    detail: fieldLabel(field),
    ...(examples === undefined || examples === '' ? {} : { doc: `For example ${examples}` }),
    insert: pathExpression([field.name]),
  };
}

const variableWords: Readonly<Record<LanguageVariable['kind'], string>> = {
  lookup: 'lookup table',
  index: 'position of the item',
  item: 'outer item',
  parameter: 'parameter',
};

function variableItems(locals: ReadonlyMap<string, readonly Origin[]>, context: LanguageContext): readonly Completion[] {
  const own = [...locals.keys()].map((name): Completion => ({
    kind: 'variable',
    label: `$${name}`,
    detail: 'variable',
    insert: `$${name}`,
  }));
  const given = context.variables
    .filter(({ name }) => !locals.has(name))
    .map(({ name, kind, detail }): Completion => ({
      kind: kind === 'lookup' ? 'lookup' : 'variable',
      label: `$${name}`,
      detail: detail ?? variableWords[kind],
      insert: `$${name}`,
    }));
  return [...own, ...given];
}

const functionItems: readonly Completion[] = functionCatalogue.map(functionItem);

function functionItem(entry: FunctionEntry): Completion {
  const insert = `$${entry.name}()`;
  return {
    kind: 'function',
    label: `$${entry.name}`,
    detail: signatureText(entry),
    doc: entry.doc,
    insert,
    ...(entry.parameters.length === 0 ? {} : { caret: insert.length - 1 }),
  };
}
