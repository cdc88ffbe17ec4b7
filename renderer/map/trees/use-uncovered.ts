import { useEffect, useEffectEvent } from 'react';
import type { Selected } from '#renderer/state/selection.ts';
import { rowKey } from './tree-rows.ts';
import type { useTree } from './use-tree.ts';

type Tree = ReturnType<typeof useTree>;

/** Brings a field that is chosen elsewhere (a problem, the output, Rules) into view. */
export function useUncovered(
  { target, source }: Pick<Selected, 'target' | 'source'>,
  targetId: string,
  sources: Tree,
  targets: Tree,
): void {
  const uncover = useEffectEvent((tree: 'source' | 'target', id: string, path: string) => {
    const { uncover: show, setActive } = tree === 'source' ? sources : targets;
    show(id, path);
    setActive(rowKey(id, path));
  });
  useEffect(() => {
    if (target !== undefined) uncover('target', targetId, target);
  }, [target, targetId]);
  useEffect(() => {
    if (source !== undefined) uncover('source', source.side, source.path);
  }, [source]);
}
