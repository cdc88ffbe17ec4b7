import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { parse, parseTolerant } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { SyntaxNode, SyntaxTree } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import { shapeAround } from './tree-shape.ts';

/** An expression after a change, and where in it the text stands that was put there. */
export interface PutText extends Span {
  readonly text: string;
}

/**
 * Puts new text in the place of a node; nothing else of the expression changes. Where the new text would not stay one
 * operand, or the rest would read differently, it gets parentheses. Comments of the old text that the new one does not
 * hold stay before it. Fails with the syntax problem of the new text or of the expression that it would make.
 */
export function putText(tree: SyntaxTree, span: Span, newText: string): Result<PutText> {
  const made = readPart(newText);
  if (!made.ok) return made;
  const { text } = tree;
  const old = findNode(tree, span);
  if (old === undefined) return fail(noNode(span));
  const around = shapeAround(tree.root, old);
  const lost = tree.comments
    .filter((comment) => comment.start >= span.start && comment.end <= span.end)
    .map((comment) => text.slice(comment.start, comment.end))
    .filter((comment) => !newText.includes(comment));
  const before = text.slice(0, span.start) + lost.map((comment) => `${comment} `).join('');
  const after = text.slice(span.end);
  const { root } = made.value;
  const stands = (whole: string, shift: number): Result<PutText> | undefined => {
    const read = parse(whole);
    if (!read.ok) return undefined;
    const start = before.length + shift + root.start;
    const end = start + root.end - root.start;
    const node = findNode(read.value, { start, end });
    return node !== undefined && shapeAround(read.value.root, node) === around ? ok({ text: whole, start, end }) : undefined;
  };
  const bare = stands(before + newText + after, 0);
  if (bare !== undefined) return bare;
  const wrapped = `${before}(${newText})${after}`;
  const inside = stands(wrapped, 1);
  if (inside !== undefined) return inside;
  const read = parse(wrapped);
  if (!read.ok) return read;
  return fail(
    problem('expression/does-not-fit', 'The new text would change what stands around it.', { place: { start: span.start, end: span.end } }),
  );
}

/** Reads a text that is to stand in an expression: `%` may reach beyond it. */
export function readPart(text: string): Result<SyntaxTree> {
  const alone = parse(text);
  if (alone.ok || alone.error.code !== 'S0217') return alone;
  const { tree, problems } = parseTolerant(text);
  return problems[0] === undefined ? ok(tree) : fail(problems[0]);
}

/** The outermost node with exactly that span. */
export function findNode(tree: SyntaxTree, { start, end }: Span): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  walk(tree.root, (node) => {
    if (found === undefined && node.start === start && node.end === end) found = node;
  });
  return found;
}

/** The nodes that a node lies in, outermost first. */
export function nodesAround(tree: SyntaxTree, node: SyntaxNode): readonly SyntaxNode[] {
  const parents = new Map<SyntaxNode, SyntaxNode | undefined>();
  walk(tree.root, (part, parent) => {
    parents.set(part, parent);
  });
  const around: SyntaxNode[] = [];
  for (let at = parents.get(node); at !== undefined; at = parents.get(at)) around.unshift(at);
  return around;
}

export function noNode({ start, end }: Span): Problem {
  return problem('expression/no-node', 'The expression has changed: the node is no longer where it was.', {
    place: { start, end },
    next: 'Try again on the expression as it is now.',
  });
}
