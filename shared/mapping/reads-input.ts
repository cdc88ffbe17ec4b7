import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { takesContext } from '#shared/syntax/trace-scope.ts';
import { childNodes } from '#shared/syntax/walk.ts';

/**
 * Whether what a node gives depends on the input it stands over (`$`), so that it means something else inside a loop.
 * `$$` is the same everywhere; what stands behind a step reads from that step. A function reads the input of the place
 * where it is written.
 */
export function readsInput(node: SyntaxNode): boolean {
  switch (node.type) {
    case 'name':
    case 'wildcard':
    case 'descendant':
    case 'parent':
      return true;
    case 'variable':
      return node.name === '';
    case 'step':
    case 'filter':
    case 'sort':
    case 'group':
    case 'focus':
    case 'index':
      return readsInput(node.left);
    case 'bind':
      return readsInput(node.value);
    case 'transform':
      return false;
    case 'call': {
      const { callee, args } = node;
      return (callee.type === 'variable' && takesContext(callee.name, args.length, node)) || childNodes(node).some(readsInput);
    }
    default:
      return childNodes(node).some(readsInput);
  }
}
