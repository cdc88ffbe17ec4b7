import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { Activity, CircleCheck } from 'lucide-react';
import { Icon } from '#renderer/kit/Icon.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import type { SectionDeclaration } from '#shared/spec/section.ts';
import { sectionList } from '#shared/spec/section-list.ts';
import type { DocumentSection } from './document/document-view.ts';
import { sectionShare } from './document/document-view.ts';

const groups = [...new Set(sectionList.map((section) => section.group))];

export interface OutlineProps {
  /** Empty while the document is being read. */
  readonly sections: readonly DocumentSection[];
  readonly chosen: string;
  readonly onChoose: (section: string) => void;
}

/** The sections in their groups, each with how much of it is stated; one stop for Tab, arrows move. */
export function Outline({ sections, chosen, onChoose }: OutlineProps) {
  const list = useRef<HTMLElement>(null);
  const move = (event: KeyboardEvent) => {
    const at = sectionList.findIndex((section) => section.id === chosen);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: sectionList.length - 1 }[event.key];
    const next = to === undefined ? undefined : sectionList[to];
    if (to === undefined) return;
    event.preventDefault();
    if (next === undefined) return;
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-section="${next.id}"]`)?.focus();
  };
  return (
    <nav className="outline" aria-label="Sections" data-pane="" ref={list} onKeyDown={move}>
      {groups.map((group) => (
        <div key={group} className="outline__group">
          <h3 className="outline__heading">{group}</h3>
          <ul>
            {sectionList
              .filter((section) => section.group === group)
              .map((section) => (
                <li key={section.id}>
                  <Entry
                    declared={section}
                    shown={sections.find((one) => one.state.id === section.id)}
                    isChosen={section.id === chosen}
                    onChoose={() => onChoose(section.id)}
                  />
                </li>
              ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

interface EntryProps {
  readonly declared: SectionDeclaration;
  readonly shown: DocumentSection | undefined;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Entry({ declared, shown, isChosen, onChoose }: EntryProps) {
  const share = shown === undefined ? undefined : sectionShare(shown.state);
  return (
    <button
      type="button"
      className={classNames('outline__entry', isChosen && 'outline__entry--chosen')}
      aria-current={isChosen}
      tabIndex={isChosen ? 0 : -1}
      data-section={declared.id}
      onClick={onChoose}
    >
      <span className="outline__number">{declared.number}</span>
      <span className="outline__title">{declared.title}</span>
      {shown?.state.measured === true && (
        <span className="outline__measured" title="Holds measured facts">
          <Icon of={Activity} size={12} />
          <span className="visually-hidden">, measured,</span>
        </span>
      )}
      <span className="outline__gap" />
      {share !== undefined && <Done share={share} />}
    </button>
  );
}

function Done({ share }: { readonly share: number }) {
  if (share >= 1)
    return (
      <span className="outline__done">
        <Icon of={CircleCheck} />
        <span className="visually-hidden">complete</span>
      </span>
    );
  return (
    <>
      <span className="outline__share">{share === 0 ? 'empty' : `${Math.max(1, Math.floor(share * 100))} %`}</span>
      <svg width="14" height="14" viewBox="0 0 14 14" aria-hidden="true">
        <circle cx="7" cy="7" r="5.2" fill="none" stroke="var(--line-2)" strokeWidth="2" />
        {share > 0 && (
          <circle
            cx="7"
            cy="7"
            r="5.2"
            fill="none"
            stroke="var(--cond)"
            strokeWidth="2"
            pathLength="100"
            strokeDasharray={`${share * 100} 100`}
            transform="rotate(-90 7 7)"
          />
        )}
      </svg>
    </>
  );
}
