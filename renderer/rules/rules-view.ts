import { splitPath } from '#shared/base/field-path.ts';
import type { RulesView } from '#shared/rpc/contract/rules.ts';
import { statusWords } from '#renderer/parts/StatusChip.tsx';
import type { ColumnName } from './column-names.ts';
import { columnNames, columnWidths } from './column-names.ts';
import type { TableLine } from './row-groups.ts';
import { classifications } from './rule-edits.ts';
import type { RuleRow } from './rule-rows.ts';

export interface ViewInput {
  /** Group heads and rows, closed groups with their rows. */
  readonly lines: readonly TableLine[];
  readonly closed: ReadonlySet<string>;
  readonly columns: readonly ColumnName[];
  /** What the rule of a row gives for the record in view, as text. */
  readonly value: (row: RuleRow) => string;
  /** Values of rules that are classed as personal are written too. */
  readonly personal: boolean;
}

/** The table as it is seen, as text: columns, filters, order and groups. */
export function rulesView({ lines, closed, columns, value, personal }: ViewInput): RulesView {
  const groups: { title?: string; closed: boolean; rows: string[][] }[] = [];
  for (const line of lines) {
    if (line.kind === 'group')
      groups.push({ title: `${line.title}, ${line.mapped} of ${line.of} mapped`, closed: closed.has(line.key), rows: [] });
    else {
      if (groups.length === 0) groups.push({ closed: false, rows: [] });
      groups.at(-1)?.rows.push(columns.map((column) => cellText(column, line.row, value, personal)));
    }
  }
  return { columns: columns.map((column) => ({ title: titleOf(column), width: columnWidths[column] })), groups };
}

/** Whether a row's values are of persons. */
export function isPersonal(row: RuleRow): boolean {
  return row.classification === 'personal' || row.classification === 'special';
}

function titleOf(column: ColumnName): string {
  return column === 'required' ? 'Mandatory' : columnNames[column];
}

function cellText(column: ColumnName, row: RuleRow, value: ViewInput['value'], personal: boolean): string {
  const { rule } = row;
  switch (column) {
    case 'rule':
      return rule?.id ?? '';
    case 'source':
      return row.sources?.words ?? '';
    case 'target':
      // Dotted, as the specification writes it: a name alone would not say which of several.
      return row.target === '' ? '(whole output)' : (splitPath(row.target)?.join('.') ?? row.target);
    case 'type':
      return row.type;
    case 'expression':
      return rule?.expression ?? '';
    case 'value':
      return rule === undefined ? '' : isPersonal(row) && !personal ? 'masked' : value(row);
    case 'default':
      return rule?.default ?? '';
    case 'required':
      return row.mandatory ? 'yes' : 'no';
    case 'classification':
      return classifications.find((one) => one.value === row.classification)?.words ?? '';
    case 'status':
      return row.status === undefined ? '' : statusWords[row.status];
    case 'branches':
      return row.branches === undefined ? '' : `${row.branches.taken} of ${row.branches.of}`;
    case 'evaluations':
    case 'nothing':
    case 'errors':
    case 'invalid':
      return row.figures === undefined ? '' : String(row.figures[column]);
    case 'path':
      return row.target;
    case 'note':
      return row.note;
  }
}
