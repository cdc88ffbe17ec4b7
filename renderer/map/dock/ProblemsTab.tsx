import type { ProblemRow } from '#shared/rpc/contract/preview.ts';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';

/** All problems of the mapping over the whole sample; each row ends in a verb. */
export function ProblemsTab({
  problems,
  onAct,
}: {
  readonly problems: readonly ProblemRow[];
  readonly onAct: (problem: ProblemRow) => void;
}) {
  if (problems.length === 0)
    return <EmptyState title="No problems" text="Every required field has a value in every record of the sample." />;
  return (
    <ul className="dock-list" aria-label="Problems" tabIndex={0}>
      {problems.map((problem, at) => (
        // Two problems may have the same code and place.
        <li key={`${problem.code}${at}`} className="dock-list__row">
          <StatusGlyph kind={problem.severity === 'error' ? 'err' : 'open'} size={14} />
          <span className="dock-list__text ellipsis" title={problem.message}>
            <strong>{problem.subject} </strong>
            {problem.message}
          </span>
          {problem.count !== undefined && <span className="t-quiet">{problem.count.toLocaleString('en')}</span>}
          <button type="button" className="link dock-list__verb" onClick={() => onAct(problem)}>
            {problem.verb}
          </button>
        </li>
      ))}
    </ul>
  );
}
