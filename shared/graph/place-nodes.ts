import type { FunctionNode, RuleGraph } from './rule-graph.ts';

/** Where a node stands, in px of the canvas. */
export interface NodePlace {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A rule's nodes with the middle of its target's row. */
export interface RuleRow {
  readonly graph: RuleGraph;
  readonly y: number;
}

export interface PlaceArea {
  /** Width of the canvas between the two trees. */
  readonly width: number;
}

export const nodeHeight = 36;
export const pillHeight = 24;
export const nodeMaxWidth = 200;
const characterWidth = 6.6;
const marginRight = 60;
const marginLeft = 60;
const columnGap = 44;
const rowGap = 8;

/** Size of a node from its text, as both lines are set in their fonts. */
export function nodeSize(node: FunctionNode): { readonly width: number; readonly height: number } {
  const letters = Math.max([...node.title].length, [...node.text].length) * characterWidth;
  if (node.pill) return { width: Math.ceil(Math.min(nodeMaxWidth, letters + 32)), height: pillHeight };
  return { width: Math.ceil(Math.min(nodeMaxWidth, letters + 40)), height: nodeHeight };
}

/**
 * Places nodes beside their target rows: what feeds the target in the rightmost column, what feeds that one column
 * further left, and so on. Where a place is taken, the next column to the left is used, then the nearest free place.
 * No two nodes overlap; the same rules give the same places.
 */
export function placeNodes(rows: readonly RuleRow[], area: PlaceArea): readonly NodePlace[] {
  const columnWidth = nodeMaxWidth + columnGap;
  const columns = Math.max(1, Math.floor((area.width - marginLeft - marginRight + columnGap) / columnWidth));
  const taken: NodePlace[][] = [];
  const places: NodePlace[] = [];
  for (const { graph, y } of [...rows].sort((a, b) => a.y - b.y)) {
    const columnOf = new Map<string, number>();
    const consumers = consumersOf(graph);
    for (const node of graph.nodes) {
      const { width, height } = nodeSize(node);
      const least = Math.max(-1, ...(consumers.get(node.id) ?? []).map((id) => columnOf.get(id) ?? -1)) + 1;
      const most = Math.max(least, columns - 1);
      const wanted = y - height / 2;
      let best = { column: least, y: wanted, miss: Number.POSITIVE_INFINITY };
      for (let column = least; column <= most && best.miss > 0; column += 1) {
        const free = freeAt(taken[column] ?? [], wanted, height);
        const miss = Math.abs(free - wanted);
        if (miss < best.miss) best = { column, y: free, miss };
      }
      const right = area.width - marginRight - best.column * columnWidth;
      const place = { id: node.id, x: right - width, y: best.y, width, height };
      (taken[best.column] ??= []).push(place);
      columnOf.set(node.id, best.column);
      places.push(place);
    }
  }
  return places;
}

function consumersOf(graph: RuleGraph): ReadonlyMap<string, readonly string[]> {
  const consumers = new Map<string, string[]>();
  for (const { from, to } of graph.links) {
    if (from.kind !== 'node' || to.kind !== 'node') continue;
    const list = consumers.get(from.id) ?? [];
    list.push(to.id);
    consumers.set(from.id, list);
  }
  return consumers;
}

/** The y nearest to the one wanted at which a node of that height touches none of the column. */
function freeAt(column: readonly NodePlace[], wanted: number, height: number): number {
  const clear = (y: number): boolean => column.every((place) => y + height + rowGap <= place.y || place.y + place.height + rowGap <= y);
  if (clear(wanted)) return wanted;
  const edges = column.flatMap((place) => [place.y + place.height + rowGap, place.y - rowGap - height]).filter(clear);
  return edges.reduce((best, y) => (Math.abs(y - wanted) < Math.abs(best - wanted) ? y : best), Number.POSITIVE_INFINITY);
}
