import type { ProblemRow as Row } from '#shared/rpc/contract/preview.ts';
import { StatusGlyph } from '#renderer/kit/StatusGlyph.tsx';
import './parts.css';

/** One problem: what it is about, the sentence, and the verb that leads on. */
export function ProblemRow({ problem, onGo }: { readonly problem: Row; readonly onGo: (problem: Row) => void }) {
  return (
    <div className="problem-row">
      <StatusGlyph
        kind={problem.severity === 'error' ? 'err' : problem.severity === 'warning' ? 'open' : 'none'}
        label={problem.severity}
      />
      <span
        className="problem-row__text ellipsis"
        title={`${problem.subject} ${problem.message}${problem.next === undefined ? '' : ` ${problem.next}`}`}
      >
        <b>{problem.subject}</b>
        {problem.message}
      </span>
      <button type="button" className="link" onClick={() => onGo(problem)} aria-label={`${problem.verb}: ${problem.subject}`}>
        {problem.verb}
      </button>
    </div>
  );
}
