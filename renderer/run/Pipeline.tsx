import { CornerDownRight, FileInput, ListChecks, Scale, Spline, Upload } from 'lucide-react';
import type { RunSummary } from '#shared/rpc/contract/run.ts';
import type { IconComponent } from '#renderer/kit/Icon.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { Progress } from '#renderer/kit/Progress.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import type { StageCard } from './view-model.ts';
import { count, stageCards } from './view-model.ts';

const icons: Readonly<Record<StageCard['stage'], IconComponent>> = {
  extract: FileInput,
  transform: Spline,
  validate: ListChecks,
  load: Upload,
  reconcile: Scale,
};

/** The five stages from left to right; an arrow is lit only while records move along it. */
export function Pipeline({ run, elapsed }: { readonly run: RunSummary; readonly elapsed: number }) {
  const cards = stageCards(run, elapsed);
  return (
    <ol className="pipeline" data-pane="pipeline" aria-label="Stages of the run">
      {cards.map((card, at) => (
        <li key={card.stage} className="pipeline__step">
          {at > 0 && (
            <Arrow lit={card.look === 'running' && run.stages[cards[at - 1]?.stage ?? 'extract'] > 0} waits={card.look === 'waiting'} />
          )}
          <div className={classNames('stage', `stage--${card.look}`)}>
            <div className="stage__head">
              <Icon of={icons[card.stage]} size={14} />
              <b>{card.title}</b>
              {card.aside !== undefined && <span className="stage__aside">{card.aside}</span>}
            </div>
            <div className="stage__count">{card.count === undefined ? '–' : count(card.count)}</div>
            <Progress label={`${card.title}, share done`} share={card.share} running={card.look === 'running'} />
            <div className="stage__about ellipsis" title={card.about}>
              {card.about}
            </div>
          </div>
          {card.chip !== undefined && (
            <div className={classNames('stage-chip', `stage-chip--${card.chip.tone}`)}>
              {card.chip.tone === 'err' && <Icon of={CornerDownRight} size={13} />}
              {card.chip.text}
            </div>
          )}
        </li>
      ))}
    </ol>
  );
}

function Arrow({ lit, waits }: { readonly lit: boolean; readonly waits: boolean }) {
  return (
    <svg
      className={classNames('pipeline__arrow', lit && 'pipeline__arrow--lit')}
      viewBox="0 0 56 12"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path d="M0 6H54" strokeDasharray={waits ? '4 3' : undefined} />
      <path d="M49 1.5L55 6L49 10.5" />
    </svg>
  );
}
