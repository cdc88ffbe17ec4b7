import type { SyntaxNode } from '#shared/syntax/tree.ts';

const places: ReadonlySet<string> = new Set(['start', 'end', 'at']);

/** A tree without its places in the text: two texts of the same shape are the same expression. */
export function treeShape(node: SyntaxNode): string {
  return JSON.stringify(node, (key, value: unknown) => (places.has(key) ? undefined : value));
}

/** The same, with parentheses around one expression left out. */
export function looseShape(node: SyntaxNode): string {
  return shape(node, undefined);
}

/** Loose shape of all but one node. */
export function shapeAround(root: SyntaxNode, hole: SyntaxNode): string {
  return shape(root, hole);
}

function shape(root: SyntaxNode, hole: SyntaxNode | undefined): string {
  const bare = (value: unknown): unknown => {
    let inner = value;
    while (inner !== hole && isBlock(inner) && inner.expressions.length === 1) [inner] = inner.expressions;
    return hole !== undefined && inner === hole ? 'hole' : inner;
  };
  return JSON.stringify(root, (key, value: unknown) => (places.has(key) ? undefined : bare(value)));
}

function isBlock(value: unknown): value is { readonly expressions: readonly unknown[] } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    value.type === 'block' &&
    'expressions' in value &&
    Array.isArray(value.expressions)
  );
}
