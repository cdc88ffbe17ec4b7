import type { CSSProperties, KeyboardEvent, ReactNode, Ref } from 'react';
import { useEffect, useEffectEvent, useId, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { Icon } from './Icon.tsx';
import { classNames } from './class-names.ts';
import { useTokenPx } from './use-token-px.ts';
import './table.css';

export interface Column<R> {
  readonly id: string;
  readonly header: ReactNode;
  /** Names the column where the header holds no words. */
  readonly label?: string;
  /** Px. The last column takes what is left. */
  readonly width: number;
  readonly align?: 'start' | 'center' | 'end';
  /** Stays at the left while the rest scrolls; frozen ones stand first. */
  readonly frozen?: boolean;
  readonly sortable?: boolean;
  readonly className?: string;
  readonly cell: (row: R) => ReactNode;
}

/** One column that the rows are sorted by. */
export interface TableSort {
  readonly column: string;
  readonly descending: boolean;
}

/** What the owner can ask of a table. */
export interface TableControl {
  /** Moves the active cell by rows and columns, and gives the grid the focus. */
  move(rows: number, columns: number): void;
  focus(): void;
}

export interface TableProps<R> {
  readonly label: string;
  readonly control?: Ref<TableControl>;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly rowKey: (row: R) => string;
  /** A row that is a heading across all columns: its content; `undefined` for ordinary rows. */
  readonly groupOf?: (row: R) => ReactNode | undefined;
  readonly isSelected?: (row: R) => boolean;
  /** A press on an ordinary row. */
  readonly onRow?: (row: R) => void;
  /** Enter, F2 or a double click on a cell; Space on the active cell. */
  readonly onCell?: (row: R, column: string, how: 'Enter' | 'F2' | 'Space' | 'double') => void;
  /** Other keys pressed while the grid has the focus, with the active row and column. */
  readonly onKey?: (event: KeyboardEvent, row: R | undefined, column: string | undefined) => void;
  /** Cells that characters are typed into: single keys mean nothing else there. */
  readonly takesText?: (row: R, column: string) => boolean;
  /** The first decides, the others among those that are equal by it. */
  readonly sort?: readonly TableSort[] | undefined;
  /** A press on a heading, or Enter on it; `more`: with Shift, as a further column. The arrow keys reach the headings then. */
  readonly onSort?: (column: string, more: boolean) => void;
  /** No lines between columns. */
  readonly plain?: boolean;
  /** Px; absent: 28, or 26 in compact density. */
  readonly rowHeight?: number;
  /** Px; absent: as the rows. */
  readonly headHeight?: number;
  /** Key of a row that becomes the active one, and comes into view, when this changes. */
  readonly activeRow?: string | undefined;
  /** The keys led to this row. */
  readonly onMove?: (row: R) => void;
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode;
  readonly className?: string;
}

const virtualAbove = 200;

/**
 * A grid with one tab stop: arrows, Home, End, Page Up and Down move the active cell, which assistive technology follows through
 * `aria-activedescendant`. Only rows in view are in the page when there are more than 200.
 */
export function Table<R>(props: TableProps<R>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    groupOf,
    isSelected,
    onRow,
    onCell,
    onKey,
    takesText,
    control,
    sort,
    onSort,
    plain = false,
    rowHeight,
    headHeight,
    activeRow,
    onMove,
    empty,
    className,
  } = props;
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const density = useTokenPx('--row-table');
  const height = rowHeight ?? density;
  const [active, setActive] = useState({ row: 0, column: 0 });
  const virtual = rows.length > virtualAbove;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 6,
    enabled: virtual,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, height]);

  const last = rows.length - 1;
  const top = onSort === undefined ? 0 : headRow;
  const at = { row: Math.max(top, Math.min(active.row, Math.max(0, last))), column: Math.min(active.column, columns.length - 1) };
  const cellId = (row: number, column: number) => `${id}-${row}-${column}`;

  const moveTo = (row: number, column: number) => {
    const next = { row: Math.min(last, Math.max(top, row)), column: Math.min(columns.length - 1, Math.max(0, column)) };
    setActive(next);
    revealColumn(scroller.current, columns, next.column);
    if (next.row === headRow) return;
    if (virtual) virtualizer.scrollToIndex(next.row);
    else document.getElementById(cellId(next.row, 0))?.scrollIntoView({ block: 'nearest' });
  };

  const follow = useEffectEvent((wanted: string) => {
    const index = rows.findIndex((row) => rowKey(row) === wanted);
    if (index >= 0 && index !== at.row) moveTo(index, at.column);
  });
  useEffect(() => {
    if (activeRow !== undefined) follow(activeRow);
  }, [activeRow]);

  useImperativeHandle(control, () => ({
    move(down, right) {
      moveTo(Math.max(0, at.row + down), at.column + right);
      const reached = rows[Math.min(last, Math.max(0, at.row + down))];
      if (reached !== undefined) onMove?.(reached);
      scroller.current?.focus({ preventScroll: true });
    },
    focus: () => scroller.current?.focus({ preventScroll: true }),
  }));

  const pressHead = (column: Column<R>, more: boolean) => {
    if (column.sortable === true) onSort?.(column.id, more);
    else document.getElementById(cellId(headRow, at.column))?.querySelector('button')?.click();
  };

  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget) return;
    const row = rows[at.row];
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / height) - 2);
    const move = event.altKey ? undefined : moveOf(event, at, { page, last, top, columns: columns.length });
    const column = columns[at.column];
    if (move !== undefined) {
      moveTo(move.row, move.column);
      const reached = move.row === headRow ? undefined : rows[Math.min(last, Math.max(0, move.row))];
      if (reached !== undefined) onMove?.(reached);
    } else if (at.row === headRow && column !== undefined && isCellKey(event)) pressHead(column, event.shiftKey);
    else if (onCell !== undefined && row !== undefined && column !== undefined && isCellKey(event))
      onCell(row, column.id, event.key === ' ' ? 'Space' : event.key);
    else {
      onKey?.(event, row, column?.id);
      return;
    }
    event.preventDefault();
  };

  const template = columns
    .map((column, index) => (index === columns.length - 1 ? `minmax(${column.width}px, 1fr)` : `${column.width}px`))
    .join(' ');
  const look: CSSProperties & Record<'--columns', string> = { '--columns': template };
  const shown = virtual ? virtualizer.getVirtualItems().map((item) => item.index) : rows.map((_, index) => index);

  const activeRowNow = rows[at.row];
  const activeColumn = columns[at.column];
  const takesActive =
    activeRowNow !== undefined &&
    activeColumn !== undefined &&
    groupOf?.(activeRowNow) === undefined &&
    takesText?.(activeRowNow, activeColumn.id) === true;

  const rowAt = (index: number) => {
    const row = rows[index];
    if (row === undefined) return undefined;
    const group = groupOf?.(row);
    const selected = group === undefined && isSelected?.(row) === true;
    const style: CSSProperties = virtual ? { height, transform: `translateY(${index * height}px)` } : { height };
    return (
      <div
        key={rowKey(row)}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={isSelected === undefined || group !== undefined ? undefined : selected}
        className={classNames(
          'table__row',
          virtual && 'table__row--virtual',
          group !== undefined && 'table__row--group',
          selected && 'table__row--selected',
        )}
        style={style}
        onClick={group === undefined && onRow !== undefined ? () => onRow(row) : undefined}
      >
        {group !== undefined ? (
          <div
            role="gridcell"
            id={cellId(index, at.column)}
            aria-colspan={columns.length}
            className={classNames('table__cell', 'table__cell--group', index === at.row && 'table__cell--active')}
          >
            {group}
          </div>
        ) : (
          columns.map((column, place) => (
            <div
              key={column.id}
              role="gridcell"
              id={cellId(index, place)}
              className={cellClass(column, index === at.row && place === at.column)}
              style={frozenAt(columns, place)}
              onPointerDown={() => setActive({ row: index, column: place })}
              onDoubleClick={onCell === undefined ? undefined : () => onCell(row, column.id, 'double')}
            >
              {column.cell(row)}
            </div>
          ))
        )}
      </div>
    );
  };

  return (
    <div
      ref={scroller}
      role="grid"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
      tabIndex={0}
      aria-activedescendant={rows.length === 0 && at.row !== headRow ? undefined : cellId(at.row, at.column)}
      data-takes-text={takesActive ? '' : undefined}
      className={classNames('table', plain && 'table--plain', className)}
      style={look}
      onKeyDown={key}
    >
      <div className="table__sheet" role="presentation">
        <div role="rowgroup" className="table__head">
          <div role="row" aria-rowindex={1} className="table__row table__row--head" style={{ height: headHeight ?? height }}>
            {columns.map((column, place) => (
              <HeadCell
                key={column.id}
                id={cellId(headRow, place)}
                column={column}
                style={frozenAt(columns, place)}
                active={at.row === headRow && place === at.column}
                sorts={sort ?? noSort}
                onSort={onSort}
              />
            ))}
          </div>
        </div>
        <div role="rowgroup" className="table__body" style={virtual ? { height: rows.length * height } : undefined}>
          {shown.map(rowAt)}
        </div>
      </div>
      {rows.length === 0 && empty !== undefined && (
        <div role="row" className="table__none">
          <div role="gridcell" aria-colspan={columns.length}>
            {empty}
          </div>
        </div>
      )}
    </div>
  );
}

