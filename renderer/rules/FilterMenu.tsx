import { useEffect, useState } from 'react';
import { Plus } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Popover } from '#renderer/kit/Popover.tsx';
import { Segments } from '#renderer/kit/Segments.tsx';
import { Select } from '#renderer/kit/Select.tsx';
import { useRevisions } from '#renderer/state/revision.ts';
import type { FilterField } from './row-filter.ts';
import { filterFields, filterValues, filterWords } from './row-filter.ts';
import type { RuleRow } from './rule-rows.ts';
import { useRulesState } from './rules-state.ts';
import './rules-bars.css';

const changeValues = ['changed', 'new', 'unchanged'] as const;

/** Makes one condition: field, is or is not, value. */
export function FilterMenu({ rows }: { readonly rows: readonly RuleRow[] }) {
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<FilterField>('section');
  const [is, setIs] = useState<'is' | 'not'>('is');
  const [value, setValue] = useState<string>();
  const values = field === 'change' ? changeValues : filterValues(rows, field);
  const revisions = useRevisions((state) => (state.loaded ? state.revisions.length : undefined));
  const noRevision = field === 'change' && revisions === 0;
  useEffect(() => {
    if (field === 'change' && revisions === undefined) void useRevisions.getState().load();
  }, [field, revisions]);
  const chosen = value !== undefined && values.some((one) => one === value) && !noRevision ? value : undefined;
  const add = () => {
    if (chosen === undefined) return;
    useRulesState.getState().addFilter({ field, is: is === 'is', value: chosen });
    setOpen(false);
    setValue(undefined);
  };
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      label="Add a filter"
      trigger={
        <Button size="small" icon={Plus}>
          Filter
        </Button>
      }
    >
      <div className="filter-menu">
        <Select
          label="Field"
          size="small"
          value={field}
          options={filterFields.map((one) => ({ value: one, label: filterWords[one] }))}
          onChange={setField}
        />
        <Segments
          label="Comparison"
          value={is}
          options={[
            { value: 'is', label: 'is' },
            { value: 'not', label: 'is not' },
          ]}
          onChange={setIs}
        />
        <Select label="Value" size="small" value={chosen} options={values.map((one) => ({ value: one, label: one }))} onChange={setValue} />
        <Button look="primary" size="small" disabled={chosen === undefined} onClick={add}>
          Add filter
        </Button>
        {noRevision && <p className="filter-menu__note">There is no revision yet to compare with. Ctrl S names one.</p>}
      </div>
    </Popover>
  );
}
