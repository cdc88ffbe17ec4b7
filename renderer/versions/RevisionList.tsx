import type { KeyboardEvent } from 'react';
import type { Revision } from '#shared/rpc/contract/revision.ts';
import { Chip } from '#renderer/kit/Chip.tsx';
import { revisionSize, revisionTime } from './revision-words.ts';

export interface RevisionListProps {
  readonly revisions: readonly Revision[];
  readonly chosen: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** The revisions, newest first; one tab stop, arrows choose. */
export function RevisionList({ revisions, chosen, onChoose }: RevisionListProps) {
  const move = (event: KeyboardEvent<HTMLElement>) => {
    const at = revisions.findIndex((revision) => revision.id === chosen);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: revisions.length - 1 }[event.key];
    const next = to === undefined ? undefined : revisions[to];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next.id);
    const options = event.currentTarget.querySelectorAll<HTMLElement>('[role=option]');
    options[to ?? 0]?.focus();
  };
  return (
    <div role="listbox" aria-label="Revisions" className="revision-list" onKeyDown={move}>
      {revisions.map((revision) => (
        <div
          key={revision.id}
          role="option"
          aria-selected={revision.id === chosen}
          tabIndex={revision.id === chosen ? 0 : -1}
          className="revision"
          onClick={() => onChoose(revision.id)}
        >
          <span className="revision__head">
            <Chip outline>{revision.number}</Chip>
            <b className="ellipsis">{revision.name}</b>
            <span className="revision__time">{revisionTime(revision.at)}</span>
          </span>
          {revision.reason !== '' && <span className="revision__reason">{revision.reason}</span>}
          <span className="revision__foot">
            {revision.author !== '' && <span className="ellipsis">{revision.author}</span>}
            <span className="revision__size">{revisionSize(revision)}</span>
          </span>
        </div>
      ))}
    </div>
  );
}
