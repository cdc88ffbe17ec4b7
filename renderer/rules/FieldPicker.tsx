import type { KeyboardEvent, ReactNode } from 'react';
import { useRef, useState } from 'react';
import { Search } from 'lucide-react';
import type { FieldPath } from '#shared/base/field-path.ts';
import { Input } from '#renderer/kit/Input.tsx';
import { Popover } from '#renderer/kit/Popover.tsx';
import './rules-bars.css';

export interface PickedField {
  readonly key: string;
  readonly path: FieldPath;
  /** A few words at the right: how it would be taken, its type. */
  readonly aside: string;
}

export interface FieldPickerProps {
  readonly label: string;
  /** What the cell shows; the list stands under it. */
  readonly cell: ReactNode;
  /** Best first. */
  readonly fields: readonly PickedField[];
  /** Said where there is none to choose. */
  readonly none: string;
  readonly onChoose: (field: PickedField) => void;
  readonly onClose: () => void;
}

const most = 100;

/** Fields to choose from, under a cell: type to find, arrows move, Enter chooses. */
export function FieldPicker({ label, cell, fields, none, onChoose, onClose }: FieldPickerProps) {
  const [text, setText] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const wanted = text.trim().toLowerCase();
  const found = fields.filter((field) => field.path.toLowerCase().includes(wanted));
  const move = (event: KeyboardEvent<HTMLElement>) => {
    event.stopPropagation();
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role=option]') ?? [])];
    const at = items.findIndex((item) => item === document.activeElement);
    if (event.key === 'ArrowDown') items[Math.min(items.length - 1, at + 1)]?.focus();
    else if (event.key === 'ArrowUp' && at >= 0) (at === 0 ? list.current?.parentElement?.querySelector('input') : items[at - 1])?.focus();
    else if (event.key === 'Enter' && at < 0 && found[0] !== undefined) onChoose(found[0]);
    else return;
    event.preventDefault();
  };
  return (
    <Popover open onOpenChange={(open) => !open && onClose()} label={label} anchor={<span className="cell-words">{cell}</span>}>
      <div className="add-rule" onKeyDown={move}>
        {fields.length === 0 ? (
          <p className="add-rule__none">{none}</p>
        ) : (
          <>
            <Input
              size="small"
              icon={Search}
              aria-label={`Find: ${label}`}
              placeholder="Find a field"
              autoFocus
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <div ref={list} role="listbox" aria-label={label} className="add-rule__list">
              {found.slice(0, most).map((field) => (
                <button
                  key={field.key}
                  type="button"
                  role="option"
                  aria-selected={false}
                  tabIndex={-1}
                  className="add-rule__item"
                  onClick={() => onChoose(field)}
                >
                  <span className="ellipsis">{field.path}</span>
                  <span className="add-rule__type">{field.aside}</span>
                </button>
              ))}
            </div>
            {found.length === 0 && <p className="add-rule__none">No field has this name.</p>}
            {found.length > most && <p className="add-rule__none">{(found.length - most).toLocaleString('en')} more: type to find them.</p>}
          </>
        )}
      </div>
    </Popover>
  );
}
