import type { KeyboardEvent } from 'react';
import { useLayoutEffect, useRef } from 'react';
import { Check } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Popover } from '#renderer/kit/Popover.tsx';
import { ClassWords } from './ClassWords.tsx';
import { classifications, patchRow } from './rule-edits.ts';
import type { RuleRow } from './rule-rows.ts';
import { useRulesState } from './rules-state.ts';
import './cell-editor.css';

/** The classes of a rule to choose from, under its cell. */
export function ClassPicker({ mapping, row }: { readonly mapping: string; readonly row: RuleRow }) {
  const anchor = useRef<HTMLSpanElement>(null);
  const close = () => {
    const grid = anchor.current?.closest<HTMLElement>('[role=grid]');
    useRulesState.getState().edit(undefined);
    grid?.focus({ preventScroll: true });
  };
  return (
    <Popover
      open
      onOpenChange={(open) => !open && close()}
      label={`Classification of ${row.name}`}
      anchor={
        <span ref={anchor} className="cell-words">
          <ClassWords of={row.classification} />
        </span>
      }
    >
      <ClassList
        chosen={row.classification}
        onChoose={(value) => {
          close();
          if (value !== (row.classification ?? null)) void patchRow(mapping, row, { classification: value });
        }}
      />
    </Popover>
  );
}

type Choice = (typeof classifications)[number]['value'] | null;

const choices: readonly { readonly value: Choice; readonly words: string }[] = [
  ...classifications,
  { value: null, words: 'No classification' },
];

function ClassList({ chosen, onChoose }: { readonly chosen: Choice | undefined; readonly onChoose: (value: Choice) => void }) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    list.current?.querySelector<HTMLElement>('[aria-selected=true]')?.focus();
  }, []);
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=option]')];
    const at = items.findIndex((item) => item === document.activeElement);
    const next =
      event.key === 'ArrowDown'
        ? at + 1
        : event.key === 'ArrowUp'
          ? at - 1
          : event.key === 'Home'
            ? 0
            : event.key === 'End'
              ? items.length - 1
              : undefined;
    event.stopPropagation();
    if (next === undefined) return;
    event.preventDefault();
    items[(next + items.length) % items.length]?.focus();
  };
  return (
    <div ref={list} role="listbox" aria-label="Classification" className="class-list" onKeyDown={key}>
      {choices.map(({ value, words }) => (
        <button
          key={words}
          type="button"
          role="option"
          aria-selected={value === (chosen ?? null)}
          tabIndex={value === (chosen ?? null) ? 0 : -1}
          className="class-list__item"
          onClick={() => onChoose(value)}
        >
          <ClassWords of={value ?? undefined} words={words} />
          {value === (chosen ?? null) && <Icon of={Check} />}
        </button>
      ))}
    </div>
  );
}
