import { ChevronDown, ClipboardPaste, Download, Search, X } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Chip } from '#renderer/kit/Chip.tsx';
import { IconButton } from '#renderer/kit/IconButton.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import { useRulesExport } from '#renderer/state/rule-sheets.ts';
import { AddRule } from './AddRule.tsx';
import type { ColumnName } from './column-names.ts';
import { FilterMenu } from './FilterMenu.tsx';
import { StatusFilter } from './StatusFilter.tsx';
import { ColumnMenu, GroupMenu } from './ViewMenus.tsx';
import { sayFilter } from './row-filter.ts';
import type { Grouping } from './row-groups.ts';
import { countRules } from './rule-edits.ts';
import type { RuleRow } from './rule-rows.ts';
import { useRulesDialogs } from './rules-dialogs.ts';
import { useRulesState } from './rules-state.ts';

/** Counts, statuses, and what brings rules in and out. */
export function RulesBar({
  rows,
  readOnly,
  personal,
  onPersonal,
  onExport,
  onStart,
}: {
  readonly rows: readonly RuleRow[];
  readonly readOnly: boolean;
  /** Values of persons go into an export too; absent: the view holds none. */
  readonly personal: boolean | undefined;
  readonly onPersonal: (personal: boolean) => void;
  readonly onExport: (format: 'xlsx' | 'csv') => void;
  readonly onStart: (row: RuleRow) => void;
}) {
  const exporting = useRulesExport((state) => state.exporting !== undefined);
  const mapped = rows.filter((row) => row.rule !== undefined).length;
  return (
    <div className="rules__bar">
      <h2 className="t-title">Rules</h2>
      <span className="t-muted rules__counts">
        {rows.length.toLocaleString('en')} target fields, {countRules(mapped)}
      </span>
      <span className="rules__line" />
      <StatusFilter rows={rows} />
      <span className="rules__gap" />
      <Button
        look="ghost"
        size="small"
        icon={ClipboardPaste}
        className="rules__paste"
        disabled={readOnly}
        onClick={() => useRulesDialogs.getState().openPaste({ kind: 'waiting' })}
      >
        Paste from Excel
      </Button>
      <span className="rules__export">
        <Button size="small" icon={Download} busy={exporting} onClick={() => onExport('xlsx')}>
          Export XLSX
        </Button>
        <Menu
          label="Export the table"
          align="end"
          trigger={
            <Button size="small" aria-label="More exports" disabled={exporting} className="rules__export-more">
              <ChevronDown size={12} aria-hidden="true" />
            </Button>
          }
          entries={[
            { label: 'Excel', aside: 'this view, can be pasted back', keys: 'Ctrl E', onSelect: () => onExport('xlsx') },
            { label: 'CSV', aside: 'this view as plain text', onSelect: () => onExport('csv') },
            ...(personal === undefined
              ? []
              : ([
                  'line',
                  {
                    label: 'With personal values',
                    note: 'Else they are written as masked',
                    checked: personal,
                    onSelect: () => onPersonal(!personal),
                  },
                ] as const)),
          ]}
        />
      </span>
      <AddRule rows={rows} disabled={readOnly} onChoose={onStart} />
    </div>
  );
}

/** Filters, grouping and columns. */
export function ViewBar({
  rows,
  shown,
  by,
  columns,
  onGroup,
  onColumns,
  onLeave,
}: {
  readonly rows: readonly RuleRow[];
  readonly shown: number;
  readonly by: Grouping;
  readonly columns: readonly ColumnName[];
  readonly onGroup: (by: Grouping) => void;
  readonly onColumns: (columns: readonly ColumnName[]) => void;
  /** The search is done: on to the table. */
  readonly onLeave: () => void;
}) {
  const { query, sort, ask, removeFilter, sortBy } = useRulesState();
  return (
    <div className="rules__bar rules__bar--second">
      <Input
        type="search"
        icon={Search}
        className="rules__find"
        aria-label="Find in rules, fields, notes"
        placeholder="Find in rules, fields, notes"
        data-filter=""
        value={query.text}
        onChange={(event) => ask({ text: event.target.value })}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && query.text !== '') ask({ text: '' });
          else if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') onLeave();
          else return;
          event.preventDefault();
        }}
      />
      <FilterMenu rows={rows} />
      {query.filters.map((filter) => (
        <Chip
          key={sayFilter(filter)}
          tone="accent"
          tall
          onRemove={() => removeFilter(filter)}
          removeLabel={`Remove the filter ${sayFilter(filter)}`}
        >
          {sayFilter(filter)}
        </Chip>
      ))}
      {shown < rows.length && (
        <span className="t-muted rules__shown">
          {shown.toLocaleString('en')} of {rows.length.toLocaleString('en')} shown
        </span>
      )}
      {sort.length > 1 && (
        <span className="rules__order t-muted">
          Sorted by {sort.length} columns
          <IconButton icon={X} label="Sort in the order of the target" onClick={() => sortBy('target', false)} />
        </span>
      )}
      <span className="rules__gap" />
      <GroupMenu by={by} onChange={onGroup} />
      <ColumnMenu shown={columns} onChange={onColumns} />
    </div>
  );
}
