import { classNames } from '#renderer/kit/class-names.ts';
import type { OpenCompletion } from './use-completion.ts';

export interface CompletionListProps {
  readonly id: string;
  readonly open: OpenCompletion;
  /** Px from the left of the editor. */
  readonly left: number;
  readonly onAccept: (at: number) => void;
}

/** What may stand at the caret, under it. */
export function CompletionList({ id, open, left, onAccept }: CompletionListProps) {
  return (
    <div className="completion" role="listbox" id={id} aria-label="What can stand here" style={{ left }}>
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
