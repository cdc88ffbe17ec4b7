import { useSyncExternalStore } from 'react';
import { ChevronDown, ChevronUp } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import type { EdgeCounts as Counts } from './build-scene.ts';

const spots = [
  { key: 'sourceAbove', side: 'source', by: -1 },
  { key: 'sourceBelow', side: 'source', by: 1 },
  { key: 'targetAbove', side: 'target', by: -1 },
  { key: 'targetBelow', side: 'target', by: 1 },
] as const;

/** Counts of the scene last drawn; only the buttons follow them, not the canvas around. */
export interface CountsStore {
  readonly get: () => Counts;
  readonly set: (counts: Counts) => void;
  readonly subscribe: (listener: () => void) => () => void;
}

export function createCountsStore(): CountsStore {
  let now: Counts = { sourceAbove: 0, sourceBelow: 0, targetAbove: 0, targetBelow: 0 };
  const listeners = new Set<() => void>();
  return {
    get: () => now,
    set: (next) => {
      if (spots.every((spot) => next[spot.key] === now[spot.key])) return;
      now = next;
      for (const listener of listeners) listener();
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** How many links end above or below what a tree shows; a click scrolls there. */
export function EdgeCounts({
  store,
  onScroll,
}: {
  readonly store: CountsStore;
  readonly onScroll: (side: 'source' | 'target', by: 1 | -1) => void;
}) {
  const counts = useSyncExternalStore(store.subscribe, store.get);
  return spots
    .filter((spot) => counts[spot.key] > 0)
    .map((spot) => (
      <button
        key={spot.key}
        type="button"
        className={`edge-count edge-count--${spot.side} edge-count--${spot.by < 0 ? 'above' : 'below'}`}
        title={`Links that end ${spot.by < 0 ? 'above' : 'below'} the ${spot.side} rows in view: scroll there`}
        onClick={() => onScroll(spot.side, spot.by)}
      >
        <Icon of={spot.by < 0 ? ChevronUp : ChevronDown} size={12} />
        {counts[spot.key]} {spot.by < 0 ? 'above' : 'below'}
        <span className="visually-hidden"> the {spot.side} rows in view</span>
      </button>
    ));
}
