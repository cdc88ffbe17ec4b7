import type { ArrayNode, GroupNode, LambdaNode, Pair, SortNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { walk, withoutKeepArray, withoutParentheses } from '#shared/syntax/walk.ts';
import { shortText } from '#shared/syntax/words.ts';
import { isNumber } from './direct-path.ts';
import type { FunctionCall } from './function-call.ts';
import { isConversion } from './function-call.ts';
import { functionTitle } from './node-words.ts';
import type { NodeIcon, NodeKind } from './rule-graph.ts';

/** How a node is drawn: what kind it is, and its two lines. */
export interface NodeShape {
  readonly kind: NodeKind;
  readonly icon: NodeIcon;
  readonly title: string;
  readonly text: string;
  readonly pill?: boolean;
}

const keysText = (pairs: readonly Pair[]): string =>
  pairs.length === 0 ? 'empty' : pairs.map(({ key }) => (key.type === 'string' ? key.value : shortText(key))).join(', ');

export function objectShape(pairs: readonly Pair[]): NodeShape {
  return { kind: 'object', icon: 'table-properties', title: 'Object', text: keysText(pairs) };
}

export function arrayShape({ items }: ArrayNode): NodeShape {
  const [first] = items;
  const range = items.length === 1 && first?.type === 'range';
  if (range) return { kind: 'array', icon: 'brackets', title: 'Range', text: `${shortText(first.from)} to ${shortText(first.to)}` };
  return { kind: 'array', icon: 'brackets', title: 'Array', text: items.map((item) => shortText(item)).join(', ') };
}

/** What a path gives for each item. */
export function mapShape(right: SyntaxNode): NodeShape {
  const inner = withoutParentheses(right);
  return { kind: 'map', icon: 'repeat', title: 'Map', text: inner.type === 'object' ? keysText(inner.pairs) : shortText(right) };
}

/** Keeps the items that fit, or takes one by its place. */
export function filterShape(predicate: SyntaxNode, text: string): NodeShape {
  return { kind: 'filter', icon: 'list-filter', title: isNumber(predicate) ? 'Item' : 'Filter', text };
}

export function sortShape({ terms }: SortNode): NodeShape {
  const text = terms.map(({ expression, descending }) => `${shortText(expression)}${descending ? ' descending' : ''}`).join(', ');
  return { kind: 'sort', icon: 'arrow-down-wide-narrow', title: 'Sort', text };
}

export function groupShape({ pairs }: GroupNode): NodeShape {
  return { kind: 'group', icon: 'group', title: 'Group', text: pairs.map(({ key }) => shortText(key)).join(', ') };
}

export function lambdaShape({ params, body }: LambdaNode): NodeShape {
  const text = `${params.map((param) => `$${param.name}`).join(', ')} → ${shortText(body)}`;
  return { kind: 'function', icon: 'square-function', title: 'Function', text };
}

export function callShape(name: string, args: readonly SyntaxNode[]): NodeShape {
  const open = args.some((arg) => arg.type === 'placeholder');
  const title = open ? `$${name}, partly filled` : name === '' ? 'Call' : `$${name}`;
  const text = args.map((arg) => (arg.type === 'placeholder' ? '?' : shortText(arg))).join(', ');
  return { kind: 'function', icon: 'square-function', title, text };
}

/** A built-in function that has no picture of its own; conversions are pills. */
export function functionShape(call: FunctionCall): NodeShape {
  const { entry, args } = call;
  if (isConversion(call)) return { kind: 'function', icon: 'square-function', title: `$${entry.name}`, text: '', pill: true };
  const second = args[1];
  if (entry.name === 'filter' && second?.type === 'lambda')
    return { kind: 'filter', icon: 'list-filter', title: 'Filter', text: shortText(second.body) };
  const text = args.map((arg) => (arg.type === 'lambda' ? shortText(arg.body) : shortText(arg))).join(', ');
  return { kind: 'function', icon: 'square-function', title: functionTitle(entry.name), text };
}

/** A path with `*`, `**` or `%` in it. */
export function pathShape(text: string): NodeShape {
  return { kind: 'path', icon: 'route', title: 'Path', text };
}

/** Whether a node is a path of names and of what stands for names that are not known. */
export function isOpenPath(node: SyntaxNode): boolean {
  const inner = withoutParentheses(withoutKeepArray(node));
  switch (inner.type) {
    case 'name':
    case 'variable':
    case 'wildcard':
    case 'descendant':
    case 'parent':
      return true;
    case 'filter':
      return isNumber(inner.predicate) && isOpenPath(inner.left);
    case 'step':
      return (isOpenPath(inner.left) || inner.left.type === 'string') && (isOpenPath(inner.right) || inner.right.type === 'string');
    default:
      return false;
  }
}

/** Whether a path binds its items or their places (`@$o`, `#$i`) for what comes behind it: it cannot be cut there. */
export function bindsPlaces(node: SyntaxNode): boolean {
  let found = false;
  walk(node, (part) => (found ||= part.type === 'focus' || part.type === 'index'));
  return found;
}
