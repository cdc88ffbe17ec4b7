import { useEffect, useRef } from 'react';
import { CircleAlert, Lock } from 'lucide-react';
import { Count } from '#renderer/kit/Count.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { useProject } from '#renderer/state/project.ts';
import { patchedSection, useSectionDraft } from '#renderer/state/section-draft.ts';
import type { SectionDeclaration } from '#shared/spec/section.ts';
import { emptySection } from '#shared/spec/section-values.ts';
import type { DocumentSection } from '../document/document-view.ts';
import { openPlaces } from '../document/document-view.ts';
import { useSpecFace } from '../spec-face.ts';
import { PartForm } from './PartForm.tsx';
import { checklistBlocks } from './checklist-blocks.ts';

export interface SectionFormProps {
  readonly declared: SectionDeclaration;
  /** The section as the document shows it; absent while that is being read. */
  readonly shown: DocumentSection | undefined;
}

/** The form of one section, made from its declaration; all of it is saved as it is typed. */
export function SectionForm({ declared, shown }: SectionFormProps) {
  const form = useRef<HTMLElement>(null);
  const project = useProject((state) => state.project);
  const readOnly = useProject((state) => state.readOnly !== undefined);
  const patch = useSectionDraft((state) => state.patches[declared.id]);
  const { flush } = useSectionDraft.getState();
  const values = patchedSection(project.spec[declared.id] ?? emptySection(declared.id), patch);
  const asked = useSpecFace((state) => state.asked);

  useEffect(() => {
    if (asked === undefined) return;
    const field = form.current?.querySelector<HTMLElement>(`[data-field="${CSS.escape(asked.at)}"]`);
    field?.focus();
    field?.scrollIntoView({ block: 'nearest' });
    useSpecFace.setState({ asked: undefined });
  }, [asked]);

  const checklists = checklistBlocks(declared, shown);
  return (
    <section className="spec-form" aria-label={`Form of ${declared.title}`} data-pane="" ref={form} onBlur={flush}>
      <header className="spec-form__head">
        <h3 className="t-strong">
          {declared.number} {declared.title}
        </h3>
        {shown !== undefined && shown.state.of > 0 && (
          <span className="t-muted">
            {shown.state.filled} of {shown.state.of} {shown.state.of === 1 ? 'field' : 'fields'}
          </span>
        )}
      </header>
      <div className="spec-form__parts">
        {declared.parts.map((part, at) => (
          <PartForm
            key={part.id}
            part={part}
            headed={part.heading !== declared.parts[at - 1]?.heading}
            values={values}
            project={project}
            readOnly={readOnly}
            checklist={checklists.get(part.id)}
          />
        ))}
        {shown !== undefined && <OpenPlaces shown={shown} />}
      </div>
      <footer className="spec-form__foot">
        <Icon of={Lock} size={13} />
        Blue figures come from tests and runs. They cannot be typed.
      </footer>
    </section>
  );
}

/** Places listed at most; the rest is a number. */
const longestList = 12;

function OpenPlaces({ shown }: { readonly shown: DocumentSection }) {
  const askFor = useSpecFace((state) => state.askFor);
  const places = openPlaces(shown);
  if (places.length === 0) return null;
  const more = places.length - longestList;
  return (
    <section className="spec-part">
      <h4 className="spec-part__heading">
        Open places <Count of={places.length} tone="cond" />
      </h4>
      <ul className="open-places">
        {places.slice(0, longestList).map((place, index) => (
          <li key={index}>
            <span className="open-places__glyph">
              <Icon of={CircleAlert} />
            </span>
            <span className="ellipsis">
              {place.of === '' ? place.words : place.of}
              {place.of !== '' && !place.words.startsWith(place.of) && <span className="t-muted">, {place.words}</span>}
            </span>
            {place.at !== undefined && (
              <button
                type="button"
                className="link"
                aria-label={`State it: ${place.of === '' ? place.words : place.of}`}
                onClick={() => askFor(shown.state.id, place.at)}
              >
                State it
              </button>
            )}
          </li>
        ))}
        {more > 0 && <li className="t-muted">and {more} more</li>}
      </ul>
    </section>
  );
}
