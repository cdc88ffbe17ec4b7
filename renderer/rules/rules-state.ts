import { create } from 'zustand';
import type { FieldPath } from '#shared/base/field-path.ts';
import type { RowFilter, RowQuery } from './row-filter.ts';
import type { RowSort } from './row-groups.ts';
import { everything } from './row-filter.ts';

/** Columns that are edited in place. */
export const editableColumns = ['source', 'target', 'expression', 'default', 'classification', 'note'] as const;
export type EditableColumn = (typeof editableColumns)[number];

export interface CellAt {
  readonly target: FieldPath;
  readonly column: EditableColumn;
  /** What the editor starts with in place of what is saved: the key that began it, or what was typed before it was refused. */
  readonly text?: string;
}

/** Where the active cell goes when an editor closes, in rows and columns from where it is. */
export interface MoveOn {
  readonly down: number;
  readonly right: number;
}

interface RulesState {
  readonly query: RowQuery;
  /** The first column decides. */
  readonly sort: readonly RowSort[];
  readonly closed: ReadonlySet<string>;
  /** Targets of the rows that are ticked. */
  readonly ticked: ReadonlySet<FieldPath>;
  readonly editing: CellAt | undefined;
  ask(patch: Partial<RowQuery>): void;
  addFilter(filter: RowFilter): void;
  removeFilter(filter: RowFilter): void;
  /** The same column again turns the order round; `more` keeps the others before it. */
  sortBy(column: string, more: boolean): void;
  toggleGroup(key: string): void;
  closeGroups(keys: Iterable<string>): void;
  openGroup(key: string): void;
  tick(targets: Iterable<FieldPath>): void;
  toggleTick(target: FieldPath): void;
  /** Set when an editor has closed: the table moves on and takes the focus. */
  readonly leaving: MoveOn | undefined;
  edit(cell: CellAt | undefined): void;
  /** Closes the editor; `undefined`: the user went elsewhere. */
  leave(move: MoveOn | undefined): void;
  reset(): void;
}

const start = {
  query: everything,
  sort: [{ column: 'target', descending: false }],
  closed: new Set<string>(),
  ticked: new Set<string>(),
  editing: undefined,
  leaving: undefined,
} as const;

/** What the table shows; it stays while another workspace is in view. */
export const useRulesState = create<RulesState>()((set, get) => ({
  ...start,
  ask: (patch) => set({ query: { ...get().query, ...patch } }),
  addFilter(filter) {
    const { query } = get();
    set({ query: { ...query, filters: [...query.filters.filter((one) => !sameFilter(one, filter)), filter] } });
  },
  removeFilter(filter) {
    const { query } = get();
    set({ query: { ...query, filters: query.filters.filter((one) => one !== filter) } });
  },
  sortBy(column, more) {
    const { sort } = get();
    const was = sort.find((one) => one.column === column);
    const now = { column, descending: was !== undefined && !was.descending };
    if (!more) set({ sort: [now] });
    else set({ sort: was === undefined ? [...sort, now] : sort.map((one) => (one === was ? now : one)) });
  },
  toggleGroup: (key) => set({ closed: toggled(get().closed, key) }),
  closeGroups: (keys) => set({ closed: new Set(keys) }),
  openGroup(key) {
    const { closed } = get();
    if (closed.has(key)) set({ closed: toggled(closed, key) });
  },
  tick: (targets) => set({ ticked: new Set(targets) }),
  toggleTick: (target) => set({ ticked: toggled(get().ticked, target) }),
  edit: (editing) => set({ editing, leaving: undefined }),
  leave: (leaving) => set({ editing: undefined, leaving }),
  reset: () => set(start),
}));

function sameFilter(a: RowFilter, b: RowFilter): boolean {
  return a.field === b.field && a.value === b.value;
}

function toggled<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
