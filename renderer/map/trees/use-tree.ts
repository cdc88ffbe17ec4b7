import { useCallback, useMemo, useState } from 'react';
import type { FieldPath } from '#shared/base/field-path.ts';
import type { TreeRoot, TreeRow } from './tree-rows.ts';
import { allBelow, firstOpen, flattenTrees, rowKey } from './tree-rows.ts';
import { parentPath } from './tree-places.ts';

export interface Tree {
  readonly rows: readonly TreeRow[];
  readonly filter: string;
  readonly setFilter: (text: string) => void;
  readonly toggle: (row: TreeRow, open: boolean) => void;
  readonly openAll: (row: TreeRow) => void;
  readonly setAll: (open: boolean) => void;
  /** Opens the groups around a field. */
  readonly uncover: (side: string, path: FieldPath) => void;
  readonly active: string | undefined;
  readonly setActive: (key: string) => void;
}

interface Remembered {
  readonly open: ReadonlySet<string>;
  readonly active: string | undefined;
}

/** What stood open, by tree, while the page lives: going to another workspace and back changes nothing. */
const remembered = new Map<string, Remembered>();

/** Rows of one pane and what is open in it. `name` tells trees apart. */
export function useTree(name: string, roots: readonly TreeRoot[]): Tree {
  const [kept, setKept] = useState<{ readonly name: string; readonly now: Remembered }>(() => ({
    name,
    now: remembered.get(name) ?? { open: firstOpen(roots), active: undefined },
  }));
  const [filter, setFilter] = useState('');
  let now = kept.now;
  if (kept.name !== name) {
    now = remembered.get(name) ?? { open: firstOpen(roots), active: undefined };
    setKept({ name, now });
  }
  const change = useCallback(
    (patch: (before: Remembered) => Remembered): void => {
      setKept((before) => {
        const next = patch(before.now);
        remembered.set(name, next);
        return { name, now: next };
      });
    },
    [name],
  );
  const setOpen = useCallback(
    (keys: readonly string[], open: boolean): void => {
      change((before) => {
        if (keys.every((key) => before.open.has(key) === open)) return before;
        const next = new Set(before.open);
        for (const key of keys) {
          if (open) next.add(key);
          else next.delete(key);
        }
        return { ...before, open: next };
      });
    },
    [change],
  );
  const rows = useMemo(() => flattenTrees(roots, now.open, filter), [roots, now.open, filter]);
  return {
    rows,
    filter,
    setFilter,
    toggle: useCallback((row: TreeRow, open: boolean) => setOpen([row.key], open), [setOpen]),
    openAll: useCallback(
      (row: TreeRow) => {
        const root = roots.find((one) => one.side === row.side);
        if (root !== undefined) setOpen(allBelow(root, row), true);
      },
      [roots, setOpen],
    ),
    setAll: useCallback(
      (open: boolean) => {
        if (!open) change((before) => ({ ...before, open: new Set() }));
        else {
          const keys = flattenTrees(roots, new Set()).flatMap((row) => {
            const root = roots.find((one) => one.side === row.side);
            return root === undefined ? [] : allBelow(root, row);
          });
          setOpen(keys, true);
        }
      },
      [roots, change, setOpen],
    ),
    uncover: useCallback(
      (side: string, path: FieldPath) => {
        const keys: string[] = [];
        for (let at = parentPath(path); at !== undefined; at = parentPath(at)) keys.push(rowKey(side, at));
        setOpen(keys, true);
      },
      [setOpen],
    ),
    active: now.active,
    setActive: useCallback((key: string) => change((before) => (before.active === key ? before : { ...before, active: key })), [change]),
  };
}
