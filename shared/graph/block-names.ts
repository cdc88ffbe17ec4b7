import type { BlockNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';

/**
 * The names that a block gives, with those around it; absent where it does more than name what its last expression uses: such
 * a block cannot be drawn as nodes.
 */
export function namesOf(block: BlockNode, around: ReadonlyMap<string, SyntaxNode>): ReadonlyMap<string, SyntaxNode> | undefined {
  const names = new Map(around);
  for (const [i, expression] of block.expressions.slice(0, -1).entries()) {
    if (expression.type !== 'bind' || names.has(expression.variable.name)) return undefined;
    if (!usesVariable(block.expressions.slice(i + 1), expression.variable.name)) return undefined;
    names.set(expression.variable.name, expression.value);
  }
  return names;
}

function usesVariable(nodes: readonly SyntaxNode[], name: string): boolean {
  let used = false;
  for (const node of nodes) walk(node, (part) => (used ||= part.type === 'variable' && part.name === name));
  return used;
}
