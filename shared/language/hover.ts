import { joinPath } from '#shared/base/field-path.ts';
import { cardinality, typeSentence } from '#shared/schema/field-label.ts';
import { findFunction, signatureText } from '#shared/syntax/functions.ts';
import { parseTolerant } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import { traceFields } from '#shared/syntax/trace-fields.ts';
import { nodesAt } from '#shared/syntax/walk.ts';
import type { LanguageContext } from './language-context.ts';
import { fieldAt } from './language-context.ts';

/** What is said of a name, variable or function under the pointer. */
export interface Hover extends Span {
  /** In the code font. */
  readonly title: string;
  /** Sentences. */
  readonly lines: readonly string[];
}

/** Explains what stands at an offset; `undefined` where there is nothing to say. */
export function hover(text: string, offset: number, context: LanguageContext): Hover | undefined {
  const { tree } = parseTolerant(text);
  const node = nodesAt(tree.root, offset).at(-1);
  if (node === undefined) return undefined;
  const { start, end } = node;
  if (node.type === 'variable') {
    const trace = traceFields(tree.root, true);
    const entry = trace.functions.some((use) => use.start === start) ? findFunction(node.name) : undefined;
    if (entry !== undefined) return { start, end, title: signatureText(entry), lines: [entry.doc] };
    return { start, end, ...describeVariable(node.name, trace.locals.get(node)?.get(node.name), context) };
  }
  if (node.type !== 'name') return undefined;
  const [origin] = traceFields(tree.root).contexts.get(node) ?? [];
  if (origin === undefined) return undefined;
  const at = { root: origin.root, names: [...origin.names, node.name] };
  const found = fieldAt(at, context);
  if (found === 'unknown') return undefined;
  const title = joinPath(at.names);
  if (found === 'missing') return { start, end, title, lines: ['The schema has no such field.'] };
  const { field } = found;
  const lines = [`Holds ${typeSentence(field)}, ${cardinality(field)}.`];
  if (field.values !== undefined && field.values.length > 0)
    lines.push(`One of ${field.values.slice(0, 8).join(', ')}${field.values.length > 8 ? `, and ${field.values.length - 8} more` : ''}.`);
  if (field.examples !== undefined && field.examples.length > 0) lines.push(`For example ${field.examples.slice(0, 3).join(', ')}.`);
  if (field.note !== undefined) lines.push(field.note);
  return { start, end, title, lines };
}

function describeVariable(
  name: string,
  local: readonly { readonly names: readonly string[] }[] | undefined,
  context: LanguageContext,
): { readonly title: string; readonly lines: readonly string[] } {
  if (name === '') return { title: '$', lines: ['The value that is read here: the record, an item, or the step before.'] };
  if (name === '$') return { title: '$$', lines: ['The whole record.'] };
  const title = `$${name}`;
  if (local !== undefined) {
    const [from] = local;
    return {
      title,
      lines: [
        from === undefined || from.names.length === 0
          ? 'A variable of this expression.'
          : `A variable of this expression, from ${joinPath(from.names)}.`,
      ],
    };
  }
  const variable = context.variables.find((item) => item.name === name);
  if (variable === undefined) return { title, lines: ['Nothing gives this variable a value.'] };
  const words = {
    lookup: 'A lookup table',
    index: 'The position of the item in its loop, from 0',
    item: 'The item of an outer loop',
    parameter: 'A parameter of the run',
  }[variable.kind];
  return { title, lines: [`${words}${variable.detail === undefined ? '' : `: ${variable.detail}`}.`] };
}
