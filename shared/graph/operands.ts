import type { SyntaxNode } from '#shared/syntax/tree.ts';

/** Operands of a chain of one operator, left to right; only `a & b & c` and the like, where grouping to the left says nothing. */
export function operandsOf(node: SyntaxNode, operator: string): readonly SyntaxNode[] {
  if (node.type !== 'binary' || node.operator !== operator) return [node];
  const joined = operator === '&' || operator === '+' || operator === '*' || operator === 'and' || operator === 'or';
  return [...(joined ? operandsOf(node.left, operator) : [node.left]), node.right];
}