/** The headings as a row that the keys reach. */
const headRow = -1;
const noSort: readonly TableSort[] = [];

interface HeadCellProps<R> {
  readonly id: string;
  readonly column: Column<R>;
  readonly style: CSSProperties | undefined;
  readonly active: boolean;
  readonly sorts: readonly TableSort[];
  readonly onSort: ((column: string, more: boolean) => void) | undefined;
}

function HeadCell<R>({ id, column, style, active, sorts, onSort }: HeadCellProps<R>) {
  const place = sorts.findIndex((one) => one.column === column.id);
  const sort = sorts[place];
  return (
    <div
      role="columnheader"
      id={id}
      aria-label={column.label}
      // A grid is sorted by one column; the further ones say so in words.
      aria-sort={place !== 0 || sort === undefined ? undefined : sort.descending ? 'descending' : 'ascending'}
      className={classNames(cellClass(column, active), 'table__cell--head')}
      style={style}
    >
      {column.sortable === true && onSort !== undefined ? (
        <button type="button" tabIndex={-1} className="table__sort" onClick={(event) => onSort(column.id, event.shiftKey)}>
          {column.header}
          {sort !== undefined && <Icon of={sort.descending ? ArrowUp : ArrowDown} size={12} />}
          {sort !== undefined && sorts.length > 1 && (
            <span className="table__order">
              <span className="visually-hidden">{sort.descending ? 'descending, ' : ''}sorted by number </span>
              {place + 1}
            </span>
          )}
        </button>
      ) : (
        column.header
      )}
    </div>
  );
}

