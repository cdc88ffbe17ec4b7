import type { Scene } from '#renderer/map/canvas/build-scene.ts';
import { linkAt } from '#renderer/map/canvas/hit-test.ts';
import type { Point } from '#renderer/map/canvas/link-shape.ts';
import type { TreePlaces } from '#renderer/map/trees/tree-places.ts';
import type { TreeRow } from '#renderer/map/trees/tree-rows.ts';
import type { Drop, Origin } from './gesture.ts';
import { rowApron, snapReach } from './gesture.ts';

/** An input of a node, px on the canvas. */
export interface InputSpot extends Point {
  readonly node: string;
  readonly input: number;
}

export interface DropInput {
  readonly origin: Origin;
  readonly at: Point;
  readonly source: TreePlaces;
  readonly target: TreePlaces;
  readonly scene: Scene;
  readonly inputs: readonly InputSpot[];
  /** Heads of the bands, px on the canvas. */
  readonly heads: readonly {
    readonly loop: string;
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  /** Whether a target row takes what is carried: only such rows catch from a distance. */
  readonly takes: (row: TreeRow) => boolean;
}

/** How far outside the canvas a tree reaches: any x beyond the border counts as its row. */
const inputReach = 14;

/** What lies under a point and could take what is carried; all by arithmetic, nothing is asked of the page. */
export function dropAt(input: DropInput): Drop | undefined {
  const { at, origin, scene } = input;
  if (origin.from === 'target') {
    const row = at.x <= rowApron ? rowOf(input.source, at.y) : undefined;
    return row === undefined ? (inside(scene, at) ? { on: 'canvas' } : undefined) : { on: 'source', side: row.side, path: row.path };
  }
  const target = targetAt(input);
  if (target !== undefined) return { on: 'target', path: target.path };
  if (!inside(scene, at)) return undefined;
  const near = nearestInput(input.inputs, at);
  if (near !== undefined && !(origin.from === 'node' && origin.node === near.node))
    return { on: 'input', node: near.node, input: near.input };
  const head = input.heads.find((box) => at.x >= box.x && at.x <= box.x + box.width && at.y >= box.y && at.y <= box.y + box.height);
  if (head !== undefined) return { on: 'band', loop: head.loop };
  const link = linkAt(scene, at);
  if (link !== undefined && link.members.length === 1 && link.kind !== 'loop') return { on: 'link', link: link.link.id };
  return { on: 'canvas' };
}

function inside(scene: Scene, at: Point): boolean {
  return at.x > 0 && at.x < scene.width && at.y > 0 && at.y < scene.height;
}

function rowOf(places: TreePlaces, y: number): TreeRow | undefined {
  const row = places.rowAt(y);
  return row === undefined ? undefined : places.geometry().rows[row];
}

/** The whole row and 12 px of canvas before it; a port within 28 px catches too, when its row takes the value. */
function targetAt(input: DropInput): TreeRow | undefined {
  const { at, scene, target } = input;
  if (at.x >= scene.width - rowApron) return rowOf(target, at.y);
  if (at.x < scene.width - snapReach) return undefined;
  const { rowHeight } = target.geometry();
  let found: TreeRow | undefined;
  let nearest = snapReach;
  for (let dy = -snapReach; dy <= snapReach; dy += rowHeight / 2) {
    const index = target.rowAt(at.y + dy);
    const row = index === undefined ? undefined : target.geometry().rows[index];
    if (row === undefined || index === undefined || !input.takes(row)) continue;
    const distance = Math.hypot(scene.width - at.x, target.y(index) - at.y);
    if (distance < nearest) {
      nearest = distance;
      found = row;
    }
  }
  return found;
}

function nearestInput(inputs: readonly InputSpot[], at: Point): InputSpot | undefined {
  let found: InputSpot | undefined;
  let nearest = inputReach;
  for (const spot of inputs) {
    const distance = Math.hypot(spot.x - at.x, spot.y - at.y);
    if (distance < nearest) {
      nearest = distance;
      found = spot;
    }
  }
  return found;
}
