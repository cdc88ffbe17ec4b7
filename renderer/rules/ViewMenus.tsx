import { ChevronDown, Columns3, Rows3 } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Menu } from '#renderer/kit/Menu.tsx';
import type { Grouping } from './row-groups.ts';
import { groupings, groupingWords } from './row-groups.ts';
import type { ColumnName } from './column-names.ts';
import { allColumns, columnNames, lastingColumns } from './column-names.ts';

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

export function ColumnMenu({
  shown,
  onChange,
}: {
  readonly shown: readonly ColumnName[];
  readonly onChange: (shown: readonly ColumnName[]) => void;
}) {
  return (
    <Menu
      label="Columns"
      align="end"
      trigger={
        <Button look="ghost" size="small" icon={Columns3} className="view-menu">
          {shown.length} of {allColumns.length} columns
          <Icon of={ChevronDown} size={12} />
        </Button>
      }
      entries={allColumns.map((one) => ({
        label: columnNames[one],
        checked: shown.includes(one),
        disabled: lastingColumns.includes(one),
        onSelect: () => onChange(allColumns.filter((name) => (name === one ? !shown.includes(one) : shown.includes(name)))),
      }))}
    />
  );
}
