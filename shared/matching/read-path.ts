import { parse } from '#shared/syntax/parse.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';

/** An expression that is a path: where it starts and the names it follows. Filters, sorts and `[]` on the way are passed over. */
export interface ReadPath {
  /** '' is the item or record at hand, `$` the whole record, else the variable's name. */
  readonly root: string;
  readonly names: readonly string[];
}

/** Reads an expression as a path; `undefined` when it is more than that or does not parse. */
export function readPath(expression: string): ReadPath | undefined {
  const tree = parse(expression);
  return tree.ok ? pathOf(tree.value.root) : undefined;
}

function pathOf(node: SyntaxNode): ReadPath | undefined {
  switch (node.type) {
    case 'name':
      return { root: '', names: [node.name] };
    case 'variable':
      return { root: node.name, names: [] };
    case 'filter':
    case 'sort':
    case 'keep-array':
    case 'focus':
    case 'index':
      return pathOf(node.left);
    case 'block': {
      const [only, second] = node.expressions;
      return only === undefined || second !== undefined ? undefined : pathOf(only);
    }
    case 'step': {
      const left = pathOf(node.left);
      const right = pathOf(node.right);
      return left === undefined || right === undefined || right.root !== ''
        ? undefined
        : { root: left.root, names: [...left.names, ...right.names] };
    }
    default:
      return undefined;
  }
}
