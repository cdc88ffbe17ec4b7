import type { KeyboardEvent } from 'react';
import { useRef, useState } from 'react';
import { Plus, Search } from 'lucide-react';
import { Button } from '#renderer/kit/Button.tsx';
import { Input } from '#renderer/kit/Input.tsx';
import { Popover } from '#renderer/kit/Popover.tsx';
import { StatusMark } from '#renderer/parts/StatusChip.tsx';
import type { RuleRow } from './rule-rows.ts';
import './rules-bars.css';

const most = 200;

/** Lists the fields that have no rule; choosing one starts its rule. */
export function AddRule({
  rows,
  disabled,
  onChoose,
}: {
  readonly rows: readonly RuleRow[];
  readonly disabled: boolean;
  readonly onChoose: (row: RuleRow) => void;
}) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const unmapped = rows.filter((row) => row.rule === undefined);
  const found = unmapped
    .filter((row) => row.target.toLowerCase().includes(text.trim().toLowerCase()))
    .toSorted((a, b) => Number(b.mandatory) - Number(a.mandatory) || a.place - b.place);
  const choose = (row: RuleRow) => {
    setOpen(false);
    setText('');
    onChoose(row);
  };
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    if (event.key === 'ArrowDown') items[Math.min(items.length - 1, at + 1)]?.focus();
    else if (event.key === 'ArrowUp' && at >= 0) (at === 0 ? list.current?.parentElement?.querySelector('input') : items[at - 1])?.focus();
    else if (event.key === 'Enter' && at < 0 && found[0] !== undefined) choose(found[0]);
    else return;
    event.preventDefault();
  };
  return (
    <Popover
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (!next) button.current?.focus();
      }}
      label="Add a rule"
      align="end"
      // The focus goes on to the cell of the rule that is begun; going back to the button would end that at once.
      takesFocus={false}
      trigger={
        <Button ref={button} look="primary" size="small" icon={Plus} disabled={disabled} aria-label="Add a rule">
          Rule
        </Button>
      }
    >
      <div className="add-rule" onKeyDown={move}>
        {unmapped.length === 0 ? (
          <p className="add-rule__none">Every target field has a rule.</p>
        ) : (
          <>
            <Input
              size="small"
              icon={Search}
              aria-label="Find a field without a rule"
              placeholder="Field without a rule"
              autoFocus
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <div ref={list} role="listbox" aria-label="Fields without a rule" className="add-rule__list">
              {found.slice(0, most).map((row) => (
                <button
                  key={row.target}
                  type="button"
                  role="option"
                  aria-selected={false}
                  tabIndex={-1}
                  className="add-rule__item"
                  onClick={() => choose(row)}
                >
                  {row.status !== undefined && <StatusMark status={row.status} />}
                  <span className="ellipsis">
                    {row.section !== '' && <span className="t-quiet">{row.section} › </span>}
                    <b>{row.name}</b>
                  </span>
                  <span className="add-rule__type mono">{row.type}</span>
                </button>
              ))}
            </div>
            {found.length === 0 && <p className="add-rule__none">No field without a rule has this name.</p>}
            {found.length > most && <p className="add-rule__none">{(found.length - most).toLocaleString('en')} more: type to find them.</p>}
          </>
        )}
      </div>
    </Popover>
  );
}
