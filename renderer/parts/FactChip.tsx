import type { ComponentProps } from 'react';
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

/** A measured figure. It cannot be typed. */
export function FactChip({ fact }: { readonly fact: Fact }) {
  return (
    <span className={classNames('fact', `fact--${fact.state}`)} title={factOrigin(fact)}>
      <FactText fact={fact} />
    </span>
  );
}

/** The same as a button: pressing it shows where it comes from. */
export function FactButton({ fact, className, ...rest }: { readonly fact: Fact } & ComponentProps<'button'>) {
  return (
    <button type="button" className={classNames('fact', `fact--${fact.state}`, className)} title={factOrigin(fact)} {...rest}>
      <FactText fact={fact} />
    </button>
  );
}

function FactText({ fact }: { readonly fact: Fact }) {
  const icon = factIcon(fact);
  return (
    <>
      {icon !== undefined && <Icon of={icon} size={13} />}
      {fact.text}
    </>
  );
}

/** Tells by its shape where a fact comes from, or what is wrong with it. */
export function factIcon(fact: Fact): IconComponent | undefined {
  if (fact.state === 'broken') return CircleX;
  if (fact.state === 'out-of-date') return History;
  return fact.state === 'not-measured' ? undefined : origins[fact.origin].icon;
}

/** Where a fact comes from, in words: `from a run, orders.ndjson, 24 Nov 2026, 09:41`. */
export function factOrigin(fact: Fact): string {
  const at = fact.at === undefined ? [] : [new Date(fact.at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' })];
  return [origins[fact.origin].words, ...(fact.on === undefined ? [] : [fact.on]), ...at].join(', ');
}
