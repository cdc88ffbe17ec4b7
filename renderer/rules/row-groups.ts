import type { Loop } from '#shared/mapping/mapping.ts';
import type { Status } from '#shared/project/status.ts';
import { statusWords } from '#renderer/parts/StatusChip.tsx';
import type { RuleRow } from './rule-rows.ts';

export const groupings = ['section', 'status', 'classification', 'none'] as const;
export type Grouping = (typeof groupings)[number];

export const groupingWords: Readonly<Record<Grouping, string>> = {
  section: 'target section',
  status: 'status',
  classification: 'classification',
  none: 'nothing',
};

export interface RowGroup {
  readonly kind: 'group';
  /** Unique among the groups of a grouping. */
  readonly key: string;
  readonly title: string;
  readonly mapped: number;
  readonly of: number;
  /** `each` of the loop that the whole group stands in. */
  readonly loop?: string;
  /** Of all rows in it, whatever is shown. */
  readonly statuses: Readonly<Partial<Record<Status, number>>>;
  readonly open: boolean;
}

export type TableLine = RowGroup | { readonly kind: 'row'; readonly row: RuleRow };

export interface RowSort {
  readonly column: string;
  readonly descending: boolean;
}

const worstFirst: readonly (Status | undefined)[] = ['invalid', 'open', 'unproven', 'partly-proven', 'proven', 'not-mapped', undefined];

/** What a column sorts by; rows that are equal stay in the order of the target. */
const sortKeys: Readonly<Record<string, (row: RuleRow) => string | number>> = {
  rule: (row) => row.rule?.id ?? '',
  source: (row) => row.sources?.words ?? '',
  target: (row) => row.place,
  type: (row) => row.type,
  expression: (row) => row.rule?.expression ?? '',
  default: (row) => row.rule?.default ?? '',
  required: (row) => (row.mandatory ? 0 : 1),
  classification: (row) => row.classification ?? '',
  status: (row) => worstFirst.indexOf(row.status),
  branches: (row) => (row.branches === undefined ? 2 : row.branches.taken / row.branches.of),
  note: (row) => row.note,
  path: (row) => row.target,
  nothing: (row) => row.figures?.nothing ?? -1,
  errors: (row) => row.figures?.errors ?? -1,
  invalid: (row) => row.figures?.invalid ?? -1,
  evaluations: (row) => row.figures?.evaluations ?? -1,
};

export function canSort(column: string): boolean {
  return Object.hasOwn(sortKeys, column);
}

/** Sorted rows, the first column deciding; texts as people count (`R-2` before `R-10`), absent ones last either way. */
export function sortRows(rows: readonly RuleRow[], sorts: readonly RowSort[]): readonly RuleRow[] {
  const compares = sorts.flatMap(({ column, descending }) => {
    const keyOf = sortKeys[column];
    return keyOf === undefined ? [] : [(a: RuleRow, b: RuleRow): number => compareKeys(keyOf(a), keyOf(b), descending ? -1 : 1)];
  });
  if (compares.length === 0) return rows;
  return rows.toSorted((a, b) => {
    for (const compare of compares) {
      const found = compare(a, b);
      if (found !== 0) return found;
    }
    return a.place - b.place;
  });
}

const people = new Intl.Collator('en', { numeric: true });

function compareKeys(left: string | number, right: string | number, sign: 1 | -1): number {
  if (left === right) return 0;
  if (left === '' || right === '') return left === '' ? 1 : -1;
  if (typeof left === 'number' && typeof right === 'number') return (left - right) * sign;
  return people.compare(String(left), String(right)) * sign;
}

/** Group heads and rows as the table lists them: `rows` are those shown, `all` those that the heads count. */
export function tableLines(
  rows: readonly RuleRow[],
  all: readonly RuleRow[],
  by: Grouping,
  closed: ReadonlySet<string>,
  loops: readonly Loop[],
): readonly TableLine[] {
  if (by === 'none') return rows.map((row) => ({ kind: 'row', row }));
  const shown = grouped(rows, by);
  const whole = grouped(all, by);
  const keys = by === 'status' ? worstFirst.map((status) => `${by}:${status ?? ''}`) : [...whole.keys()];
  return keys.flatMap((key): readonly TableLine[] => {
    const inside = shown.get(key);
    const counted = whole.get(key) ?? [];
    const [first] = counted;
    if (inside === undefined || first === undefined) return [];
    const loop = by === 'section' ? loops.find((one) => one.target === first.sectionPath) : undefined;
    const head: RowGroup = {
      kind: 'group',
      key,
      title: groupTitle(first, by),
      mapped: counted.filter((row) => row.rule !== undefined).length,
      of: counted.length,
      ...(loop === undefined ? {} : { loop: loop.each }),
      statuses: countStatuses(counted),
      open: !closed.has(key),
    };
    return [head, ...(head.open ? inside.map((row) => ({ kind: 'row' as const, row })) : [])];
  });
}

function grouped(rows: readonly RuleRow[], by: Grouping): ReadonlyMap<string, readonly RuleRow[]> {
  const groups = new Map<string, RuleRow[]>();
  for (const row of rows) {
    const key = groupKey(row, by);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return groups;
}

export function groupKey(row: RuleRow, by: Grouping): string {
  return `${by}:${by === 'section' ? row.sectionPath : by === 'status' ? (row.status ?? '') : by === 'classification' ? (row.classification ?? '') : ''}`;
}

function groupTitle(row: RuleRow, by: Grouping): string {
  if (by === 'section') return row.section === '' ? 'Top level' : row.section;
  if (by === 'status') return row.status === undefined ? 'Not measured yet' : statusWords[row.status];
  return row.classification === undefined ? 'No classification' : row.classification.charAt(0).toUpperCase() + row.classification.slice(1);
}

function countStatuses(rows: readonly RuleRow[]): Readonly<Partial<Record<Status, number>>> {
  const counts: Partial<Record<Status, number>> = {};
  for (const { status } of rows) if (status !== undefined) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}
