import type { FunctionEntry } from '#shared/syntax/functions.ts';
import { findFunction } from '#shared/syntax/functions.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { BinaryNode, ConditionNode, Pair, SyntaxNode, SyntaxTree } from '#shared/syntax/tree.ts';
import { walk, withoutParentheses } from '#shared/syntax/walk.ts';
import { shortText } from '#shared/syntax/words.ts';
import { caseChain } from './case-chain.ts';
import { isLiteral, pathFilters } from './direct-path.ts';
import { readCall } from './function-call.ts';
import { isOpenPath } from './node-shape.ts';
import { operatorTitles } from './node-words.ts';
import { operandsOf } from './operands.ts';
import { findNode } from './put-text.ts';

/** One thing that a node takes: a parameter, an operand, a case, an entry; with the text that stands for it. */
export interface NodeSlot extends Span {
  readonly label: string;
  /** The types it takes, in words; empty where it takes any. */
  readonly type: string;
  readonly text: string;
}

/** `jsonata` has no slots: its text is all there is. */
export type FormKind =
  | 'operator'
  | 'function'
  | 'condition'
  | 'default'
  | 'array'
  | 'object'
  | 'filter'
  | 'map'
  | 'sort'
  | 'group'
  | 'lambda'
  | 'constant'
  | 'value'
  | 'jsonata';

/** Which slots are entries that one can add, take away and put in another order: `[from, to)`, `size` slots each. */
export interface SlotList {
  readonly from: number;
  readonly to: number;
  readonly size: 1 | 2;
}

/** A node of an expression as what it takes. Its text is what stands before, between and behind its slots. */
export interface NodeForm extends Span {
  readonly kind: FormKind;
  /** The operator, or the function without `$`; empty where there is neither. */
  readonly name: string;
  /** Where the name is written. */
  readonly names: readonly Span[];
  /** In the order of the text. */
  readonly slots: readonly NodeSlot[];
  readonly list?: SlotList;
  /** Parameters that are left out, in their order. */
  readonly leftOut: readonly { readonly label: string; readonly type: string }[];
}

/** Reads the node with that span as a form; absent when no node has it. */
export function readForm(tree: SyntaxTree, span: Span): NodeForm | undefined {
  const node = findNode(tree, span);
  return node === undefined ? undefined : formOf(tree, node);
}

type Made = Pick<NodeForm, 'kind'> &
  Partial<Pick<NodeForm, 'name' | 'names' | 'list' | 'leftOut'>> & { readonly slots: readonly NodeSlot[] };

function formOf(tree: SyntaxTree, node: SyntaxNode): NodeForm {
  const made = madeOf(tree, withoutParentheses(node));
  return { name: '', names: [], leftOut: [], ...made, start: node.start, end: node.end };
}

function madeOf(tree: SyntaxTree, node: SyntaxNode): Made {
  const slot = ({ start, end }: Span, label: string, type = ''): NodeSlot => ({
    start,
    end,
    label,
    type,
    text: tree.text.slice(start, end),
  });
  const pairs = (list: readonly Pair[]): readonly NodeSlot[] =>
    list.flatMap(({ key, value }) => [slot(key, 'key', 'text'), slot(value, key.type === 'string' ? key.value : shortText(key))]);
  if (isLiteral(node) && node.type !== 'array' && node.type !== 'object') return { kind: 'constant', slots: [slot(node, 'value')] };
  const call = readCall(node);
  if (call !== undefined) return builtInForm(tree, node, call.entry, call.args, slot);
  switch (node.type) {
    case 'binary': {
      if (node.operator === '~>') return applyForm(tree, node, slot);
      if (operatorTitles[node.operator] === undefined) break;
      const operands = operandsOf(node, node.operator);
      return {
        kind: 'operator',
        name: node.operator,
        names: operatorSpans(node, operands.length),
        slots: operands.map((operand, i) => slot(operand, `value ${i + 1}`)),
        ...(joins(node.operator) ? { list: { from: 0, to: operands.length, size: 1 } } : {}),
      };
    }
    case 'negate':
      return { kind: 'value', slots: [slot(node.operand, 'number', 'number')] };
    case 'condition':
      return conditionForm(node, slot);
    case 'default':
      return {
        kind: 'default',
        name: node.operator,
        names: [{ start: node.at - node.operator.length, end: node.at }],
        slots: [slot(node.left, 'value'), slot(node.right, 'default')],
      };
    case 'array': {
      const ranged = node.items.some((item) => item.type === 'range');
      const slots = node.items.flatMap((item, i) =>
        item.type === 'range' ? [slot(item.from, 'from', 'number'), slot(item.to, 'to', 'number')] : [slot(item, `item ${i + 1}`)],
      );
      return { kind: 'array', slots, ...(ranged ? {} : { list: { from: 0, to: slots.length, size: 1 } }) };
    }
    case 'object':
      return { kind: 'object', slots: pairs(node.pairs), list: { from: 0, to: node.pairs.length * 2, size: 2 } };
    case 'group':
      return {
        kind: 'group',
        slots: [slot(node.left, 'array', 'array'), ...pairs(node.pairs)],
        list: { from: 1, to: 1 + node.pairs.length * 2, size: 2 },
      };
    case 'sort':
      return {
        kind: 'sort',
        slots: [slot(node.left, 'array', 'array'), ...node.terms.map((term, i) => slot(term.expression, `by ${i + 1}`))],
      };
    case 'call':
      return userForm(tree, node.callee, node.args, slot);
    case 'lambda':
      return { kind: 'lambda', slots: [slot(node.body, 'gives')] };
    case 'filter':
      return {
        kind: 'filter',
        slots: [slot(node.left, 'array', 'array'), slot(node.predicate, isLiteral(node.predicate) ? 'item' : 'condition')],
      };
    case 'step': {
      const filters = pathFilters(node);
      if (filters !== undefined && filters.length > 0) return { kind: 'filter', slots: filters.map((one) => slot(one, 'condition')) };
      if (filters !== undefined || isOpenPath(node)) break;
      return { kind: 'map', slots: [slot(node.left, 'array', 'array'), slot(node.right, 'each item gives')] };
    }
    case 'bind':
      return { kind: 'value', slots: [slot(node.value, 'value')] };
    default:
      break;
  }
  return { kind: 'jsonata', slots: [] };
}

