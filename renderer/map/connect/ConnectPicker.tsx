import type { KeyboardEvent } from 'react';
import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { Keyboard } from 'lucide-react';
import type { RankedField } from '#shared/matching/rank-targets.ts';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Kbd } from '#renderer/kit/Kbd.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { VerdictChip } from './VerdictChip.tsx';

export interface PickerField extends RankedField {
  readonly key: string;
  readonly words: string;
  readonly type: string;
}

export interface ConnectPickerProps {
  /** The field in hand, and whether a target or a source is looked for. */
  readonly name: string;
  readonly looksFor: 'target' | 'source';
  readonly fields: readonly PickerField[];
  /** The field that the arrows stand on, to draw its line. */
  readonly onPreview: (field: PickerField | undefined) => void;
  readonly onConnect: (field: PickerField) => void;
  readonly onClose: () => void;
}

const shownAtMost = 60;

/** The same as dragging, by keyboard: best match first, type to filter, Enter connects, Esc puts it down. */
export function ConnectPicker({ name, looksFor, fields, onPreview, onConnect, onClose }: ConnectPickerProps) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const wanted = text.trim().toLowerCase();
  const found = fields.filter((field) => wanted === '' || field.words.toLowerCase().includes(wanted)).slice(0, shownAtMost);
  const chosen = found[Math.min(at, found.length - 1)];

  const preview = useEffectEvent((field: PickerField | undefined) => onPreview(field));
  useEffect(() => {
    preview(chosen);
  }, [chosen?.key, chosen]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  useEffect(() => () => preview(undefined), []);

  const key = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((now) => Math.max(0, Math.min(found.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (chosen !== undefined) onConnect(chosen);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab') event.preventDefault();
  };

  return (
    <div
      className="connect-picker nokey"
      role="dialog"
      aria-label={`Connect ${name} ${looksFor === 'target' ? 'to' : 'from'} a ${looksFor} field`}
    >
      <div className="connect-picker__head">
        <Icon of={Keyboard} size={16} />
        Connect <b className="mono">{name}</b> {looksFor === 'target' ? 'to' : 'from'}
        <input
          className="connect-picker__input"
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-label={`Filter ${looksFor} fields`}
          placeholder={`a ${looksFor} field`}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={key}
          onBlur={onClose}
          {...(chosen === undefined ? {} : { 'aria-activedescendant': `${id}${chosen.key}` })}
        />
      </div>
      <ul
        ref={list}
        id={id}
        role="listbox"
        aria-label={`${looksFor === 'target' ? 'Target' : 'Source'} fields that fit`}
        className="connect-picker__list"
      >
        {found.map((field, index) => (
          <li
            key={field.key}
            id={`${id}${field.key}`}
            role="option"
            aria-selected={field === chosen}
            className={classNames('connect-picker__row', field === chosen && 'connect-picker__row--now')}
            onPointerMove={() => setAt(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onConnect(field)}
          >
            <span className="ellipsis">{field.words}</span>
            <span className="mono t-quiet">{field.type}</span>
            <VerdictChip verdict={field.verdict} />
            <span className="connect-picker__score">{Math.round(field.score * 100)} %</span>
          </li>
        ))}
        {found.length === 0 && <li className="connect-picker__none">No field that fits has “{text}” in its name.</li>}
      </ul>
      <div className="connect-picker__foot">
        <Kbd keys="↑↓" /> only what fits <Kbd keys="Enter" /> Connect <Kbd keys="Esc" /> Cancel
      </div>
    </div>
  );
}
