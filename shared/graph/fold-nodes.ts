import { connectNodes } from './connect-nodes.ts';
import type { FunctionNode, GraphSource, NodeInput, RuleGraph, TextPiece } from './rule-graph.ts';

/**
 * The graph with some nodes folded: each stands for all that feeds it and nothing else, and reads what those read. Ids that
 * are no nodes say nothing.
 */
export function foldNodes(graph: RuleGraph, folded: ReadonlySet<string>): RuleGraph {
  const nodes = new Map(graph.nodes.map((node) => [node.id, node]));
  const output = graph.links.find((link) => link.to.kind === 'target')?.from;
  const gone = new Set<string>();
  const made = new Map<string, FunctionNode>();
  // From the target on, so that a fold within a fold is part of the outer one.
  for (const node of graph.nodes) {
    if (!folded.has(node.id) || gone.has(node.id)) continue;
    const inside = feedsOnly(graph, node, output);
    if (inside.size === 0) continue;
    for (const id of inside) gone.add(id);
    made.set(node.id, foldedNode(node, inside, nodes));
  }
  if (made.size === 0 || output === undefined) return graph;
  const left = graph.nodes.filter((node) => !gone.has(node.id)).map((node) => made.get(node.id) ?? node);
  const written = left.map((node) => ({ ...node, pieces: withTexts(node.pieces, gone, nodes) }));
  // What feeds a node must stand before it.
  return connectNodes(graph.rule, written.toReversed(), output, withTexts(graph.pieces, gone, nodes));
}

/** Nodes whose value goes into this one and nowhere else, directly or through such nodes. */
function feedsOnly(graph: RuleGraph, node: FunctionNode, output: GraphSource | undefined): ReadonlySet<string> {
  const consumers = new Map<string, Set<string>>();
  for (const { from, to } of graph.links) {
    if (from.kind !== 'node' || to.kind !== 'node') continue;
    const list = consumers.get(from.id) ?? new Set();
    list.add(to.id);
    consumers.set(from.id, list);
  }
  const inside = new Set<string>();
  for (let grown = true; grown;) {
    grown = false;
    for (const [id, into] of consumers) {
      if (inside.has(id) || id === node.id || (output?.kind === 'node' && output.id === id)) continue;
      if (![...into].every((one) => one === node.id || inside.has(one))) continue;
      inside.add(id);
      grown = true;
    }
  }
  return inside;
}

function foldedNode(node: FunctionNode, inside: ReadonlySet<string>, nodes: ReadonlyMap<string, FunctionNode>): FunctionNode {
  const inputs: NodeInput[] = [];
  const seen = new Set<string>();
  const collect = (one: FunctionNode): void => {
    for (const input of one.inputs) {
      const { source } = input;
      const inner = source.kind === 'node' && inside.has(source.id) ? nodes.get(source.id) : undefined;
      if (inner !== undefined) {
        collect(inner);
        continue;
      }
      const same = JSON.stringify(source);
      if (seen.has(same)) continue;
      seen.add(same);
      inputs.push({ ...input, id: `${node.id}#${inputs.length}` });
    }
  };
  collect(node);
  return { ...node, inputs, text: `${inside.size + 1} nodes`, folded: [...inside] };
}

/** The same text, that of the nodes which are gone written out. */
function withTexts(
  pieces: readonly TextPiece[],
  gone: ReadonlySet<string>,
  nodes: ReadonlyMap<string, FunctionNode>,
): readonly TextPiece[] {
  return pieces.flatMap((piece) =>
    typeof piece !== 'string' && gone.has(piece.node) ? withTexts(nodes.get(piece.node)?.pieces ?? [], gone, nodes) : [piece],
  );
}
