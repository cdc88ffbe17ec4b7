import { useCallback, useEffect, useMemo, useRef } from 'react';
import { Button } from '#renderer/kit/Button.tsx';
import { EmptyState } from '#renderer/kit/EmptyState.tsx';
import { Skeleton } from '#renderer/kit/Skeleton.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSectionDraft } from '#renderer/state/section-draft.ts';
import { useSpec } from '#renderer/state/spec.ts';
import { useStatusNote } from '#renderer/state/status-note.ts';
import { sectionList } from '#shared/spec/section-list.ts';
import { problemText } from '#shared/base/problem.ts';
import { DocumentPane } from './document/DocumentPane.tsx';
import { countWords } from './document/document-view.ts';
import { useDocumentSections } from './document/use-document-sections.ts';
import { SectionForm } from './form/SectionForm.tsx';
import { Outline } from './Outline.tsx';
import { SpecBar } from './SpecBar.tsx';
import { useSpecFace } from './spec-face.ts';
import './spec.css';
import './spec-paper.css';

/** The specification: outline, the form of one section, and the document that it becomes. */
export function SpecView() {
  const opened = useProject((state) => state.opened?.key);
  const built = useSpec((state) => state.document);
  const failure = useSpec((state) => state.failure);
  const load = useSpec((state) => state.load);
  const chosen = useSpec((state) => state.section);
  const choose = useSpec((state) => state.choose);
  const face = useSpecFace((state) => state.face);
  // A section chosen in the document is in view there already.
  const stays = useRef(false);
  const declared = sectionList.find((section) => section.id === chosen) ?? sectionList[0];
  const sections = useDocumentSections(built);
  const words = useMemo(() => (built === undefined ? undefined : countWords(built)), [built]);

  useEffect(() => {
    void load();
  }, [opened, load]);
  useEffect(() => {
    const { flush } = useSectionDraft.getState();
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, []);
  const chooseThere = useCallback(
    (section: string) => {
      stays.current = false;
      choose(section);
    },
    [choose],
  );
  const chooseHere = useCallback(
    (section: string) => {
      stays.current = true;
      choose(section);
    },
    [choose],
  );
  useStatusNote(declared === undefined ? undefined : `Section ${declared.number} of ${sectionList.length}`);
  useStatusNote(words === undefined ? undefined : `${words.toLocaleString()} words`);
  if (declared === undefined) return null;

  return (
    <div className="spec">
      <SpecBar document={built} />
      <div className={classNames('spec__panes', `spec__panes--${face}`)}>
        <Outline sections={sections} chosen={declared.id} onChoose={chooseThere} />
        {face !== 'document' && (
          <SectionForm key={declared.id} declared={declared} shown={sections.find((section) => section.state.id === declared.id)} />
        )}
        {face !== 'form' &&
          (built === undefined ? (
            <div className="spec__waiting">
              {failure === undefined ? (
                <Skeleton label="Reading the document" rows={8} />
              ) : (
                <EmptyState
                  tone="err"
                  title="The document could not be built"
                  text={problemText(failure)}
                  actions={<Button onClick={() => void load()}>Try again</Button>}
                />
              )}
            </div>
          ) : (
            <DocumentPane sections={sections} chosen={declared.id} stays={stays} failure={failure} onChoose={chooseHere} />
          ))}
      </div>
    </div>
  );
}
