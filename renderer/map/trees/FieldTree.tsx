import type { KeyboardEvent, ReactNode } from 'react';
import { useEffect, useEffectEvent, useId, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react';
import { classNames } from '#renderer/kit/class-names.ts';
import { TreeScrollbar } from './TreeScrollbar.tsx';
import { treeMove, typeAhead } from './tree-keys.ts';
import type { TreePlaces } from './tree-places.ts';
import type { TreeRow } from './tree-rows.ts';

export interface FieldTreeProps {
  readonly side: 'source' | 'target';
  readonly label: string;
  readonly places: TreePlaces;
  readonly rows: readonly TreeRow[];
  readonly rowHeight: number;
  /** Key of the row that the arrows stand on; it stays while the tree scrolls. */
  readonly active: string | undefined;
  readonly selected: string | undefined;
  readonly onActive: (row: TreeRow) => void;
  readonly onToggle: (row: TreeRow, open: boolean) => void;
  readonly onOpenAll: (row: TreeRow) => void;
  /** Keys that the tree leaves to the workspace; true when taken. */
  readonly onKey: (event: KeyboardEvent<HTMLElement>, row: TreeRow) => boolean;
  readonly rowClass: (row: TreeRow) => string;
  readonly children: (row: TreeRow) => ReactNode;
  /** Typing letters looks for a row unless single keys are shortcuts. */
  readonly typeAhead: boolean;
  readonly empty?: ReactNode;
}

/** Rows mounted above and below what is visible, and the step in which that window moves: a small scroll mounts nothing. */
const overscan = 8;
const windowStep = 4;

interface Window {
  readonly first: number;
  readonly last: number;
}

function windowOf(places: TreePlaces): string {
  const { rows, rowHeight, scrollTop, height } = places.geometry();
  const top = Math.floor(scrollTop / rowHeight / windowStep) * windowStep;
  const first = Math.max(0, top - overscan);
  const last = Math.min(rows.length - 1, top + Math.ceil(height / rowHeight) + overscan);
  return `${first},${last}`;
}

/** Which rows are mounted: at most the visible ones and a few beside them. */
function useWindow(places: TreePlaces): Window {
  const text = useSyncExternalStore(places.subscribe, () => windowOf(places));
  const [first = 0, last = -1] = text.split(',').map(Number);
  return { first, last };
}

/** A tree whose rows all have one height: places are reckoned, only rows near the view are mounted. */
export function FieldTree(props: FieldTreeProps) {
  const { places, rows, rowHeight, side } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const typed = useRef<{ text: string; at: number }>({ text: '', at: 0 });
  const [focused, setFocused] = useState(false);
  const { first, last } = useWindow(places);

  useLayoutEffect(() => {
    places.set({ rows, rowHeight });
  }, [places, rows, rowHeight]);

  const measure = useEffectEvent(() => {
    const element = scroller.current;
    const canvas = element?.closest('[data-stage]')?.querySelector('[data-canvas]');
    if (element === null || canvas === null || canvas === undefined) return;
    places.set({
      top: element.getBoundingClientRect().top - canvas.getBoundingClientRect().top,
      height: element.clientHeight,
      scrollTop: element.scrollTop,
    });
  });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    measure();
    const observer = new ResizeObserver(() => measure());
    observer.observe(element);
    const scrolled = (): void => places.set({ scrollTop: element.scrollTop });
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', scrolled);
    };
  }, [places]);

  const activeAt = rows.findIndex((row) => row.key === props.active);

  const reveal = useEffectEvent((key: string) => {
    const at = rows.findIndex((row) => row.key === key);
    const element = scroller.current;
    if (at >= 0 && element !== null) element.scrollTop = places.revealAt(at);
  });
  useEffect(() => {
    if (props.active !== undefined) reveal(props.active);
  }, [props.active]);

  const go = (at: number): void => {
    const row = rows[at];
    if (row !== undefined) props.onActive(row);
  };

  const keyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    const row = rows[activeAt];
    if (row !== undefined && props.onKey(event, row)) {
      event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const page = Math.max(1, Math.floor(places.geometry().height / rowHeight) - 1);
    const move = treeMove(rows, activeAt, event.key, page);
    if (move !== undefined) {
      event.preventDefault();
      const at = rows[move.row];
      if (move.kind === 'go') go(move.row);
      else if (at !== undefined && move.kind === 'open-all') props.onOpenAll(at);
      else if (at !== undefined) props.onToggle(at, move.kind === 'open');
      return;
    }
    if (props.typeAhead && event.key.length === 1 && /[\p{L}\p{N}_@#$]/u.test(event.key)) {
      const now = Date.now();
      typed.current = { text: now - typed.current.at < 700 ? typed.current.text + event.key : event.key, at: now };
      const found = typeAhead(rows, activeAt, typed.current.text);
      if (found !== undefined) go(found);
    }
  };

  const mounted: number[] = [];
  for (let at = first; at <= Math.min(last, rows.length - 1); at += 1) mounted.push(at);
  if (activeAt >= 0 && (activeAt < first || activeAt > last)) mounted.push(activeAt);

  return (
    <div className={classNames('tree-frame', `tree-frame--${side}`)}>
      <div
        ref={scroller}
        className={classNames('tree', `tree--${side}`)}
        // A tree without items may hold nothing else.
        role={rows.length === 0 ? 'group' : 'tree'}
        aria-label={props.label}
        tabIndex={0}
        data-pane={side}
        data-tree={side}
        {...(activeAt >= 0 ? { 'aria-activedescendant': `${id}${activeAt}` } : {})}
        onKeyDown={keyDown}
        onFocus={(event) => {
          setFocused(true);
          // A press chooses its own row; only the keyboard needs one to begin with.
          if (activeAt < 0 && event.currentTarget.matches(':focus-visible')) go(0);
        }}
        onBlur={() => setFocused(false)}
      >
        <div className="tree__rows" role="presentation" style={{ height: rows.length * rowHeight }}>
          {mounted.map((at) => {
            const row = rows[at];
            if (row === undefined) return null;
            return (
              <div
                key={row.key}
                id={`${id}${at}`}
                role="treeitem"
                aria-level={row.depth + 1}
                aria-selected={row.key === props.selected}
                {...(row.group ? { 'aria-expanded': row.open } : {})}
                className={classNames(
                  'tree-row',
                  row.key === props.selected && 'tree-row--selected',
                  focused && at === activeAt && 'tree-row--focus',
                  props.rowClass(row),
                )}
                style={{ top: at * rowHeight, height: rowHeight }}
                data-row={row.key}
              >
                <Guides rows={rows} row={row} />
                {props.children(row)}
              </div>
            );
          })}
        </div>
        {rows.length === 0 && props.empty}
      </div>
      <TreeScrollbar places={places} scroller={scroller} side={side} />
    </div>
  );
}

/** Lines that show what a row belongs to; those of arrays are teal. */
function Guides({ rows, row }: { readonly rows: readonly TreeRow[]; readonly row: TreeRow }) {
  const lines: ReactNode[] = [];
  for (let at = row.parent; at >= 0; at = rows[at]?.parent ?? -1) {
    const above = rows[at];
    if (above === undefined) break;
    lines.push(
      <span
        key={above.depth}
        className={classNames('tree-guide', above.field.repeats && 'tree-guide--loop')}
        style={{ left: 13 + above.depth * 14 }}
      />,
    );
  }
  return <>{lines}</>;
}
