import type { LambdaNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { walk, withoutParentheses } from '#shared/syntax/walk.ts';
import type { Loop } from './mapping.ts';

type LoopText = Omit<Loop, 'id' | 'mapping' | 'target'>;
type Slice = (node: SyntaxNode, inside: boolean) => string;

/**
 * Reads `[$map(items, function($item, $i) { $item.… })]` and `[items.{ … }]` as a loop; `content` is what one item
 * gives. `slice` gives the text of a node, and hears whether it is to stand inside the loop. `undefined` when the value
 * is no such array.
 */
export function readLoop(value: SyntaxNode, slice: Slice): (LoopText & { readonly content: SyntaxNode }) | undefined {
  const array = withoutParentheses(value);
  const only = array.type === 'array' && array.items.length === 1 ? array.items[0] : undefined;
  if (only === undefined) return undefined;
  const inner = only.type === 'keep-array' ? only.left : only;
  return readMap(inner, slice) ?? readStep(only, slice);
}

function readMap(node: SyntaxNode, slice: Slice): (LoopText & { readonly content: SyntaxNode }) | undefined {
  const [items, lambda] = argumentsOf(node, 'map');
  if (items === undefined || lambda?.type !== 'lambda' || lambda.params.length === 0 || lambda.params.length > 2) return undefined;
  const content = ofItem(lambda);
  const [item, index] = lambda.params;
  if (content === undefined || item === undefined) return undefined;
  return { ...readItems(items, item.name, slice), item: item.name, index: index?.name ?? freeName(content, 'i'), content };
}

/** `[items.{…}]`: the items are the steps before the constructor. A parent or a bound step would lose its meaning. */
function readStep(node: SyntaxNode, slice: Slice): (LoopText & { readonly content: SyntaxNode }) | undefined {
  if (node.type !== 'step') return undefined;
  const content = withoutParentheses(node.right);
  if (content.type !== 'object' || content.pairs.length === 0) return undefined;
  let bound = false;
  walk(node, (inner) => {
    if (inner.type === 'parent' || inner.type === 'focus' || inner.type === 'index') bound = true;
  });
  if (bound) return undefined;
  return { each: slice(node.left, false), item: freeName(node, 'item'), index: freeName(node, 'i'), content };
}

/** Takes limit, sort and where off the items, outermost first. */
function readItems(items: SyntaxNode, item: string, slice: Slice): Pick<LoopText, 'each' | 'where' | 'sort' | 'limit'> {
  let node = items;
  const found: { limit?: number; sort?: { by: string; descending?: boolean }; where?: string } = {};
  const limit = node.type === 'filter' ? limitOf(node.predicate) : undefined;
  if (node.type === 'filter' && limit !== undefined) {
    found.limit = limit;
    node = withoutParentheses(node.left);
  }
  const [term] = node.type === 'sort' && node.terms.length === 1 ? node.terms : [];
  if (node.type === 'sort' && term !== undefined) {
    found.sort = { by: slice(sortKey(term.expression, item), true), ...(term.descending ? { descending: true } : {}) };
    node = withoutParentheses(node.left);
  }
  const [filtered, lambda] = argumentsOf(node, 'filter');
  const where = lambda?.type === 'lambda' && lambda.params[0]?.name === item ? conditionOf(lambda) : undefined;
  if (filtered !== undefined && where !== undefined) {
    found.where = slice(where, true);
    node = filtered;
  }
  return { each: slice(node, false), ...found };
}

/** `n` of `[[0..n-1]]`. */
function limitOf(predicate: SyntaxNode): number | undefined {
  const range = predicate.type === 'array' && predicate.items.length === 1 ? predicate.items[0] : undefined;
  if (range?.type !== 'range' || range.from.type !== 'number' || range.from.value !== 0 || range.to.type !== 'number') return undefined;
  return range.to.value + 1;
}

/** The key inside `($item := $; key)`. */
function sortKey(expression: SyntaxNode, item: string): SyntaxNode {
  const [bind, key, ...more] = expression.type === 'block' ? expression.expressions : [];
  const binds = bind?.type === 'bind' && bind.variable.name === item && bind.value.type === 'variable' && bind.value.name === '';
  return binds && key !== undefined && more.length === 0 ? key : expression;
}

/** `condition` of `function($item, $i) { $boolean($item.(condition)) }`. */
function conditionOf(lambda: LambdaNode): SyntaxNode | undefined {
  const [test] = argumentsOf(withoutParentheses(lambda.body), 'boolean');
  return test === undefined ? undefined : ofItem({ ...lambda, body: test });
}

/** What a function makes of its first parameter by one step: `$item.{…}`, `$item.(…)`. */
function ofItem(lambda: LambdaNode): SyntaxNode | undefined {
  const body = withoutParentheses(lambda.body);
  if (body.type !== 'step' || body.left.type !== 'variable' || body.left.name !== lambda.params[0]?.name) return undefined;
  return body.right.type === 'block' || body.right.type === 'object' ? withoutParentheses(body.right) : undefined;
}

function argumentsOf(node: SyntaxNode, name: string): readonly SyntaxNode[] {
  return node.type === 'call' && node.callee.type === 'variable' && node.callee.name === name ? node.args : [];
}

function freeName(node: SyntaxNode, name: string): string {
  const names = new Set<string>();
  walk(node, (inner) => {
    if (inner.type === 'variable') names.add(inner.name);
  });
  let candidate = name;
  for (let i = 2; names.has(candidate); i += 1) candidate = `${name}${i}`;
  return candidate;
}

/** `function($object) { $count($keys($object)) > 0 ? $object }` */
export function isWhenAny(node: SyntaxNode): boolean {
  if (node.type !== 'lambda' || node.params.length !== 1) return false;
  const body = withoutParentheses(node.body);
  if (body.type !== 'condition' || body.otherwise !== undefined || body.test.type !== 'binary' || body.test.operator !== '>') return false;
  const [keys] = argumentsOf(body.test.left, 'count');
  const [object] = keys === undefined ? [] : argumentsOf(keys, 'keys');
  return (
    isVariable(object, node.params[0]?.name) &&
    isVariable(body.then, node.params[0]?.name) &&
    body.test.right.type === 'number' &&
    body.test.right.value === 0
  );
}

/** `function($value) { $exists($value) ? $value = null ? null : [$value] }` */
export function isAsArray(node: SyntaxNode): boolean {
  if (node.type !== 'lambda' || node.params.length !== 1) return false;
  const name = node.params[0]?.name;
  const body = withoutParentheses(node.body);
  if (body.type !== 'condition' || body.otherwise !== undefined || !isVariable(argumentsOf(body.test, 'exists')[0], name)) return false;
  const { then } = body;
  return then.type === 'condition' && then.otherwise?.type === 'array' && isVariable(then.otherwise.items[0], name);
}

function isVariable(node: SyntaxNode | undefined, name: string | undefined): boolean {
  return node?.type === 'variable' && name !== undefined && node.name === name;
}
