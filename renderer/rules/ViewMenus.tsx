import { ChevronDown, Columns3, Rows3 } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Checkbox } from '#renderer/kit/Checkbox.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import { Popover } from '#renderer/kit/Popover.tsx';
import type { Grouping } from './row-groups.ts';
import { groupings, groupingWords } from './row-groups.ts';
import type { ColumnName } from './column-names.ts';
import { allColumns, columnNames, lastingColumns, usualColumns } from './column-names.ts';

export function GroupMenu({ by, onChange }: { readonly by: Grouping; readonly onChange: (by: Grouping) => void }) {
  return (
    <Menu
      label="Group by"
      align="end"
      trigger={
        <Button look="ghost" size="small" icon={Rows3} className="view-menu">
          <span>
            Group by <b>{groupingWords[by]}</b>
          </span>
          <Icon of={ChevronDown} size={12} />
        </Button>
      }
      entries={groupings.map((one) => ({ label: groupingWords[one], checked: one === by, onSelect: () => onChange(one) }))}
    />
  );
}

/** Chooses the columns; it stays open while they are ticked. */
export function ColumnMenu({
  shown,
  onChange,
}: {
  readonly shown: readonly ColumnName[];
  readonly onChange: (shown: readonly ColumnName[]) => void;
}) {
  const toggle = (column: ColumnName) =>
    onChange(allColumns.filter((name) => (name === column ? !shown.includes(name) : shown.includes(name))));
  return (
    <Popover
      label="Columns"
      align="end"
      trigger={
        <Button look="ghost" size="small" icon={Columns3} className="view-menu">
          {shown.length} of {allColumns.length} columns
          <Icon of={ChevronDown} size={12} />
        </Button>
      }
    >
      <div className="column-menu">
        <div className="column-menu__list" role="group" aria-label="Columns shown">
          {allColumns.map((column) => (
            <Checkbox
              key={column}
              checked={shown.includes(column)}
              disabled={lastingColumns.includes(column)}
              onChange={() => toggle(column)}
            >
              {column === 'required' ? 'Required' : columnNames[column]}
            </Checkbox>
          ))}
        </div>
        <div className="column-menu__foot">
          <Button look="ghost" size="small" onClick={() => onChange(usualColumns)}>
            Usual columns
          </Button>
          <Button look="ghost" size="small" onClick={() => onChange(allColumns)}>
            All columns
          </Button>
        </div>
      </div>
    </Popover>
  );
}
