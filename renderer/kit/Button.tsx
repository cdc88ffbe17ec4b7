import type { ComponentProps } from 'react';
import type { IconComponent } from './Icon.tsx';
import { BusyRing } from './BusyRing.tsx';
import { Icon } from './Icon.tsx';
import { classNames } from './class-names.ts';
import './button.css';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `filled-danger` only inside a dialog that asks about it. One primary per surface. Absent: secondary. */
  readonly look?: 'primary' | 'secondary' | 'ghost' | 'danger' | 'filled-danger';
  /** 24 px in toolbars, 28 px else, 32 px on Welcome. */
  readonly size?: 'small' | 'medium' | 'large';
  readonly icon?: IconComponent;
  /** Under way: the icon becomes a ring, the words and the width stay, presses do nothing. */
  readonly busy?: boolean;
}

/** A button is a verb with its object: `Map it`, `Export spec`. */
export function Button({ look = 'secondary', size = 'medium', icon, busy = false, className, children, onClick, ...rest }: ButtonProps) {
  const press = busy ? undefined : onClick;
  return (
    <button
      type="button"
      className={classNames('button', `button--${look}`, size !== 'medium' && `button--${size}`, className)}
      aria-busy={busy || undefined}
      {...(press === undefined ? {} : { onClick: press })}
      {...rest}
    >
      {busy ? <BusyRing /> : icon !== undefined && <Icon of={icon} />}
      {children}
    </button>
  );
}
