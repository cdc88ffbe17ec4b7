import type { SimplePath } from '#shared/syntax/simple-path.ts';
import { simplePath } from '#shared/syntax/simple-path.ts';
import type { CallNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { withoutKeepArray, withoutParentheses } from '#shared/syntax/walk.ts';

/** The field that a node copies: a path of names, items picked by number left out (`tax_lines[0].rate`). */
export function directPath(node: SyntaxNode): SimplePath | undefined {
  const inner = withoutParentheses(withoutKeepArray(node));
  if (inner.type === 'filter') return isNumber(inner.predicate) ? directPath(inner.left) : undefined;
  if (inner.type === 'call') return lookedUpField(inner) ?? simplePath(inner);
  if (inner.type !== 'step') return simplePath(inner);
  const left = directPath(inner.left);
  const right = directPath(inner.right);
  if (left === undefined || right === undefined || right.root !== 'context') return simplePath(inner);
  return { root: left.root, names: [...left.names, ...right.names] };
}

/** `$lookup(customer, "name")` reads a field as `customer.name` does; of a table it is a lookup. */
function lookedUpField(call: CallNode): SimplePath | undefined {
  const [object, key] = call.args;
  if (call.callee.type !== 'variable' || call.callee.name !== 'lookup' || object === undefined || key?.type !== 'string') return undefined;
  const path = directPath(object);
  return path === undefined || typeof path.root !== 'string' ? undefined : { root: path.root, names: [...path.names, key.value] };
}

/** A path that keeps some items by a condition (`line_items[price > 3].sku`): the conditions, or nothing when it is no such path. */
export function pathFilters(node: SyntaxNode): readonly SyntaxNode[] | undefined {
  const inner = withoutParentheses(withoutKeepArray(node));
  if (inner.type === 'filter') {
    const before = pathFilters(inner.left);
    if (before === undefined) return undefined;
    return isNumber(inner.predicate) ? before : [...before, inner.predicate];
  }
  if (inner.type === 'step') {
    const left = pathFilters(inner.left);
    const right = pathFilters(inner.right);
    return left === undefined || right === undefined ? undefined : [...left, ...right];
  }
  return simplePath(inner) === undefined ? undefined : [];
}

/** A number as written, minus included. */
export function isNumber(node: SyntaxNode): boolean {
  const inner = withoutParentheses(node);
  return inner.type === 'number' || (inner.type === 'negate' && inner.operand.type === 'number');
}

/** A value as written: text, number, true, false, null, or an empty array or object. */
export function isLiteral(node: SyntaxNode): boolean {
  const inner = withoutParentheses(node);
  if (inner.type === 'array') return inner.items.every(isLiteral);
  if (inner.type === 'object') return inner.pairs.length === 0;
  return inner.type === 'string' || inner.type === 'constant' || inner.type === 'regex' || isNumber(inner);
}
