import type { Layout } from '#shared/project/documents/layout.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import type { TreePlaces } from '#renderer/map/trees/tree-places.ts';
import type { ShownGraph } from './rule-graphs.ts';

/** What the canvas is made from. */
export interface ModelInput {
  readonly view: MappingView;
  readonly graphs: ReadonlyMap<string, ShownGraph>;
  readonly target: TreePlaces;
  readonly source: TreePlaces;
  readonly layout: Layout | undefined;
  /** Width of the canvas, px. */
  readonly width: number;
}
