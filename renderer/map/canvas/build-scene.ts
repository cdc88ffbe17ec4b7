import type { TreePlaces } from '#renderer/map/trees/tree-places.ts';
import type { CanvasBand, CanvasLink, CanvasModel, CanvasNode, LinkEnd, LinkKind } from './canvas-model.ts';
import { portAt } from './canvas-model.ts';
import type { Box, LinkShape } from './link-shape.ts';
import { crosses } from './link-shape.ts';

/** A link with its place on the screen. Bundled links share one drawing. */
export interface DrawnLink {
  readonly link: CanvasLink;
  readonly kind: LinkKind;
  readonly shape: LinkShape;
  /** Links drawn as one with it, itself included. */
  readonly members: readonly CanvasLink[];
}

export interface DrawnBand extends Box {
  readonly band: CanvasBand;
}

/** Links that end out of view, by side and edge. */
export interface EdgeCounts {
  readonly sourceAbove: number;
  readonly sourceBelow: number;
  readonly targetAbove: number;
  readonly targetBelow: number;
}

/** All that one drawing of the canvas needs; px from its top left corner. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly links: readonly DrawnLink[];
  readonly bands: readonly DrawnBand[];
  readonly counts: EdgeCounts;
  /** Where the nodes are, by id. */
  readonly nodes: ReadonlyMap<string, Box>;
}

export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface SceneInput {
  readonly model: CanvasModel;
  readonly source: TreePlaces;
  readonly target: TreePlaces;
  /** Side id of the target tree. */
  readonly targetSide: string;
  readonly width: number;
  readonly height: number;
  readonly viewport: Viewport;
  /** Where a node is now, while it is dragged too. */
  readonly positionOf: (node: CanvasNode) => { readonly x: number; readonly y: number };
}

interface Spot {
  readonly x: number;
  readonly y: number;
  /** Identity of the end for bundling. */
  readonly key: string;
  readonly exact: boolean;
  readonly beyond: 'above' | 'below' | undefined;
  readonly row?: number;
}

/** Gap between band and the trees, px: room for the lanes on the left, for the ends on the right. */
const bandLeft = 64;
const bandRight = 44;
const nestStep = 12;
const bandFoot = 14;
const firstLane = 22;
const laneStep = 11;
/** How far inside the edge a link to a hidden row ends. */
const edgeInset = 2;

/** Places every link that has an end in view. Its cost follows what is visible, not the size of the mapping. */
export function buildScene(input: SceneInput): Scene {
  const { model, width, height } = input;
  const nodes = new Map(model.nodes.map((node) => [node.id, node]));
  const boxes = new Map(model.nodes.map((node) => [node.id, nodeBox(node, input)]));
  const bands = placeBands(input, boxes);
  const bandBoxes = new Map(bands.map((band) => [band.band.loop, band]));
  const counts = { sourceAbove: 0, sourceBelow: 0, targetAbove: 0, targetBelow: 0 };
  const drawn = new Map<string, { link: CanvasLink; kind: LinkKind; shape: LinkShape; members: CanvasLink[] }>();
  let lanes = 0;

  for (const link of model.links) {
    const from = spotOf(link.from, input, nodes, boxes, bandBoxes, 'from');
    const to = spotOf(link.to, input, nodes, boxes, bandBoxes, 'to');
    if (from === undefined || to === undefined) continue;
    const key = `${from.key}|${to.key}`;
    const twin = drawn.get(key);
    if (twin !== undefined) {
      twin.members.push(link);
      if (!(from.exact && to.exact)) twin.kind = 'bundle';
      continue;
    }
    if (outside(from, to, height)) continue;
    if (link.from.at === 'source' && from.beyond !== undefined) counts[from.beyond === 'above' ? 'sourceAbove' : 'sourceBelow'] += 1;
    if (link.to.at === 'target' && to.beyond !== undefined) counts[to.beyond === 'above' ? 'targetAbove' : 'targetBelow'] += 1;
    let shape: LinkShape = { form: 'curve', x0: from.x, y0: from.y, x1: to.x, y1: to.y };
    if (link.from.at === 'source' && link.to.at === 'input' && Math.abs(to.y - from.y) > 40 && passesBehind(shape, link.to.node, boxes)) {
      const lane: LinkShape = { form: 'lane', x0: from.x, y0: from.y, x1: to.x, y1: to.y, lane: firstLane + lanes * laneStep };
      // A lane that runs behind a node itself would hide no less.
      if (lane.lane + 12 < to.x && !passesBehind(lane, link.to.node, boxes)) {
        shape = lane;
        lanes += 1;
      }
    }
    drawn.set(key, { link, kind: link.kind, shape, members: [link] });
  }
  return { width, height, links: [...drawn.values()], bands, counts, nodes: boxes };
}

