import type { ReactNode } from 'react';
import type { IconComponent } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import { classNames } from './class-names.ts';
import './message.css';

export interface EmptyStateProps {
  /** Absent: the dot, line and ring of a link not yet drawn. */
  readonly icon?: IconComponent;
  readonly tone?: 'neutral' | 'err';
  readonly title: ReactNode;
  readonly text?: ReactNode;
  /** The one action that fills it (two where one leads round). */
  readonly actions?: ReactNode;
  /** A quiet other way: `or drag a field across`. */
  readonly or?: ReactNode;
}

/** Says what is missing, or what failed, and holds the action that helps. */
export function EmptyState({ icon, tone = 'neutral', title, text, actions, or }: EmptyStateProps) {
  return (
    <div className="empty">
      <span className={classNames('empty__glyph', tone === 'err' && 'empty__glyph--err')}>
        {icon === undefined ? <UnlinkedDots /> : <Icon of={icon} size={20} />}
      </span>
      <p className="empty__title">{title}</p>
      {text !== undefined && <p className="empty__text">{text}</p>}
      {actions !== undefined && <div className="empty__actions">{actions}</div>}
      {or !== undefined && <p className="empty__or">{or}</p>}
    </div>
  );
}

function UnlinkedDots() {
  return (
    <svg width="60" height="12" viewBox="0 0 60 12" aria-hidden="true">
      <circle cx="6" cy="6" r="5" fill="var(--direct)" />
      <path d="M13 6H48" stroke="var(--accent)" strokeWidth="2" strokeDasharray="5 3" />
      <circle cx="54" cy="6" r="4.5" fill="none" stroke="var(--accent)" strokeWidth="2" />
    </svg>
  );
}
