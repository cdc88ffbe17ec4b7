import { parse } from './parse.ts';
import type { SyntaxNode } from './tree.ts';
import { withoutKeepArray } from './walk.ts';

/** Where a path begins: at the context, at the whole record (`$$`), or at a variable. */
export type PathRoot = 'context' | 'root' | { readonly variable: string };

/** A path of names alone: no filter, no function, nothing computed. */
export interface SimplePath {
  readonly root: PathRoot;
  readonly names: readonly string[];
}

/** The path that a node is, when it is one: what a drag from field to field makes, written any way the language has. */
export function simplePath(node: SyntaxNode): SimplePath | undefined {
  const inner = withoutKeepArray(node);
  switch (inner.type) {
    case 'name':
      return { root: 'context', names: [inner.name] };
    case 'variable':
      return { root: inner.name === '' ? 'context' : inner.name === '$' ? 'root' : { variable: inner.name }, names: [] };
    case 'block': {
      const [only] = inner.expressions;
      return only === undefined || inner.expressions.length > 1 ? undefined : simplePath(only);
    }
    case 'call': {
      const name = lookedUpName(inner);
      return name === undefined ? undefined : { root: 'context', names: [name] };
    }
    case 'step': {
      const left = simplePath(inner.left) ?? stringStep(inner.left);
      const right = simplePath(inner.right) ?? stringStep(inner.right);
      if (left === undefined || right === undefined || right.root !== 'context') return undefined;
      return { root: left.root, names: [...left.names, ...right.names] };
    }
    default:
      return undefined;
  }
}

/** The names of an expression that is a simple path from its context; inverse of `pathExpression`. */
export function readPathExpression(text: string): readonly string[] | undefined {
  const tree = parse(text);
  const path = tree.ok ? simplePath(tree.value.root) : undefined;
  return path?.root === 'context' ? path.names : undefined;
}

/** A string as a step of a path is a name. */
function stringStep(node: SyntaxNode): SimplePath | undefined {
  return node.type === 'string' ? { root: 'context', names: [node.value] } : undefined;
}

/** The name in `$lookup($, "name")`. */
function lookedUpName(node: SyntaxNode): string | undefined {
  if (node.type !== 'call' || node.callee.type !== 'variable' || node.callee.name !== 'lookup' || node.args.length !== 2) return undefined;
  const [object, key] = node.args;
  return object?.type === 'variable' && object.name === '' && key?.type === 'string' ? key.value : undefined;
}
