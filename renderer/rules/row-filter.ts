import type { Status } from '#shared/project/status.ts';
import { statusWords } from '#renderer/parts/StatusChip.tsx';
import type { RuleRow } from './rule-rows.ts';

/** What a filter can speak of. */
export const filterFields = ['section', 'status', 'classification', 'type', 'required', 'rule', 'figures', 'change'] as const;
export type FilterField = (typeof filterFields)[number];

export const filterWords: Readonly<Record<FilterField, string>> = {
  section: 'Section',
  classification: 'Classification',
  type: 'Target type',
  required: 'Required',
  rule: 'Rule',
  status: 'Status',
  figures: 'On the sample',
  change: 'Since the last revision',
};

/** One condition: `Section is not Payment`. */
export interface RowFilter {
  readonly field: FilterField;
  readonly is: boolean;
  readonly value: string;
}

/** All conditions hold at once. */
export interface RowQuery {
  /** Words, all of which a row must hold. */
  readonly text: string;
  readonly status: Status | undefined;
  readonly filters: readonly RowFilter[];
}

export const everything: RowQuery = { text: '', status: undefined, filters: [] };

/** The value that a filter compares. */
export function filterValue(row: RuleRow, field: FilterField): string {
  switch (field) {
    case 'section':
      return row.section === '' ? 'top level' : row.section;
    case 'classification':
      return row.classification ?? 'none';
    case 'type':
      return row.type.slice(row.type.lastIndexOf('→') + 2);
    case 'required':
      return row.mandatory ? 'yes' : 'no';
    case 'status':
      return row.status === undefined ? 'not measured' : statusWords[row.status];
    case 'figures':
      return figureWords(row);
    case 'change':
      return row.change ?? 'unchanged';
    case 'rule':
      if (row.rule === undefined) return 'none';
      return row.sources?.quiet === true ? row.sources.words : row.rule.default === undefined ? 'without default' : 'with default';
  }
}

/** The worst that the sample shows of a rule. */
function figureWords({ rule, figures }: RuleRow): string {
  if (rule === undefined) return 'no rule';
  if (figures === undefined) return 'not measured';
  if (figures.errors > 0) return 'errors';
  if (figures.invalid > 0) return 'invalid values';
  return figures.nothing > 0 ? 'gives nothing' : 'a value everywhere';
}

/** The values that the rows have for a field, in their order, each once. */
export function filterValues(rows: readonly RuleRow[], field: FilterField): readonly string[] {
  return [...new Set(rows.map((row) => filterValue(row, field)))];
}

export function sayFilter({ field, is, value }: RowFilter): string {
  return `${filterWords[field]} is ${is ? '' : 'not '}${value}`;
}

export function filterRows(rows: readonly RuleRow[], query: RowQuery): readonly RuleRow[] {
  const words = query.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter(
    (row) =>
      (query.status === undefined || row.status === query.status) &&
      query.filters.every((filter) => (filterValue(row, filter.field) === filter.value) === filter.is) &&
      words.every((word) => searchText(row).includes(word)),
  );
}

function searchText(row: RuleRow): string {
  const { rule } = row;
  return [
    rule?.id,
    row.section,
    row.target,
    row.sources?.words,
    ...(row.sources?.paths ?? []),
    rule?.expression,
    rule?.default,
    row.classification,
    row.note,
  ]
    .filter((part) => part !== undefined)
    .join('\n')
    .toLowerCase();
}

/** How many rows have each status. */
export function countByStatus(rows: readonly RuleRow[]): Readonly<Record<Status, number>> {
  const counts: Record<Status, number> = { invalid: 0, open: 0, unproven: 0, 'partly-proven': 0, proven: 0, 'not-mapped': 0 };
  for (const row of rows) if (row.status !== undefined) counts[row.status] += 1;
  return counts;
}
