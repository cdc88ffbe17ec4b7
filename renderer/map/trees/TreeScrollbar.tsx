import type { PointerEvent, RefObject } from 'react';
import { useRef, useSyncExternalStore } from 'react';
import type { TreePlaces } from './tree-places.ts';

export interface TreeScrollbarProps {
  readonly places: TreePlaces;
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly side: 'source' | 'target';
}

const shortest = 24;

/** A thin bar on the outer side: the tree's own would stand under the ports. The wheel and keys scroll without it. */
export function TreeScrollbar({ places, scroller, side }: TreeScrollbarProps) {
  const text = useSyncExternalStore(places.subscribe, () => {
    const { rows, rowHeight, height, scrollTop } = places.geometry();
    const all = rows.length * rowHeight;
    if (all <= height || height === 0) return '';
    const long = Math.max(shortest, (height * height) / all);
    const at = (scrollTop / (all - height)) * (height - long);
    return `${Math.round(at)},${Math.round(long)}`;
  });
  const grip = useRef<{ y: number; from: number }>(undefined);
  if (text === '') return null;
  const [top = 0, long = 0] = text.split(',').map(Number);

  const move = (event: PointerEvent<HTMLDivElement>): void => {
    const element = scroller.current;
    if (grip.current === undefined || element === null) return;
    const { rows, rowHeight, height } = places.geometry();
    const way = (rows.length * rowHeight - height) / (height - long);
    element.scrollTop = grip.current.from + (event.clientY - grip.current.y) * way;
  };
  return (
    <div
      className={`tree-scrollbar tree-scrollbar--${side}`}
      aria-hidden="true"
      style={{ height: long, transform: `translateY(${top}px)` }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { y: event.clientY, from: scroller.current?.scrollTop ?? 0 };
      }}
      onPointerMove={move}
      onPointerUp={() => {
        grip.current = undefined;
      }}
    />
  );
}
