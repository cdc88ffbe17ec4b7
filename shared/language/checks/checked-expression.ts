import type { LanguageContext } from '#shared/language/language-context.ts';
import type { Fix } from '#shared/language/diagnostic.ts';
import type { InferredTypes } from '#shared/language/types/infer-types.ts';
import type { ValueType } from '#shared/language/types/value-type.ts';
import { anything } from '#shared/language/types/value-type.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { SyntaxNode, SyntaxTree } from '#shared/syntax/tree.ts';

/** An expression with what is known of it: what every check looks at. */
export interface CheckedExpression {
  readonly text: string;
  readonly tree: SyntaxTree;
  readonly inferred: InferredTypes;
  readonly context: LanguageContext;
}

/** The type of a node; any value where no evaluation comes to it. */
export function typeAt(checked: CheckedExpression, node: SyntaxNode): ValueType {
  return checked.inferred.types.get(node) ?? anything;
}

/** A node's text, shortened for a sentence. */
export function shown(checked: CheckedExpression, { start, end }: Span): string {
  const text = checked.text.slice(start, end).replaceAll(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

/** Puts text before and behind a node. */
export function around(label: string, { start, end }: Span, before: string, behind: string): Fix {
  return {
    label,
    edits: [...(before === '' ? [] : [{ start, end: start, text: before }]), ...(behind === '' ? [] : [{ start: end, end, text: behind }])],
  };
}

/** Puts another text in place of a span. */
export function replaceBy(label: string, { start, end }: Span, text: string): Fix {
  return { label, edits: [{ start, end, text }] };
}

const tight: ReadonlySet<SyntaxNode['type']> = new Set([
  'name',
  'variable',
  'string',
  'step',
  'filter',
  'keep-array',
  'call',
  'block',
  'array',
  'object',
]);

/** Puts something directly behind a node, in brackets where they are needed. */
export function behind(label: string, node: SyntaxNode, text: string): Fix {
  return tight.has(node.type) ? around(label, node, '', text) : around(label, node, '(', `)${text}`);
}

/** Makes numbers, or text, of a value. */
export function convertFix(node: SyntaxNode, to: '$number' | '$string'): Fix {
  return around(to === '$number' ? 'Make it a number' : 'Make it text', node, `${to}(`, ')');
}
