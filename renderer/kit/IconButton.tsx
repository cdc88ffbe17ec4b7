import type { ComponentProps } from 'react';
import type { IconComponent } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import { Tooltip } from './Tooltip.tsx';
import { classNames } from './class-names.ts';
import './button.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children'> {
  readonly icon: IconComponent;
  /** Its name, also shown as the tooltip. */
  readonly label: string;
  readonly keys?: string;
  /** 24 px square, or 28. */
  readonly size?: 'medium' | 'large';
  readonly iconSize?: number;
  readonly tooltipSide?: 'top' | 'right' | 'bottom' | 'left';
}

/** A button that is only an icon: its label names it and shows as a tooltip with its key. */
export function IconButton({ icon, label, keys, size = 'medium', iconSize = 14, tooltipSide, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys === undefined ? {} : { keys })} {...(tooltipSide === undefined ? {} : { side: tooltipSide })}>
      <button
        type="button"
        aria-label={label}
        className={classNames('icon-button', size === 'large' && 'icon-button--large', className)}
        {...rest}
      >
        <Icon of={icon} size={iconSize} />
      </button>
    </Tooltip>
  );
}
