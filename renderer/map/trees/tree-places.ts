import type { FieldPath } from '#shared/base/field-path.ts';
import { joinPath, splitPath } from '#shared/base/field-path.ts';
import type { TreeRow } from './tree-rows.ts';
import { rowKey } from './tree-rows.ts';

/** Where a field stands: its row, and whether the row is its own or that of a closed group above it. */
export interface RowPlace {
  readonly row: number;
  readonly exact: boolean;
}

/** What a side of the map knows of its rows' places. Nothing is measured but the scroller's own box. */
export interface TreeGeometry {
  readonly rows: readonly TreeRow[];
  readonly rowHeight: number;
  readonly scrollTop: number;
  /** Top of the scroller and its height, px from the top of the canvas. */
  readonly top: number;
  readonly height: number;
}

export interface TreePlaces {
  readonly geometry: () => TreeGeometry;
  readonly set: (patch: Partial<TreeGeometry>) => void;
  /** The row of a field, or of its nearest visible ancestor; `undefined` where none is in view of the tree. */
  readonly placeOf: (side: string, path: FieldPath) => RowPlace | undefined;
  /** Middle of a row, px from the top of the canvas; may lie outside the scroller. */
  readonly y: (row: number) => number;
  /** The row at a height of the canvas, or `undefined` outside rows and scroller. */
  readonly rowAt: (y: number) => number | undefined;
  /** The scroll position that brings a row into view with the least movement. */
  readonly revealAt: (row: number) => number;
  readonly subscribe: (listener: () => void) => () => void;
}

const parents = new Map<FieldPath, FieldPath | undefined>();

/** The path one name shorter; `undefined` for the root. */
export function parentPath(path: FieldPath): FieldPath | undefined {
  if (path === '') return undefined;
  if (!path.includes('`')) {
    const dot = path.lastIndexOf('.');
    return dot < 0 ? '' : path.slice(0, dot);
  }
  if (!parents.has(path)) parents.set(path, joinPath((splitPath(path) ?? []).slice(0, -1)));
  return parents.get(path);
}

/** Row places of one tree: a plain object with listeners, so that the painter and the trees read the same numbers. */
export function createTreePlaces(): TreePlaces {
  let now: TreeGeometry = { rows: [], rowHeight: 24, scrollTop: 0, top: 0, height: 0 };
  let index = new Map<string, RowPlace>();
  /** Answers given since the rows last changed: links ask for the same fields at every frame. */
  let answers = new Map<string, RowPlace | undefined>();
  const listeners = new Set<() => void>();

  const reindex = (): void => {
    index = new Map();
    answers = new Map();
    now.rows.forEach((row, at) => {
      index.set(row.key, { row: at, exact: true });
      for (const wrapper of row.wrappers) index.set(rowKey(row.side, wrapper), { row: at, exact: true });
    });
  };

  const placeOf = (side: string, path: FieldPath): RowPlace | undefined => {
    const key = rowKey(side, path);
    const known = answers.get(key);
    if (known !== undefined || answers.has(key)) return known;
    const found = find(side, path);
    answers.set(key, found);
    return found;
  };

  const find = (side: string, path: FieldPath): RowPlace | undefined => {
    for (let at: FieldPath | undefined = path; at !== undefined; at = parentPath(at)) {
      const found = index.get(rowKey(side, at));
      if (found !== undefined) return at === path ? found : { row: found.row, exact: false };
    }
    return undefined;
  };

  return {
    geometry: () => now,
    set: (patch) => {
      const rows = now.rows;
      now = { ...now, ...patch };
      if (now.rows !== rows) reindex();
      for (const listener of listeners) listener();
    },
    placeOf,
    y: (row) => now.top + row * now.rowHeight + now.rowHeight / 2 - now.scrollTop,
    rowAt: (y) => {
      if (y < now.top || y >= now.top + now.height) return undefined;
      const row = Math.floor((y - now.top + now.scrollTop) / now.rowHeight);
      return row >= 0 && row < now.rows.length ? row : undefined;
    },
    revealAt: (row) => {
      const top = row * now.rowHeight;
      if (top < now.scrollTop) return top;
      const bottom = top + now.rowHeight;
      return bottom > now.scrollTop + now.height ? bottom - now.height : now.scrollTop;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
