import type { RuleGraph, TextPiece } from './rule-graph.ts';
import type { Span } from '#shared/syntax/tokens.ts';

interface Placed extends Span {
  readonly id: string;
}

/**
 * Cuts a text at its nodes: what each says itself, and where the texts of others stand in it. Nodes lie inside one
 * another or apart, as the parts of an expression do.
 */
export function cutText(
  text: string,
  nodes: readonly Placed[],
): { readonly around: readonly TextPiece[]; readonly of: ReadonlyMap<string, readonly TextPiece[]> } {
  const of = new Map<string, readonly TextPiece[]>();
  const inOrder = nodes.toSorted((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  const cut = (start: number, end: number): readonly TextPiece[] => {
    const pieces: TextPiece[] = [];
    let at = start;
    for (let node = inOrder[next]; node !== undefined && node.start < end; node = inOrder[next]) {
      next += 1;
      if (node.start > at) pieces.push(text.slice(at, node.start));
      pieces.push({ node: node.id });
      of.set(node.id, cut(node.start, node.end));
      at = node.end;
    }
    if (at < end) pieces.push(text.slice(at, end));
    return pieces;
  };
  return { around: cut(0, text.length), of };
}

/** The expression of a graph, put together from its nodes: of a graph that nobody changed the text that it was read from. */
export function graphToText(graph: RuleGraph): string {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const write = (pieces: readonly TextPiece[]): string =>
    pieces.map((piece) => (typeof piece === 'string' ? piece : write(nodes.get(piece.node)?.pieces ?? []))).join('');
  return write(graph.pieces);
}
