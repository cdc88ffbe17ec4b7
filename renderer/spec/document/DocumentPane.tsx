import type { RefObject } from 'react';
import { memo, useEffect, useRef } from 'react';
import { Banner } from '#renderer/kit/Banner.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problemText } from '#shared/base/problem.ts';
import { BlockView } from './BlockView.tsx';
import type { DocumentSection } from './document-view.ts';

export interface DocumentPaneProps {
  readonly sections: readonly DocumentSection[];
  readonly chosen: string;
  /** True: the section chosen last is in view already. */
  readonly stays: RefObject<boolean>;
  /** Why what is shown is older than the project. */
  readonly failure: Problem | undefined;
  readonly onChoose: (section: string) => void;
}

/** The document as it reads now; the section chosen stands at the top, and a press on a section chooses it. */
export function DocumentPane({ sections, chosen, stays, failure, onChoose }: DocumentPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (stays.current) return;
    // Not scrollIntoView: that would scroll the window around the pane too.
    const section = pane.current?.querySelector(`[data-document-section="${chosen}"]`);
    if (pane.current === null || section === null || section === undefined) return;
    pane.current.scrollTop += section.getBoundingClientRect().top - pane.current.getBoundingClientRect().top;
  }, [chosen, stays]);
  return (
    <div className="document-pane" data-pane="" ref={pane} role="region" aria-label="Document" tabIndex={0}>
      {failure !== undefined && (
        <Banner tone="err" round>
          The document is older than the project: {problemText(failure)}
        </Banner>
      )}
      <article className="paper">
        {sections.map((section) => (
          <Section key={section.state.id} section={section} isChosen={section.state.id === chosen} onChoose={onChoose} />
        ))}
      </article>
    </div>
  );
}

interface SectionProps {
  readonly section: DocumentSection;
  readonly isChosen: boolean;
  readonly onChoose: (section: string) => void;
}

const Section = memo(function Section({ section, isChosen, onChoose }: SectionProps) {
  const { state, parts } = section;
  return (
    <section
      className={classNames('paper__section', isChosen && 'paper__section--chosen')}
      data-document-section={state.id}
      aria-labelledby={`document-${state.id}`}
      onClick={() => {
        // Marking text to copy it is no choice.
        if (window.getSelection()?.isCollapsed !== false) onChoose(state.id);
      }}
    >
      <h3 className="t-doc-h2" id={`document-${state.id}`}>
        <span className="paper__number">{state.number}</span> {state.title}
      </h3>
      {parts.map((part, at) => (
        <div key={part.id}>
          {part.title !== undefined && (
            <h4 className="paper__heading">
              {state.number}.{at + 1}
              <span> {part.title}</span>
            </h4>
          )}
          {part.blocks.map((block, index) => (
            <BlockView key={index} block={block} section={state.id} />
          ))}
        </div>
      ))}
    </section>
  );
});
