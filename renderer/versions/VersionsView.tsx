import { useEffect, useState } from 'react';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { Skeleton } from '#renderer/kit/Skeleton.tsx';
import { useProject } from '#renderer/state/project.ts';
import { useRevisions } from '#renderer/state/revision.ts';
import { Comparison } from './Comparison.tsx';
import { NameForm } from './NameForm.tsx';
import { RevisionList } from './RevisionList.tsx';
import { presentId } from './revision-words.ts';
import './versions.css';

/** Named states of the project: what differs between them, and the way back to one. */
export function VersionsView() {
  const key = useProject((state) => state.opened?.key);
  const { revisions, loaded, load } = useRevisions();
  const [from, setFrom] = useState<string>();
  const [to, setTo] = useState(presentId);
  useEffect(() => {
    if (key !== undefined) void load();
  }, [key, load]);
  const chosen = revisions.find((revision) => revision.id === from) ?? revisions[0];
  const other = to === chosen?.id || (to !== presentId && !revisions.some((one) => one.id === to)) ? presentId : to;
  return (
    <div className="versions">
      <section className="versions__side" aria-label="Revisions" data-pane="revisions">
        <div className="versions__bar">
          <h2 className="t-title">Versions</h2>
          {loaded && <span className="t-muted">{revisions.length === 1 ? '1 revision' : `${revisions.length} revisions`}</span>}
        </div>
        <NameForm onKept={setFrom} />
        {!loaded ? (
          <Skeleton label="Reading the revisions" rows={4} />
        ) : (
          <RevisionList revisions={revisions} chosen={chosen?.id} onChoose={setFrom} />
        )}
      </section>
      {chosen !== undefined ? (
        <Comparison revisions={revisions} from={chosen} to={other} onFrom={setFrom} onTo={setTo} />
      ) : (
        loaded && (
          <div className="comparison">
            <EmptyState
              title="One draft, no revision yet"
              text="Edits are saved as you make them. A revision is a state to compare with and come back to: give this one a name."
            />
          </div>
        )
      )}
    </div>
  );
}