function nodeBox(node: CanvasNode, input: SceneInput): Box {
  const at = input.positionOf(node);
  const { x, y, zoom } = input.viewport;
  return { x: x + at.x * zoom, y: y + at.y * zoom, width: node.width * zoom, height: node.height * zoom };
}

function passesBehind(shape: LinkShape, own: string, boxes: ReadonlyMap<string, Box>): boolean {
  for (const [id, box] of boxes) if (id !== own && crosses(shape, box)) return true;
  return false;
}

/** Both ends beyond the same edge, or a node's link wholly out of the canvas: nothing of it would show. */
function outside(from: Spot, to: Spot, height: number): boolean {
  if (from.beyond !== undefined && from.beyond === to.beyond) return true;
  const above = (spot: Spot): boolean => spot.beyond === 'above' || (spot.row === undefined && spot.y < 0);
  const below = (spot: Spot): boolean => spot.beyond === 'below' || (spot.row === undefined && spot.y > height);
  return (above(from) && above(to)) || (below(from) && below(to));
}

function rowSpot(places: TreePlaces, side: string, path: string, x: number, where: string): Spot | undefined {
  const place = places.placeOf(side, path);
  if (place === undefined) return undefined;
  const { top, height } = places.geometry();
  const y = places.y(place.row);
  const beyond = y < top ? 'above' : y > top + height ? 'below' : undefined;
  const shown = beyond === 'above' ? top + edgeInset : beyond === 'below' ? top + height - edgeInset : y;
  return { x, y: shown, key: `${where}${place.row}`, exact: place.exact, beyond, row: place.row };
}

function spotOf(
  end: LinkEnd,
  input: SceneInput,
  nodes: ReadonlyMap<string, CanvasNode>,
  boxes: ReadonlyMap<string, Box>,
  bands: ReadonlyMap<string, DrawnBand>,
  direction: 'from' | 'to',
): Spot | undefined {
  switch (end.at) {
    case 'source':
      return rowSpot(input.source, end.side, end.path, 0, 's');
    case 'target':
      return rowSpot(input.target, input.targetSide, end.path, input.width, 't');
    case 'band': {
      const box = bands.get(end.loop);
      if (box === undefined) return undefined;
      const row = input.target.placeOf(input.targetSide, box.band.target);
      const y = direction === 'to' || row === undefined ? box.y : input.target.y(row.row);
      return { x: direction === 'to' ? box.x + 14 : box.x + box.width, y, key: `b${end.loop}${direction}`, exact: true, beyond: undefined };
    }
    case 'input':
    case 'output': {
      const node = nodes.get(end.node);
      const box = boxes.get(end.node);
      if (node === undefined || box === undefined) return undefined;
      const port = portAt(node, end.at === 'input' ? end.input : undefined);
      const { zoom } = input.viewport;
      return {
        x: box.x + port.x * zoom,
        y: box.y + port.y * zoom,
        key: `${end.at === 'input' ? `i${end.input}` : 'o'}${end.node}`,
        exact: true,
        beyond: undefined,
      };
    }
  }
}

/** Bands span the canvas beside the rows of their target, wide enough for the nodes inside. */
function placeBands(input: SceneInput, boxes: ReadonlyMap<string, Box>): readonly DrawnBand[] {
  const placed: DrawnBand[] = [];
  const { rows, rowHeight } = input.target.geometry();
  for (const band of input.model.bands) {
    const place = input.target.placeOf(input.targetSide, band.target);
    if (place === undefined || !place.exact) continue;
    let last = place.row;
    while (last + 1 < rows.length && (rows[last + 1]?.depth ?? 0) > (rows[place.row]?.depth ?? 0)) last += 1;
    let top = input.target.y(place.row) - rowHeight / 2 + 2;
    let bottom = input.target.y(last) + rowHeight / 2 + bandFoot - band.depth * 4;
    const left = bandLeft + band.depth * nestStep;
    const right = input.width - bandRight - band.depth * nestStep;
    for (const node of input.model.nodes) {
      const box = node.loops.includes(band.loop) ? boxes.get(node.id) : undefined;
      if (box === undefined) continue;
      top = Math.min(top, box.y - 14);
      bottom = Math.max(bottom, box.y + box.height + 10);
    }
    if (bottom < 0 || top > input.height) continue;
    placed.push({ band, x: left, y: top, width: Math.max(40, right - left), height: bottom - top });
  }
  return placed;
}
