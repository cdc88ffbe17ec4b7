import { Fragment } from 'react';
import type { Status } from '#shared/project/status.ts';
import { StatusMark } from '#renderer/parts/StatusChip.tsx';
import { countByStatus } from './row-filter.ts';
import type { RuleRow } from './rule-rows.ts';
import { useRulesState } from './rules-state.ts';

const chips: readonly { readonly status: Status; readonly words: string; readonly always: boolean }[] = [
  { status: 'proven', words: 'Proven', always: true },
  { status: 'partly-proven', words: 'Partly proven', always: true },
  { status: 'unproven', words: 'Unproven', always: false },
  { status: 'invalid', words: 'Invalid', always: true },
  { status: 'open', words: 'Required, open', always: true },
  { status: 'not-mapped', words: 'Not mapped', always: true },
];

/** How many fields have each status; pressing one shows only those. */
export function StatusFilter({ rows }: { readonly rows: readonly RuleRow[] }) {
  const chosen = useRulesState((state) => state.query.status);
  const ask = useRulesState((state) => state.ask);
  const counts = countByStatus(rows);
  return (
    <div className="status-filter" role="group" aria-label="Filter by status">
      <button type="button" className="status-filter__chip" aria-pressed={chosen === undefined} onClick={() => ask({ status: undefined })}>
        All <b>{rows.length.toLocaleString('en')}</b>
      </button>
      {chips.map(({ status, words, always }) => (
        <Fragment key={status}>
          {(always || counts[status] > 0) && (
            <button
              type="button"
              className="status-filter__chip"
              aria-pressed={chosen === status}
              onClick={() => ask({ status: chosen === status ? undefined : status })}
            >
              <span aria-hidden="true">
                <StatusMark status={status} />
              </span>
              {words} <b>{counts[status].toLocaleString('en')}</b>
            </button>
          )}
        </Fragment>
      ))}
    </div>
  );
}
