import { useEffect, useState } from 'react';
import { setLayout, useLayout } from '#renderer/state/settings.ts';

export const limits = {
  source: { initial: 288, min: 220, max: 420 },
  target: { initial: 396, min: 300, max: 560 },
  dock: { initial: 268, min: 160 },
  values: { initial: 372, min: 260, max: 560 },
} as const;

export interface Sizes {
  readonly width: number;
  readonly height: number;
  readonly source: number;
  readonly target: number;
  readonly dock: number;
  readonly dockMost: number;
  readonly values: number;
  readonly showDock: boolean;
  readonly showTrees: boolean;
  /** Where there is no room: values and output become tabs of the dock; on wide screens output is a column of its own. */
  readonly valuesAsTab: boolean;
  readonly outputAsTab: boolean;
  readonly outputAsColumn: boolean;
  readonly set: (name: 'source' | 'target' | 'dock' | 'values', size: number) => void;
  readonly toggleDock: () => void;
  readonly toggleTrees: () => void;
}

function useWindowSize(): { readonly width: number; readonly height: number } {
  const [size, setSize] = useState({ width: window.innerWidth, height: window.innerHeight });
  useEffect(() => {
    const changed = (): void => setSize({ width: window.innerWidth, height: window.innerHeight });
    window.addEventListener('resize', changed);
    return () => window.removeEventListener('resize', changed);
  }, []);
  return size;
}

/** Sizes of the panes as they were left, within their limits; what shows follows the window. */
export function useLayoutSizes(): Sizes {
  const { width, height } = useWindowSize();
  const [source] = useLayout('map.source', limits.source.initial as number);
  const [target] = useLayout('map.target', limits.target.initial as number);
  const [dock] = useLayout('map.dock', limits.dock.initial as number);
  const [values] = useLayout('map.values', limits.values.initial as number);
  const [showDock] = useLayout('map.showDock', true as boolean);
  const [showTrees] = useLayout('map.showTrees', true as boolean);
  const dockMost = Math.max(limits.dock.min, Math.floor(height * 0.6));
  return {
    width,
    height,
    source: Math.min(limits.source.max, Math.max(limits.source.min, source)),
    target: Math.min(limits.target.max, Math.max(limits.target.min, target)),
    dock: Math.min(dockMost, Math.max(limits.dock.min, dock)),
    dockMost,
    values,
    showDock,
    showTrees,
    valuesAsTab: width < 1320,
    outputAsTab: width < 1240,
    outputAsColumn: width >= 1760,
    set: (name, size) => setLayout(`map.${name}`, size),
    toggleDock: () => setLayout('map.showDock', !showDock),
    toggleTrees: () => setLayout('map.showTrees', !showTrees),
  };
}
