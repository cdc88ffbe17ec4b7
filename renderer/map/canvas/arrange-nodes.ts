import type { RuleRow } from '#shared/graph/place-nodes.ts';
import { placeNodes } from '#shared/graph/place-nodes.ts';
import type { CanvasNode } from './canvas-model.ts';
import type { ModelInput } from './build-model.ts';

/** Gives nodes their places: those moved by hand where they were put, the others beside their target rows. */
export function arrangeNodes(nodes: readonly Omit<CanvasNode, 'x' | 'y'>[], input: ModelInput): readonly CanvasNode[] {
  const { view, target, layout } = input;
  const { top, rowHeight } = target.geometry();
  const rows: RuleRow[] = [];
  for (const rule of view.rules) {
    const graph = input.graphs.get(rule.id)?.graph;
    const place = target.placeOf(view.target.id, rule.target);
    if (graph === undefined || graph.nodes.length === 0 || place?.exact !== true) continue;
    rows.push({ graph, y: top + place.row * rowHeight + rowHeight / 2 });
  }
  const places = new Map(placeNodes(rows, { width: Math.max(300, input.width) }).map((place) => [place.id, place]));
  return nodes.map((node) => {
    const kept = layout?.nodes[node.id];
    if (kept !== undefined) return { ...node, ...kept };
    const place = places.get(node.id);
    // The page measures text, the arrangement reckons it: right edges agree, so that outputs stay in line.
    return { ...node, x: place === undefined ? 0 : Math.round(place.x + place.width - node.width), y: place === undefined ? 0 : Math.round(place.y) };
  });
}
