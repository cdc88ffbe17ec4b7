import type { Pair, SyntaxNode } from './tree.ts';

/** The parts of a node that are nodes, in the order of the text. */
export function childNodes(node: SyntaxNode): readonly SyntaxNode[] {
  switch (node.type) {
    case 'negate':
      return [node.operand];
    case 'binary':
    case 'step':
    case 'default':
      return [node.left, node.right];
    case 'filter':
      return [node.left, node.predicate];
    case 'keep-array':
      return [node.left];
    case 'group':
      return [node.left, ...pairNodes(node.pairs)];
    case 'sort':
      return [node.left, ...node.terms.map((term) => term.expression)];
    case 'bind':
      return [node.variable, node.value];
    case 'focus':
    case 'index':
      return [node.left, node.variable];
    case 'condition':
      return node.otherwise === undefined ? [node.test, node.then] : [node.test, node.then, node.otherwise];
    case 'call':
      return [node.callee, ...node.args];
    case 'lambda':
      return [...node.params, node.body];
    case 'block':
      return node.expressions;
    case 'array':
      return node.items;
    case 'range':
      return [node.from, node.to];
    case 'object':
      return pairNodes(node.pairs);
    case 'transform':
      return node.remove === undefined ? [node.pattern, node.update] : [node.pattern, node.update, node.remove];
    default:
      return [];
  }
}

function pairNodes(pairs: readonly Pair[]): readonly SyntaxNode[] {
  return pairs.flatMap((pair) => [pair.key, pair.value]);
}

/** Calls `visit` for the node and all below it, outer before inner, left before right. */
export function walk(node: SyntaxNode, visit: (node: SyntaxNode, parent: SyntaxNode | undefined) => void, parent?: SyntaxNode): void {
  visit(node, parent);
  for (const child of childNodes(node)) walk(child, visit, node);
}

/** The nodes whose span holds the offset, outermost first. A node ends behind its last character, so a cursor there is in it. */
export function nodesAt(root: SyntaxNode, offset: number): readonly SyntaxNode[] {
  const found: SyntaxNode[] = [];
  let node: SyntaxNode | undefined = root.start <= offset && offset <= root.end ? root : undefined;
  while (node !== undefined) {
    found.push(node);
    node = childNodes(node).findLast((child) => child.start <= offset && offset <= child.end);
  }
  return found;
}

/** The node under any `[]`. */
export function withoutKeepArray(node: SyntaxNode): SyntaxNode {
  let inner = node;
  while (inner.type === 'keep-array') inner = inner.left;
  return inner;
}

/** The one expression inside parentheses, however many of them; the node itself when it has none or holds several. */
export function withoutParentheses(node: SyntaxNode): SyntaxNode {
  let inner = node;
  for (;;) {
    const only: SyntaxNode | undefined = inner.type === 'block' && inner.expressions.length === 1 ? inner.expressions[0] : undefined;
    if (only === undefined) return inner;
    inner = only;
  }
}

/** The token that makes a node, as text: what the reference names in its errors. */
export function headToken(node: SyntaxNode): string {
  switch (node.type) {
    case 'name':
    case 'variable':
      return node.name;
    case 'string':
    case 'number':
    case 'constant':
      return String(node.value);
    case 'regex':
      return String(new RegExp(node.pattern, `${node.flags}g`));
    case 'wildcard':
      return '*';
    case 'descendant':
      return '**';
    case 'parent':
      return '%';
    case 'placeholder':
    case 'condition':
      return '?';
    case 'missing':
      return '(end)';
    case 'negate':
      return '-';
    case 'binary':
    case 'default':
      return node.operator;
    case 'step':
      return '.';
    case 'filter':
    case 'array':
      return '[';
    case 'keep-array':
      return headToken(node.left);
    case 'group':
    case 'object':
      return '{';
    case 'sort':
      return '^';
    case 'bind':
      return ':=';
    case 'focus':
      return '@';
    case 'index':
      return '#';
    case 'call':
    case 'lambda':
    case 'block':
      return '(';
    case 'range':
      return '..';
    case 'transform':
      return '|';
  }
}
