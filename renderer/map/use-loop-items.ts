import { useCallback } from 'react';
import { usePreview } from '#renderer/state/preview.ts';
import { useSelection } from '#renderer/state/selection.ts';
import type { CanvasModel } from './canvas/canvas-model.ts';
import type { MappingView } from './mapping-view.ts';

/** The item in view of a loop, from 0, and how many there are inside the items in view of the loops around it. */
export function useLoopItems(
  view: MappingView,
  model: CanvasModel,
): (loop: string) => { readonly item: number; readonly count: number | undefined } {
  const preview = usePreview((state) => state.preview);
  const items = useSelection((state) => state.items);
  return useCallback(
    (loop: string) => {
      const outer = preview?.loops.filter((one) => one.loop === loop) ?? [];
      const band = model.bands.find((one) => one.loop === loop);
      const around = view.loops
        .filter((one) => band !== undefined && one.id !== loop && band.target.startsWith(`${one.target}.`))
        .toSorted((a, b) => a.target.length - b.target.length);
      const key = around.map((one) => items[one.id] ?? 0).join('.');
      return { item: items[loop] ?? 0, count: outer.find((one) => one.items.join('.') === key)?.count };
    },
    [preview, model, view, items],
  );
}
