import { ChevronDown, ChevronRight, Repeat } from 'lucide-react';
import type { Status } from '#shared/project/status.ts';
import { Chip } from '#renderer/kit/Chip.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { StatusMark } from '#renderer/parts/StatusChip.tsx';
import type { RowGroup } from './row-groups.ts';
import { useRulesState } from './rules-state.ts';

const summary: readonly { readonly status: Status; readonly words: string }[] = [
  { status: 'invalid', words: 'invalid' },
  { status: 'open', words: 'open' },
  { status: 'unproven', words: 'unproven' },
  { status: 'proven', words: 'proven' },
  { status: 'partly-proven', words: 'partly' },
];

/** Heading of a group: its count, its loop, and when it is closed what it hides. */
export function GroupHead({ group }: { readonly group: RowGroup }) {
  const toggle = useRulesState((state) => state.toggleGroup);
  return (
    <div className="group-head">
      <button type="button" className="group-head__title" tabIndex={-1} aria-expanded={group.open} onClick={() => toggle(group.key)}>
        <Icon of={group.open ? ChevronDown : ChevronRight} size={12} />
        <b>{group.title}</b>
        <span className="t-muted">
          {group.mapped} of {group.of} mapped
        </span>
      </button>
      {group.loop !== undefined && (
        <Chip tone="loop" icon={Repeat}>
          for each {group.loop}
        </Chip>
      )}
      {!group.open && (
        <span className="group-head__statuses">
          {summary.map(({ status, words }) => {
            const count = group.statuses[status] ?? 0;
            return count === 0 ? undefined : (
              <span key={status} className="group-head__status">
                <StatusMark status={status} size={12} />
                {count} {words}
              </span>
            );
          })}
        </span>
      )}
    </div>
  );
}
