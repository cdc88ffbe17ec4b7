import { useLayoutEffect, useRef } from 'react';
import { classNames } from '#renderer/kit/class-names.ts';
import { caretLeft } from './caret-left.ts';
import type { OpenCompletion } from './use-completion.ts';

export interface CompletionListProps {
  readonly id: string;
  readonly open: OpenCompletion;
  readonly onAccept: (at: number) => void;
}

/** What may stand at the caret, under it. */
export function CompletionList({ id, open, onAccept }: CompletionListProps) {
  const list = useRef<HTMLDivElement>(null);
  const { start } = open;
  useLayoutEffect(() => {
    const host = list.current?.closest<HTMLElement>('.cell-editor');
    const copy = host?.querySelector<HTMLElement>('.coloured-area__copy');
    if (list.current === null || host === null || host === undefined || copy === null || copy === undefined) return;
    list.current.style.left = `${Math.max(0, Math.min(caretLeft(host, copy, start), host.clientWidth - list.current.offsetWidth))}px`;
  }, [start]);
  return (
    <div ref={list} className="completion" role="listbox" id={id} aria-label="What can stand here">
      {open.items.map((item, at) => (
        <div
          key={`${item.kind} ${item.label}`}
          id={`${id}-${at}`}
          role="option"
          aria-selected={at === open.active}
          className={classNames('completion__item', at === open.active && 'completion__item--active')}
          title={item.doc}
          // The text keeps the focus.
          onPointerDown={(event) => {
            event.preventDefault();
            onAccept(at);
          }}
        >
          <span
            className={`mono completion__label code-${item.kind === 'function' ? 'function' : item.kind === 'variable' ? 'variable' : 'name'}`}
          >
            {item.label}
          </span>
          <span className="completion__detail ellipsis">{item.detail}</span>
        </div>
      ))}
    </div>
  );
}
