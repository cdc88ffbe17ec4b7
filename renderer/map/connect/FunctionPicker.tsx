import type { KeyboardEvent } from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { SquareFunction } from 'lucide-react';
import { argumentCounts, functionCatalogue, signatureText } from '#shared/syntax/functions.ts';
import { operatorTitles } from '#shared/graph/node-words.ts';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Kbd } from '#renderer/kit/Kbd.tsx';
import { classNames } from '#renderer/kit/class-names.ts';

/** A function, by its name without `$`, or an operator, by its sign. */
export interface PickedFunction {
  readonly name: string;
  readonly group: string;
  readonly text: string;
  readonly doc: string;
  /** Most values that it takes. */
  readonly most: number;
}

const operators: readonly PickedFunction[] = [
  ...Object.entries(operatorTitles).map(([name, title]) => ({
    name,
    group: 'operator',
    text: `… ${name} …`,
    doc: `${title}: an operator.`,
    most: 2,
  })),
  { name: '??', group: 'operator', text: '… ?? …', doc: 'Default: the second value where the first gives nothing.', most: 2 },
];
const functions: readonly PickedFunction[] = functionCatalogue.map((entry) => ({
  name: entry.name,
  group: entry.group,
  text: signatureText(entry),
  doc: entry.doc,
  most: argumentCounts(entry).most,
}));

export interface FunctionPickerProps {
  /** What the function is put around. */
  readonly around: string;
  /** Only what takes two values or more. */
  readonly takesTwo?: boolean;
  readonly onChoose: (choice: PickedFunction) => void;
  readonly onClose: () => void;
}

const usual = [
  'lookup',
  'string',
  'number',
  'uppercase',
  'lowercase',
  'trim',
  'substring',
  'round',
  'sum',
  'count',
  'join',
  'fromMillis',
  'toMillis',
  'exists',
];

function rank(entry: PickedFunction, text: string): number {
  const at = usual.indexOf(entry.name);
  if (text === '') return at < 0 ? 100 : at;
  if (entry.name.toLowerCase().startsWith(text)) return at < 0 ? 1 : 0;
  return entry.name.toLowerCase().includes(text) ? 2 : 3;
}

/** Two values are most often joined, added or multiplied. */
function operatorFirst(a: PickedFunction, b: PickedFunction): number {
  return Number(b.group === 'operator') - Number(a.group === 'operator');
}

/** Functions of the language by name, group and what they do; the chosen one is put around the value. */
export function FunctionPicker({ around, takesTwo = false, onChoose, onClose }: FunctionPickerProps) {
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const id = useId();
  const wanted = text.trim().toLowerCase().replace(/^\$/, '');
  const found = (takesTwo ? [...operators, ...functions] : [...functions, ...operators])
    .filter((entry) => !takesTwo || entry.most > 1)
    .filter(
      (entry) =>
        wanted === '' ||
        entry.name.toLowerCase().includes(wanted) ||
        entry.doc.toLowerCase().includes(wanted) ||
        entry.group.includes(wanted),
    )
    .toSorted((a, b) => (takesTwo && wanted === '' ? operatorFirst(a, b) : 0) || rank(a, wanted) - rank(b, wanted));
  const chosen = found[Math.min(at, found.length - 1)];
  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const key = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt((now) => Math.max(0, Math.min(found.length - 1, now + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter' && chosen !== undefined) {
      event.preventDefault();
      onChoose(chosen);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Tab') event.preventDefault();
  };

  return (
    <div className="connect-picker nokey" role="dialog" aria-label={`Put a function around ${around}`}>
      <div className="connect-picker__head">
        <Icon of={SquareFunction} size={16} />
        <input
          className="connect-picker__input"
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={id}
          aria-label="Filter functions"
          placeholder={`A function around ${around}`}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={key}
          onBlur={onClose}
          {...(chosen === undefined ? {} : { 'aria-activedescendant': `${id}${chosen.name}` })}
        />
      </div>
      <ul ref={list} id={id} role="listbox" aria-label="Functions" className="connect-picker__list">
        {found.map((entry, index) => (
          <li
            key={entry.name}
            id={`${id}${entry.name}`}
            role="option"
            aria-selected={entry === chosen}
            className={classNames('connect-picker__row', 'connect-picker__row--two', entry === chosen && 'connect-picker__row--now')}
            onPointerMove={() => setAt(index)}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onChoose(entry)}
          >
            <span className="mono">{entry.text}</span>
            <span className="connect-picker__doc">{entry.doc}</span>
          </li>
        ))}
        {found.length === 0 && <li className="connect-picker__none">No function has “{text}” in its name or description.</li>}
      </ul>
      <div className="connect-picker__foot">
        <Kbd keys="↑↓" /> choose <Kbd keys="Enter" /> Insert <Kbd keys="Esc" /> Cancel
      </div>
    </div>
  );
}
