import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';

/** Whether one of the nodes reads a variable of that name. */
export function usesVariable(nodes: readonly SyntaxNode[], name: string): boolean {
  let used = false;
  for (const node of nodes) walk(node, (part) => (used ||= part.type === 'variable' && part.name === name));
  return used;
}
