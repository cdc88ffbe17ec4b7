import type { RefObject } from 'react';
import { useCallback } from 'react';

type Side = 'source' | 'target';

/** What is done to the trees from outside: scrolled while something is dragged over them, focused when a picker is left. */
export function useTreePanes(area: RefObject<HTMLElement | null>): {
  readonly scrollTree: (side: Side, by: number) => void;
  readonly focusTree: (side: Side) => void;
} {
  const treeOf = useCallback((side: Side) => area.current?.querySelector<HTMLElement>(`[data-tree=${side}]`) ?? undefined, [area]);
  return {
    scrollTree: useCallback(
      (side, by) => {
        const tree = treeOf(side);
        if (tree !== undefined) tree.scrollTop += by;
      },
      [treeOf],
    ),
    focusTree: useCallback((side) => treeOf(side)?.focus(), [treeOf]),
  };
}
