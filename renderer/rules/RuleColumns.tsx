import type { ReactNode } from 'react';
import { Asterisk } from 'lucide-react';
import type { FieldPath } from '#shared/base/field-path.ts';
import type { Column } from '#renderer/kit/Table.tsx';
import { Checkbox } from '#renderer/kit/Checkbox.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Pips } from '#renderer/kit/Pips.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { ExpressionText } from '#renderer/parts/ExpressionText.tsx';
import { StatusChip } from '#renderer/parts/StatusChip.tsx';
import { CellEditor } from './CellEditor.tsx';
import { SourcePicker, TargetPicker } from './CellPickers.tsx';
import { ClassPicker } from './ClassPicker.tsx';
import { ClassWords } from './ClassWords.tsx';
import type { ColumnName } from './column-names.ts';
import { columnNames, columnWidths, lastingColumns } from './column-names.ts';
import type { TableLine } from './row-groups.ts';
import type { RuleRow } from './rule-rows.ts';
import { RowValue } from './RowValue.tsx';
import { canSort } from './row-groups.ts';
import type { CellAt } from './rules-state.ts';
import { useRulesState } from './rules-state.ts';

export interface ColumnContext {
  readonly mapping: string;
  readonly editing: CellAt | undefined;
  readonly ticked: ReadonlySet<FieldPath>;
  /** The field chosen in all workspaces. */
  readonly chosen: FieldPath | undefined;
  readonly readOnly: boolean;
  readonly allTicked: boolean | 'indeterminate';
  readonly onTickAll: (ticked: boolean) => void;
}

const lineRow = (line: TableLine): RuleRow | undefined => (line.kind === 'row' ? line.row : undefined);

/** The columns of the table, the tick boxes first. */
export function ruleColumns(names: readonly ColumnName[], context: ColumnContext): readonly Column<TableLine>[] {
  const ticks: Column<TableLine> = {
    id: 'tick',
    label: 'Selected',
    header: <Checkbox checked={context.allTicked} onChange={context.onTickAll} label="Select all rows shown" tabIndex={-1} />,
    width: 34,
    align: 'center',
    frozen: true,
    cell: (line) => {
      const row = lineRow(line);
      if (row === undefined) return undefined;
      return (
        <span onClick={(event) => event.stopPropagation()} className="rules-tick">
          <Checkbox
            checked={context.ticked.has(row.target)}
            onChange={() => useRulesState.getState().toggleTick(row.target)}
            label={`Select ${row.rule?.id ?? row.name}`}
            tabIndex={-1}
          />
        </span>
      );
    },
  };
  return [
    ticks,
    ...names.map((name): Column<TableLine> => ({
      id: name,
      header: columnNames[name],
      width: columnWidths[name],
      align: name === 'required' ? 'center' : ['evaluations', 'nothing', 'errors', 'invalid'].includes(name) ? 'end' : 'start',
      frozen: lastingColumns.includes(name),
      sortable: canSort(name),
      ...(name === 'classification' ? { className: 'rules-class' } : {}),
      cell: (line) => {
        const row = lineRow(line);
        return row === undefined ? undefined : cellOf(name, row, context);
      },
    })),
  ];
}

const dash = <span className="t-quiet">–</span>;

function cellOf(name: ColumnName, row: RuleRow, context: ColumnContext): ReactNode {
  const { rule } = row;
  const editing = context.editing?.target === row.target ? context.editing.column : undefined;
  switch (name) {
    case 'rule':
      return <span className={classNames(row.target === context.chosen && 'rules-chosen')}>{rule?.id ?? dash}</span>;
    case 'source': {
      const words = <SourceWords row={row} />;
      if (editing !== 'source') return words;
      return <SourcePicker mapping={context.mapping} row={row} cell={words} />;
    }
    case 'target': {
      const name = (
        <span className="rules-target ellipsis" title={row.target}>
          {row.name}
        </span>
      );
      if (editing !== 'target') return name;
      return <TargetPicker mapping={context.mapping} row={row} cell={name} />;
    }
    case 'type':
      return <span className="mono t-muted rules-type">{row.type}</span>;
    case 'expression':
      if (editing === 'expression') return editor(row, 'expression', context);
      return rule === undefined ? <Unmapped row={row} context={context} /> : <ExpressionText text={withoutComment(rule.expression)} />;
    case 'value':
      return <RowValue row={row} />;
    case 'default':
      if (editing === 'default') return editor(row, 'default', context);
      return rule?.default === undefined ? dash : <ExpressionText text={rule.default} />;
    case 'required':
      return row.mandatory ? (
        <span className="rules-required" title={rule?.mandatory === undefined ? 'Required by the schema' : 'Required by the rule'}>
          <Icon of={Asterisk} size={12} />
          <span className="visually-hidden">required</span>
        </span>
      ) : undefined;
    case 'classification':
      return editing === 'classification' ? <ClassPicker mapping={context.mapping} row={row} /> : <ClassWords of={row.classification} />;
    case 'status':
      return row.status === undefined ? dash : <StatusChip status={row.status} />;
    case 'branches':
      if (row.branches !== undefined) return <Branches {...row.branches} />;
      // A rule without branches is one way through: taken when a scenario reaches it.
      return row.status === 'proven' || row.status === 'unproven' ? <Branches taken={row.status === 'proven' ? 1 : 0} of={1} /> : dash;
    case 'evaluations':
    case 'nothing':
    case 'errors':
    case 'invalid':
      return row.figures === undefined ? (
        dash
      ) : (
        <span className={row.figures[name] > 0 && name !== 'evaluations' ? 'rules-wanting' : 't-muted'}>
          {row.figures[name].toLocaleString('en')}
        </span>
      );
    case 'path':
      return (
        <span className="ellipsis t-muted" title={row.target}>
          {row.target}
        </span>
      );
    case 'note':
      if (editing === 'note') return editor(row, 'note', context);
      return (
        <span className="ellipsis t-muted" title={row.note === '' ? undefined : row.note}>
          {row.note}
        </span>
      );
  }
}

function editor(row: RuleRow, column: 'expression' | 'default' | 'note', context: ColumnContext): ReactNode {
  const { mapping, editing } = context;
  return <CellEditor key={row.target} mapping={mapping} row={row} column={column} typed={editing?.text} />;
}

function SourceWords({ row }: { readonly row: RuleRow }) {
  if (row.sources === undefined) return dash;
  return (
    <span className={classNames('ellipsis', row.sources.quiet && 't-quiet')} title={row.sources.paths.join(', ')}>
      {row.sources.words}
    </span>
  );
}

/** One line has no room for the comment that a rule begins with. */
function withoutComment(expression: string): string {
  return expression.replace(/^\s*(?:\/\*[\s\S]*?\*\/\s*)+(?=\S)/, '');
}

/** A field without a rule: one that has to have one says so and how to go on. */
function Unmapped({ row, context }: { readonly row: RuleRow; readonly context: ColumnContext }) {
  if (!row.mandatory) return dash;
  return (
    <span className="t-quiet">
      No rule yet.{' '}
      {!context.readOnly && (
        <button
          type="button"
          className="link"
          tabIndex={-1}
          onClick={() => useRulesState.getState().edit({ target: row.target, column: 'expression' })}
        >
          Map it
        </button>
      )}
    </span>
  );
}

/** Branches that scenarios take. */
function Branches({ taken, of }: { readonly taken: number; readonly of: number }) {
  return (
    <>
      <Pips taken={taken} of={of} />
      <span className={taken < of ? 'rules-wanting' : 't-muted'}>
        {taken}/{of}
      </span>
    </>
  );
}
