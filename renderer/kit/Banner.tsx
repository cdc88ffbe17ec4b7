import type { ReactNode } from 'react';
import { CircleAlert, CircleX, Info, Lock } from 'lucide-react';
import type { IconComponent } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import { classNames } from './class-names.ts';
import './message.css';

export interface BannerProps {
  /** `cond` wants a decision, `err` stops something, `info` tells, `locked` is read-only. */
  readonly tone: 'info' | 'locked' | 'cond' | 'err';
  readonly actions?: ReactNode;
  /** Inside a pane instead of across it. */
  readonly round?: boolean;
  /** A sentence; its subject in `<strong>`. */
  readonly children: ReactNode;
}

const glyphs: Readonly<Record<BannerProps['tone'], IconComponent>> = { info: Info, locked: Lock, cond: CircleAlert, err: CircleX };

/** Stands under the workspace bar and pushes the content down. */
export function Banner({ tone, actions, round = false, children }: BannerProps) {
  return (
    <div className={classNames('banner', `banner--${tone}`, round && 'banner--round')} role={tone === 'err' ? 'alert' : 'status'}>
      <span className="banner__glyph">
        <Icon of={glyphs[tone]} />
      </span>
      <span className="banner__text">{children}</span>
      {actions}
    </div>
  );
}
