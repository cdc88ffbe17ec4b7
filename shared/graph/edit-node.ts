import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { problem } from '#shared/base/problem.ts';
import { argumentCounts, findFunction } from '#shared/syntax/functions.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { SyntaxNode, SyntaxTree } from '#shared/syntax/tree.ts';
import { emptyValue } from './empty-value.ts';
import { operatorTitles } from './node-words.ts';
import { findNode, noNode, nodesAround, putText, readPart } from './put-text.ts';
import { looseShape } from './tree-shape.ts';

/**
 * Puts new text in the place of a node; nothing else of the expression changes. Where the new text would not stay one
 * operand, it gets parentheses. Comments inside the old text that the new one does not hold stay before it.
 * Fails with the syntax problem of the new text or of the expression, or where no node has the span.
 */
export function editNode(text: string, span: Span, newText: string): Result<string> {
  const tree = parse(text);
  if (!tree.ok) return tree;
  if (findNode(tree.value, span) === undefined) return fail(noNode(span));
  return replace(tree.value, span, newText);
}

/**
 * Wraps a node in a call: `price` becomes `$round(price)`; `others` are its next arguments, and what the function needs
 * besides gets an empty value to fill in.
 */
export function insertFunction(text: string, span: Span, functionName: string, others: readonly string[] = []): Result<string> {
  const entry = findFunction(functionName);
  if (entry === undefined)
    return fail(problem('expression/unknown-function', `There is no function $${functionName}.`, { token: functionName }));
  if (others.length + 1 > argumentCounts(entry).most)
    return fail(problem('graph/too-many-values', `$${functionName} does not take ${others.length + 1} values.`, { token: functionName }));
  const rest = entry.parameters
    .slice(1 + others.length)
    .filter((parameter) => !parameter.optional)
    .map((parameter) => emptyValue(parameter.types));
  return editNode(text, span, `$${functionName}(${[text.slice(span.start, span.end), ...others, ...rest].join(', ')})`);
}

const neutral: Readonly<Record<string, string>> = {
  '&': '""',
  '+': '0',
  '-': '0',
  '*': '1',
  '/': '1',
  '%': '1',
  in: '[]',
  and: 'true',
  or: 'false',
};

/** Makes a node the first side of an operator: `price` becomes `price * quantity`; without `other` a value that changes little. */
export function insertOperator(text: string, span: Span, operator: string, other?: string): Result<string> {
  if (operatorTitles[operator] === undefined && operator !== '??' && operator !== '?:')
    return fail(problem('graph/no-operator', `${operator} is no operator that takes two values.`, { token: operator }));
  const second = other ?? neutral[operator] ?? '""';
  // Brackets only where the sides would not stay what they are.
  const tries = [false, true].map((wrap) => [text.slice(span.start, span.end), second].map((side) => (wrap ? `(${side})` : side)));
  for (const [left, right] of tries) {
    const made = `${left} ${operator} ${right}`;
    const read = readPart(made);
    const shape = [text.slice(span.start, span.end), second].map((side) => readPart(side));
    if (!read.ok || (read.value.root.type !== 'binary' && read.value.root.type !== 'default')) continue;
    const sides = [read.value.root.left, read.value.root.right];
    if (shape.every((side, i) => side.ok && sides[i] !== undefined && looseShape(side.value.root) === looseShape(sides[i])))
      return editNode(text, span, made);
  }
  return fail(noNode(span));
}

/** Puts what a picker gave around a node: an operator by its sign, a function by its name without `$`. */
export function insertNamed(text: string, span: Span, name: string, others: readonly string[] = []): Result<string> {
  const isOperator = operatorTitles[name] !== undefined || name === '??' || name === '?:';
  return isOperator ? insertOperator(text, span, name, others[0]) : insertFunction(text, span, name, others);
}

/** Gives a node's value only where it is there: the test stands to be changed. */
export function insertCondition(text: string, span: Span): Result<string> {
  const value = text.slice(span.start, span.end);
  return editNode(text, span, `$exists(${value}) ? ${value} : null`);
}

/**
 * Takes a node out: its first input stands in its place. A node without one leaves its operator to the other side, is `null`
 * as an argument or arm, and leaves nothing when it is the whole expression.
 */
export function deleteNode(text: string, span: Span): Result<string> {
  const tree = parse(text);
  if (!tree.ok) return tree;
  const node = findNode(tree.value, span);
  if (node === undefined) return fail(noNode(span));
  const kept = firstInput(node);
  if (kept !== undefined) return replace(tree.value, span, text.slice(kept.start, kept.end));
  if (node.start === tree.value.root.start && node.end === tree.value.root.end) return ok('');
  // An operator with one side left is that side.
  const holder = findHolder(tree.value, node);
  if (holder?.type !== 'binary' && holder?.type !== 'default') return replace(tree.value, span, 'null');
  const other = holder.left === node ? holder.right : holder.left;
  return replace(tree.value, holder, text.slice(other.start, other.end));
}

function replace(tree: SyntaxTree, span: Span, newText: string): Result<string> {
  const put = putText(tree, span, newText);
  return put.ok ? ok(put.value.text) : put;
}

function findHolder(tree: SyntaxTree, node: SyntaxNode): SyntaxNode | undefined {
  return nodesAround(tree, node).at(-1);
}

/** What a node is made from, first of all: the value that goes on when the node is taken out. */
function firstInput(node: SyntaxNode): SyntaxNode | undefined {
  switch (node.type) {
    case 'call': {
      const lookup = node.callee.type === 'variable' && node.callee.name === 'lookup' && node.args.length === 2;
      const arg = lookup ? node.args[1] : node.args[0];
      return arg?.type === 'placeholder' || arg?.type === 'lambda' ? undefined : arg;
    }
    case 'binary':
    case 'default':
    case 'filter':
    case 'sort':
    case 'group':
      return node.left;
    case 'step':
      return node.right.type === 'call' ? node.left : undefined;
    case 'negate':
      return node.operand;
    case 'condition':
      return node.then;
    case 'block': {
      const last = node.expressions.at(-1);
      return last === undefined ? undefined : (firstInput(last) ?? last);
    }
    default:
      return undefined;
  }
}
