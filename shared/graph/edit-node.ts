import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { findFunction } from '#shared/syntax/functions.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { SyntaxNode, SyntaxTree } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';

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

/** Wraps a node in a call: `price` becomes `$round(price)`; what the function needs besides gets an empty value to fill in. */
export function insertFunction(text: string, span: Span, functionName: string): Result<string> {
  const entry = findFunction(functionName);
  if (entry === undefined)
    return fail(problem('expression/unknown-function', `There is no function $${functionName}.`, { token: functionName }));
  const needed = entry.parameters.slice(1).filter((parameter) => !parameter.optional);
  const rest = needed.map(({ types }) =>
    types === 'f'
      ? 'function($value) { $value }'
      : types.includes('s')
        ? '""'
        : types === 'n'
          ? '0'
          : types === 'b'
            ? 'true'
            : types === 'o'
              ? '{}'
              : 'null',
  );
  return editNode(text, span, `$${functionName}(${[text.slice(span.start, span.end), ...rest].join(', ')})`);
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
  const made = parse(newText);
  if (!made.ok) return made;
  const { text } = tree;
  const lost = tree.comments
    .filter((comment) => comment.start >= span.start && comment.end <= span.end)
    .map((comment) => text.slice(comment.start, comment.end))
    .filter((comment) => !newText.includes(comment));
  const before = text.slice(0, span.start) + lost.map((comment) => `${comment} `).join('');
  const after = text.slice(span.end);
  const start = before.length + made.value.root.start;
  const bare = parse(before + newText + after);
  if (bare.ok && findNode(bare.value, { start, end: start + made.value.root.end - made.value.root.start }) !== undefined)
    return ok(before + newText + after);
  const wrapped = `${before}(${newText})${after}`;
  const read = parse(wrapped);
  return read.ok ? ok(wrapped) : read;
}

/** The outermost node with exactly that span. */
function findNode(tree: SyntaxTree, { start, end }: Span): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  walk(tree.root, (node) => {
    if (found === undefined && node.start === start && node.end === end) found = node;
  });
  return found;
}

function findHolder(tree: SyntaxTree, node: SyntaxNode): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  walk(tree.root, (part, parent) => {
    if (part === node) found = parent;
  });
  return found;
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

function noNode({ start, end }: Span): Problem {
  return problem('expression/no-node', 'The expression has changed: the node is no longer where it was.', {
    place: { start, end },
    next: 'Try again on the expression as it is now.',
  });
}
