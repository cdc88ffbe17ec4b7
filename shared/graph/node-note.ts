import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Comment, Span } from '#shared/syntax/tokens.ts';
import type { SyntaxTree } from '#shared/syntax/tree.ts';
import { findNode, noNode, nodesAround, putText } from './put-text.ts';

/**
 * The note on a node: the comment straight before it. Where an outer node begins at the same place the comment is that
 * one's; the inner node's stands inside brackets of its own: `(/* net *\/ price * 2) & "x"`.
 */
export function readNote(tree: SyntaxTree, span: Span): string | undefined {
  if (tree.comments.length === 0) return undefined;
  const found = noteComment(tree, span);
  return found === undefined ? undefined : tree.text.slice(found.start + 2, found.end - 2).trim();
}

function noteComment(tree: SyntaxTree, span: Span): Comment | undefined {
  const { text } = tree;
  const inside =
    text.charAt(span.start) === '('
      ? tree.comments.find((one) => one.start > span.start && text.slice(span.start + 1, one.start).trim() === '')
      : undefined;
  if (inside !== undefined) return inside;
  const node = findNode(tree, span);
  if (node === undefined || nodesAround(tree, node).some((outer) => outer.start === node.start)) return undefined;
  return tree.comments.find((one) => one.end <= span.start && text.slice(one.end, span.start).trim() === '');
}

/** Writes the note of a node, or takes it away (empty text), as a comment at the node. */
export function setNote(text: string, span: Span, note: string): Result<string> {
  const tree = parse(text);
  if (!tree.ok) return tree;
  const node = findNode(tree.value, span);
  if (node === undefined) return fail(noNode(span));
  // The end of a comment cannot stand in one.
  const words = note.trim().replaceAll('*/', '* /');
  const before = noteComment(tree.value, span);
  if (before !== undefined) {
    const rest = text.slice(before.end);
    return ok(text.slice(0, before.start) + (words === '' ? rest.replace(/^ /, '') : `/* ${words} */${rest}`));
  }
  if (words === '') return ok(text);
  const comment = `/* ${words} */ `;
  if (!nodesAround(tree.value, node).some((outer) => outer.start === node.start))
    return ok(text.slice(0, span.start) + comment + text.slice(span.start));
  const put = putText(tree.value, span, `(${comment}${text.slice(span.start, span.end)})`);
  return put.ok ? ok(put.value.text) : put;
}
