import { Activity, CircleX, FileText, FlaskConical, Folder, History } from 'lucide-react';
import type { Fact } from '#shared/spec/document.ts';
import type { IconComponent } from '#renderer/kit/Icon.tsx';
import { Icon } from '#renderer/kit/Icon.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import './parts.css';

const origins: Readonly<Record<Fact['origin'], { readonly icon: IconComponent; readonly words: string }>> = {
  run: { icon: Activity, words: 'from a run' },
  scenario: { icon: FlaskConical, words: 'from a test' },
  sample: { icon: FileText, words: 'from the sample' },
  project: { icon: Folder, words: 'from the project' },
};

/** A measured figure. It cannot be typed; pressing it shows where it comes from. */
export function FactChip({ fact, onOpen }: { readonly fact: Fact; readonly onOpen?: (() => void) | undefined }) {
  const icon =
    fact.state === 'broken'
      ? CircleX
      : fact.state === 'out-of-date'
        ? History
        : fact.state === 'not-measured'
          ? undefined
          : origins[fact.origin].icon;
  const inside = (
    <>
      {icon !== undefined && <Icon of={icon} size={13} />}
      {fact.text}
    </>
  );
  const look = classNames('fact', `fact--${fact.state}`);
  const title = factOrigin(fact);
  if (onOpen === undefined)
    return (
      <span className={look} title={title}>
        {inside}
      </span>
    );
  return (
    <button type="button" className={look} title={title} onClick={onOpen}>
      {inside}
    </button>
  );
}

/** Where a fact comes from, in words: `from a run, orders.ndjson, 24 Nov 2026, 09:41`. */
export function factOrigin(fact: Fact): string {
  const at = fact.at === undefined ? [] : [new Date(fact.at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })];
  return [origins[fact.origin].words, ...(fact.on === undefined ? [] : [fact.on]), ...at].join(', ');
}
