import type { Verdict } from '#shared/matching/judge-connection.ts';
import { Chip } from '#renderer/kit/Chip.tsx';
import { verdictTone } from './verdict-tone.ts';

/** How a row would take what is carried. */
export function VerdictChip({ verdict }: { readonly verdict: Verdict }) {
  return (
    <span className="tree-row__verdict">
      {verdict.droppable ? (
        <Chip tone={verdictTone(verdict.kind)} outline={verdict.kind === 'replaces'} mono={verdict.kind === 'converts'}>
          {verdict.label}
        </Chip>
      ) : (
        <span className="t-small t-quiet">{verdict.label}</span>
      )}
    </span>
  );
}
