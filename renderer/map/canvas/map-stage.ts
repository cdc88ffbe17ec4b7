import type { InputSpot } from '#renderer/map/connect/drop-at.ts';
import type { TreePlaces } from '#renderer/map/trees/tree-places.ts';
import { createTreePlaces } from '#renderer/map/trees/tree-places.ts';
import type { DrawnLink, Scene, Viewport } from './build-scene.ts';
import { buildScene } from './build-scene.ts';
import type { CanvasModel, CanvasNode } from './canvas-model.ts';
import { portAt } from './canvas-model.ts';

/** What of the canvas speaks: lineage or selection in blue, the rest dimmed while a lineage shows. */
export interface Speaking {
  /** Ids of links. */
  readonly links: ReadonlySet<string>;
  readonly dimmed: boolean;
}

/** All that places on the canvas depend on, outside of React: trees, model, viewport, size, nodes under way. */
export interface MapStage {
  readonly source: TreePlaces;
  readonly target: TreePlaces;
  readonly model: () => CanvasModel;
  readonly viewport: () => Viewport;
  /** Width of the canvas, px. */
  readonly width: () => number;
  readonly speaking: () => Speaking;
  readonly speaks: (link: DrawnLink) => boolean;
  readonly setModel: (model: CanvasModel, targetSide: string) => void;
  readonly setViewport: (viewport: Viewport) => void;
  readonly setSize: (width: number, height: number) => void;
  readonly setSpeaking: (speaking: Speaking) => void;
  /** Where a node is while it is dragged; `undefined` lets it go back to the model's place. */
  readonly setMoved: (node: string, at: { readonly x: number; readonly y: number } | undefined) => void;
  /** The scene of this moment; reckoned anew only after a change. */
  readonly scene: () => Scene;
  readonly inputs: () => readonly InputSpot[];
  readonly subscribe: (listener: () => void) => () => void;
}

export const emptyModel: CanvasModel = { nodes: [], links: [], bands: [] };

export function createMapStage(): MapStage {
  const source = createTreePlaces();
  const target = createTreePlaces();
  let model = emptyModel;
  let targetSide = '';
  let viewport: Viewport = { x: 0, y: 0, zoom: 1 };
  let size = { width: 0, height: 0 };
  let speaking: Speaking = { links: new Set(), dimmed: false };
  const moved = new Map<string, { readonly x: number; readonly y: number }>();
  let scene: Scene | undefined;
  const listeners = new Set<() => void>();

  const changed = (): void => {
    scene = undefined;
    for (const listener of listeners) listener();
  };
  source.subscribe(changed);
  target.subscribe(changed);

  const positionOf = (node: CanvasNode): { readonly x: number; readonly y: number } => moved.get(node.id) ?? node;

  return {
    source,
    target,
    model: () => model,
    viewport: () => viewport,
    width: () => size.width,
    speaking: () => speaking,
    speaks: (link) => link.members.some((member) => speaking.links.has(member.id)),
    setModel: (next, side) => {
      model = next;
      targetSide = side;
      moved.clear();
      changed();
    },
    setViewport: (next) => {
      if (next.x === viewport.x && next.y === viewport.y && next.zoom === viewport.zoom) return;
      viewport = next;
      changed();
    },
    setSize: (width, height) => {
      if (size.width === width && size.height === height) return;
      size = { width, height };
      changed();
    },
    setSpeaking: (next) => {
      speaking = next;
      changed();
    },
    setMoved: (node, at) => {
      if (at === undefined) moved.delete(node);
      else moved.set(node, at);
      changed();
    },
    scene: () => {
      scene ??= buildScene({ model, source, target, targetSide, ...size, viewport, positionOf });
      return scene;
    },
    inputs: () =>
      model.nodes.flatMap((node) => {
        const at = positionOf(node);
        return node.inputs.map((_, input) => {
          const port = portAt(node, input);
          return { node: node.id, input, x: viewport.x + (at.x + port.x) * viewport.zoom, y: viewport.y + (at.y + port.y) * viewport.zoom };
        });
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
