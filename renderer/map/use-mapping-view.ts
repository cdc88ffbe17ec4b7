import { useMemo } from 'react';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import type { MappingView } from './mapping-view.ts';
import { viewMapping } from './mapping-view.ts';

/** The mapping in view, gathered; the same object until one of its documents changes. */
export function useMappingView(): MappingView | undefined {
  const mapping = useSelection((state) => state.mapping);
  const mappings = useProject((state) => state.project.mapping);
  const sides = useProject((state) => state.project.side);
  const rules = useProject((state) => state.project.rule);
  const loops = useProject((state) => state.project.loop);
  const lookups = useProject((state) => state.project.lookup);
  return useMemo(
    () => viewMapping({ mapping: mappings, side: sides, rule: rules, loop: loops, lookup: lookups }, mapping),
    [mapping, mappings, sides, rules, loops, lookups],
  );
}