function isCellKey(event: KeyboardEvent): event is KeyboardEvent & { key: 'Enter' | 'F2' | ' ' } {
  return !event.ctrlKey && !event.metaKey && !event.altKey && (event.key === 'Enter' || event.key === 'F2' || event.key === ' ');
}

function moveOf(
  event: KeyboardEvent,
  at: { readonly row: number; readonly column: number },
  size: { readonly page: number; readonly last: number; readonly top: number; readonly columns: number },
): { readonly row: number; readonly column: number } | undefined {
  const far = event.ctrlKey || event.metaKey;
  switch (event.key) {
    case 'ArrowDown':
      return { row: far ? size.last : at.row + 1, column: at.column };
    case 'ArrowUp':
      return { row: far ? 0 : Math.max(size.top, at.row - 1), column: at.column };
    case 'ArrowLeft':
      return { row: at.row, column: at.column - 1 };
    case 'ArrowRight':
      return { row: at.row, column: at.column + 1 };
    case 'Home':
      return { row: far ? 0 : at.row, column: 0 };
    case 'End':
      return { row: far ? size.last : at.row, column: size.columns - 1 };
    case 'PageDown':
      return { row: at.row + size.page, column: at.column };
    case 'PageUp':
      return { row: Math.max(0, at.row - size.page), column: at.column };
    default:
      return undefined;
  }
}

function cellClass<R>(column: Column<R>, active: boolean): string {
  const align = column.align !== undefined && column.align !== 'start' && `table__cell--${column.align}`;
  return classNames(
    'table__cell',
    align,
    column.frozen === true && 'table__cell--frozen',
    active && 'table__cell--active',
    column.className,
  );
}

/** Brings a column into view from behind the frozen ones or the right edge. */
function revealColumn<R>(scroller: HTMLElement | null, columns: readonly Column<R>[], place: number): void {
  const column = columns[place];
  if (scroller === null || column === undefined || column.frozen === true || scroller.scrollWidth <= scroller.clientWidth) return;
  const widthOf = (some: readonly Column<R>[]): number => some.reduce((sum, one) => sum + one.width, 0);
  const frozen = widthOf(columns.filter((one) => one.frozen === true));
  const start = widthOf(columns.slice(0, place));
  if (start - frozen < scroller.scrollLeft) scroller.scrollLeft = start - frozen;
  else if (start + column.width > scroller.scrollLeft + scroller.clientWidth)
    scroller.scrollLeft = start + column.width - scroller.clientWidth;
}

function frozenAt<R>(columns: readonly Column<R>[], place: number): CSSProperties | undefined {
  if (columns[place]?.frozen !== true) return undefined;
  return { left: columns.slice(0, place).reduce((sum, column) => sum + column.width, 0) };
}
