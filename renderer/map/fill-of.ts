import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { parse } from '#shared/syntax/parse.ts';
import { childNodes, withoutKeepArray, withoutParentheses } from '#shared/syntax/walk.ts';
import type { FillKind } from './trees/row-facts.ts';

export interface Fill {
  readonly kind: Exclude<FillKind, 'none' | 'loop'>;
  /** In words, inner first: `lookup then condition`. */
  readonly how: string;
  /** It does not parse. */
  readonly broken: boolean;
}

const known = new Map<string, Fill>();
const keptAtMost = 4000;

/** How an expression fills its field, by its outermost working part. */
export function fillOf(expression: string): Fill {
  const kept = known.get(expression);
  if (kept !== undefined) return kept;
  if (known.size >= keptAtMost) known.clear();
  const tree = parse(expression);
  const fill = tree.ok ? read(tree.value.root) : ({ kind: 'computed', how: 'does not parse', broken: true } as const);
  known.set(expression, fill);
  return fill;
}

/** The value that a block gives: its last expression, or what the block gave that name. */
function resultOf(node: SyntaxNode): SyntaxNode {
  const inner = withoutParentheses(withoutKeepArray(node));
  if (inner.type !== 'block') return inner;
  const last = inner.expressions.at(-1);
  if (last === undefined) return inner;
  const named =
    last.type === 'variable' ? inner.expressions.findLast((one) => one.type === 'bind' && one.variable.name === last.name) : undefined;
  return resultOf(named?.type === 'bind' ? named.value : last);
}

function read(root: SyntaxNode): Fill {
  const result = resultOf(root);
  const works = [...new Set(workIn(root))];
  const how = works.length === 0 ? '' : works.join(' then ');
  return { kind: kindOf(result), how: how === '' ? plainWords(result) : how, broken: false };
}

function kindOf(node: SyntaxNode): Fill['kind'] {
  switch (node.type) {
    case 'string':
    case 'number':
    case 'constant':
    case 'negate':
      return 'constant';
    case 'name':
    case 'variable':
      return 'direct';
    case 'step':
      return isPath(node) ? 'direct' : 'computed';
    case 'filter':
      return isPath(node.left) && node.predicate.type === 'number' ? 'direct' : 'computed';
    case 'condition':
    case 'default':
      return 'condition';
    case 'call':
      return node.callee.type === 'variable' && node.callee.name === 'lookup' ? 'lookup' : 'computed';
    case 'object':
    case 'array':
      return 'whole';
    default:
      return 'computed';
  }
}

function isPath(node: SyntaxNode): boolean {
  if (node.type === 'name' || node.type === 'variable') return true;
  if (node.type === 'step') return isPath(node.left) && isPath(node.right);
  return node.type === 'filter' && node.predicate.type === 'number' && isPath(node.left);
}

/** The kinds of work in a tree, inner before outer. */
function workIn(node: SyntaxNode): readonly string[] {
  const below = childNodes(node).flatMap(workIn);
  const own = workOf(node);
  return own === undefined ? below : [...below, own];
}

function workOf(node: SyntaxNode): string | undefined {
  switch (node.type) {
    case 'condition':
      return 'condition';
    case 'default':
      return 'default';
    case 'call':
      return node.callee.type === 'variable' ? node.callee.name : 'call';
    case 'binary':
      return node.operator === '&'
        ? 'concatenate'
        : node.operator === '=' || node.operator === '!=' || /[<>]/.test(node.operator)
          ? undefined
          : 'calculation';
    case 'filter':
      return node.predicate.type === 'number' ? undefined : 'filter';
    case 'sort':
      return 'sort';
    case 'group':
      return 'group';
    case 'lambda':
      return 'function';
    case 'transform':
      return 'transform';
    default:
      return undefined;
  }
}

function plainWords(node: SyntaxNode): string {
  const kind = kindOf(node);
  return kind === 'direct' ? 'copied' : kind === 'constant' ? 'constant' : kind === 'whole' ? 'composed' : 'computed';
}
