import type { FunctionNode, GraphLink, GraphSource, LinkKind, RuleGraph, TextPiece } from './rule-graph.ts';

/** Draws the links of a rule's nodes and counts how far each node is from the target. What feeds a node stands before it. */
export function connectNodes(
  rule: string,
  drafts: readonly Omit<FunctionNode, 'depth' | 'rule'>[],
  output: GraphSource,
  pieces: readonly TextPiece[],
): RuleGraph {
  const depths = measureDepths(drafts, output);
  const nodes = drafts
    .map((draft): FunctionNode => ({ ...draft, rule, depth: depths.get(draft.id) ?? 1 }))
    .sort((a, b) => a.depth - b.depth || a.start - b.start || b.end - a.end);
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const links: GraphLink[] = [
    { id: `${rule}:target`, rule, from: output, to: { kind: 'target' }, kind: linkKind(output, undefined, byId) },
  ];
  for (const node of nodes) {
    for (const [input, { id, source }] of node.inputs.entries()) {
      links.push({ id, rule, from: source, to: { kind: 'node', id: node.id, input }, kind: linkKind(source, node, byId) });
    }
  }
  return { rule, pieces, nodes, links };
}

/** What feeds a node was made before it, so going backwards every consumer is measured first. */
function measureDepths(drafts: readonly Omit<FunctionNode, 'depth' | 'rule'>[], output: GraphSource): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  if (output.kind === 'node') depths.set(output.id, 1);
  for (const draft of drafts.toReversed()) {
    const depth = (depths.get(draft.id) ?? 0) + 1;
    for (const { source } of draft.inputs) if (source.kind === 'node') depths.set(source.id, Math.max(depths.get(source.id) ?? 0, depth));
  }
  return depths;
}

function linkKind(from: GraphSource, to: FunctionNode | undefined, byId: ReadonlyMap<string, FunctionNode>): LinkKind {
  const node = from.kind === 'node' ? byId.get(from.id) : undefined;
  if (node?.kind === 'constant') return 'constant';
  if (isBranching(node) || isBranching(to)) return 'condition';
  return node === undefined && to === undefined && from.kind === 'field' ? 'direct' : 'computed';
}

function isBranching(node: FunctionNode | undefined): boolean {
  return node?.kind === 'condition' || node?.kind === 'switch';
}