type MakeSlot = (span: Span, label: string, type?: string) => NodeSlot;

/** `a & b & c`, where any number may be joined and grouping says nothing. */
export function joins(operator: string): boolean {
  return operator === '&' || operator === '+' || operator === '*' || operator === 'and' || operator === 'or';
}

function operatorSpans(node: BinaryNode, count: number): readonly Span[] {
  const spans: Span[] = [];
  let at: SyntaxNode = node;
  while (spans.length < count - 1 && at.type === 'binary') {
    spans.unshift({ start: at.at - at.operator.length, end: at.at });
    at = at.left;
  }
  return spans;
}

function conditionForm(first: ConditionNode, slot: MakeSlot): Made {
  const { cases, otherwise } = caseChain(first);
  const slots = cases.flatMap(({ test, then }, i) => [
    slot(test, i === 0 ? 'if' : `if ${i + 1}`, 'boolean'),
    slot(then, i === 0 ? 'then' : `then ${i + 1}`),
  ]);
  return {
    kind: 'condition',
    slots: otherwise === undefined ? slots : [...slots, slot(otherwise, 'else')],
    list: { from: 0, to: slots.length, size: 2 },
    leftOut: otherwise === undefined ? [{ label: 'else', type: '' }] : [],
  };
}

function builtInForm(tree: SyntaxTree, node: SyntaxNode, entry: FunctionEntry, args: readonly SyntaxNode[], slot: MakeSlot): Made {
  const needed = entry.parameters.filter((parameter) => !parameter.optional).length;
  const shift = entry.parameters[0]?.context === true && args.length < needed ? 1 : 0;
  const parameter = (i: number) => entry.parameters[Math.min(i + shift, entry.parameters.length - 1)];
  const repeats = entry.parameters.at(-1)?.repeats === true;
  return {
    kind: 'function',
    name: entry.name,
    names: nameSpans(tree, node, entry.name),
    slots: args.map((arg, i) => slot(arg, parameter(i)?.name ?? 'value', parameter(i)?.type ?? '')),
    leftOut: entry.parameters.slice(args.length + shift).map(({ name, type }) => ({ label: name, type })),
    ...(repeats ? { list: { from: 0, to: args.length, size: 1 } } : {}),
  };
}

/** `value ~> $own(…)`, `value ~> function…`, `value ~> |…|`. */
function applyForm(tree: SyntaxTree, { left, right }: BinaryNode, slot: MakeSlot): Made {
  const value = slot(left, 'value');
  if (right.type === 'call') {
    const inner = userForm(tree, right.callee, right.args, slot, 1);
    return {
      kind: inner.kind,
      slots: [value, ...inner.slots],
      ...(inner.name === undefined ? {} : { name: inner.name }),
      names: inner.names ?? [],
    };
  }
  if (right.type === 'variable')
    return { kind: 'function', name: right.name, names: [{ start: right.start, end: right.end }], slots: [value] };
  return { kind: 'value', slots: [value, slot(right, 'function')] };
}

/** A call of a function that is not built in, or of one with arguments left open. */
function userForm(tree: SyntaxTree, callee: SyntaxNode, args: readonly SyntaxNode[], slot: MakeSlot, shift = 0): Made {
  const name = callee.type === 'variable' ? callee.name : '';
  const labels = parameterNames(tree.root, name);
  const open = args.some((arg) => arg.type === 'placeholder');
  const slots = args.flatMap((arg, i) => (arg.type === 'placeholder' ? [] : [slot(arg, labels[i + shift] ?? `argument ${i + shift + 1}`)]));
  return {
    kind: 'function',
    name,
    names: callee.type === 'variable' ? [{ start: callee.start, end: callee.end }] : [],
    slots,
    ...(open || shift > 0 ? {} : { list: { from: 0, to: slots.length, size: 1 } }),
  };
}

/** Names of the parameters of a function: of a built-in one, or of the one that the expression gives that name. */
export function parameterNames(root: SyntaxNode, name: string): readonly string[] {
  const builtIn = findFunction(name);
  if (builtIn !== undefined) return builtIn.parameters.map((parameter) => parameter.name);
  let found: readonly string[] = [];
  walk(root, (node) => {
    if (node.type === 'bind' && node.variable.name === name && node.value.type === 'lambda')
      found = node.value.params.map((one) => one.name);
  });
  return found;
}

/** Where a call says its function: the variable that is called and no other of that name. */
function nameSpans(tree: SyntaxTree, node: SyntaxNode, name: string): readonly Span[] {
  const callee =
    node.type === 'call'
      ? node.callee
      : node.type === 'binary' || node.type === 'step'
        ? node.right.type === 'call'
          ? node.right.callee
          : node.right
        : undefined;
  return callee?.type === 'variable' && tree.text.slice(callee.start, callee.end) === `$${name}`
    ? [{ start: callee.start, end: callee.end }]
    : [];
}
