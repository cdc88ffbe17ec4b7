import type { CanvasNode } from './canvas-model.ts';
import { portAt } from './canvas-model.ts';
import type { ModelInput } from './model-input.ts';
import type { Box } from './link-shape.ts';

type Unplaced = Omit<CanvasNode, 'x' | 'y'>;

/** Room kept free at both sides: for lanes on the left, for ends and the band's edge on the right. */
const marginLeft = 72;
const marginRight = 100;
const pillMarginRight = 60;
/** Least distance of two nodes, across and down. */
const gapAcross = 14;
const gapDown = 5;
/** A link between two nodes needs so much way, that its value can stand on it. */
const linkWay = 88;
const pillWay = 44;
/** Steps in which other places are tried, and what one costs in px of height. */
const stepAcross = 40;
const costAcross = 7;
const stepDown = 3;
const farthestDown = 48;

/** Gives nodes their places: those moved by hand where they were put, the others beside their target rows. */
export function arrangeNodes(nodes: readonly Unplaced[], input: ModelInput): readonly CanvasNode[] {
  const { view, target, layout } = input;
  const { top, rowHeight } = target.geometry();
  const width = Math.max(360, input.width);
  const placed = new Map<string, CanvasNode>();
  const boxes: Box[] = [];
  for (const node of nodes) {
    const kept = layout?.nodes[node.id];
    if (kept === undefined) continue;
    placed.set(node.id, { ...node, ...kept });
    boxes.push({ ...kept, width: node.width, height: node.height });
  }
  const row = (node: Unplaced): number => {
    const place = target.placeOf(view.target.id, node.target);
    return place === undefined ? 0 : top + place.row * rowHeight + rowHeight / 2;
  };
  const consumers = consumersOf(nodes, input);
  // From the top down, what feeds a target before what feeds that: a node is left of all that it gives its value to.
  const waiting = nodes
    .filter((node) => !placed.has(node.id))
    .toSorted((a, b) => row(a) - row(b) || a.depth - b.depth || (a.span?.start ?? 0) - (b.span?.start ?? 0));
  for (const node of waiting) {
    const fed = (consumers.get(node.id) ?? []).flatMap(({ id, input }) => {
      const one = placed.get(id);
      return one === undefined ? [] : [{ x: one.x, y: one.y + portAt(one, input).y }];
    });
    const edge = Math.min(
      width - (node.pill ? pillMarginRight : marginRight),
      ...fed.map((one) => one.x - (node.pill ? pillWay : linkWay)),
    );
    const wanted = fed.length === 0 ? row(node) : fed.reduce((sum, one) => sum + one.y, 0) / fed.length;
    const at = freePlace(node, edge, wanted, boxes);
    placed.set(node.id, { ...node, ...at });
    boxes.push({ ...at, width: node.width, height: node.height });
  }
  return nodes.flatMap((node) => placed.get(node.id) ?? []);
}

/** The place that costs least: near the wanted height, then near the right edge; never on another node. */
function freePlace(node: Unplaced, edge: number, middle: number, boxes: readonly Box[]): { readonly x: number; readonly y: number } {
  const near = boxes.filter((box) => Math.abs(box.y + box.height / 2 - middle) < farthestDown + 60);
  let best = { x: Math.max(marginLeft, edge - node.width), y: middle - node.height / 2 };
  let least = Number.POSITIVE_INFINITY;
  for (let across = 0; ; across += 1) {
    const x = edge - node.width - across * stepAcross;
    if (across > 0 && x < marginLeft) break;
    for (let down = 0; down <= farthestDown; down += stepDown) {
      const cost = down + across * costAcross;
      if (cost >= least) break;
      for (const dy of down === 0 ? [0] : [-down, down]) {
        const box = { x: Math.max(8, x), y: middle - node.height / 2 + dy, width: node.width, height: node.height };
        if (near.some((other) => touches(box, other))) continue;
        least = cost;
        best = { x: box.x, y: box.y };
        break;
      }
    }
    if (across * costAcross >= least) break;
  }
  return { x: Math.round(best.x), y: Math.round(best.y) };
}

function touches(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + gapAcross && b.x < a.x + a.width + gapAcross && a.y < b.y + b.height + gapDown && b.y < a.y + a.height + gapDown
  );
}

/** Inputs that another node's value goes to, by the node that gives it. */
function consumersOf(
  nodes: readonly Unplaced[],
  input: ModelInput,
): ReadonlyMap<string, readonly { readonly id: string; readonly input: number }[]> {
  const shown = new Map(nodes.map((node) => [node.id, node]));
  const found = new Map<string, { readonly id: string; readonly input: number }[]>();
  for (const { graph } of input.graphs.values()) {
    for (const { from, to } of graph.links) {
      const into = to.kind === 'node' ? shown.get(to.id) : undefined;
      if (from.kind !== 'node' || to.kind !== 'node' || into === undefined || !shown.has(from.id)) continue;
      // Tables have no port, so the number of a port may be smaller than that of the input.
      const port = { id: to.id, input: Math.min(to.input, into.inputs.length - 1) };
      const list = found.get(from.id);
      if (list === undefined) found.set(from.id, [port]);
      else list.push(port);
    }
  }
  return found;
}
