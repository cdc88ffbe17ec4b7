import type { ReactNode } from 'react';
import { X } from 'lucide-react';
import type { IconComponent } from './Icon.tsx';
import { Icon } from './Icon.tsx';
import { classNames } from './class-names.ts';
import './chip.css';

export type Tone = 'neutral' | 'accent' | 'fn' | 'loop' | 'cond' | 'ok' | 'err';

export interface ChipProps {
  readonly tone?: Tone;
  readonly icon?: IconComponent;
  /** A ring instead of a ground: ids, versions. */
  readonly outline?: boolean;
  readonly mono?: boolean;
  /** 22 px with 12 px words: filters, lineage. */
  readonly tall?: boolean;
  readonly title?: string | undefined;
  /** Makes it a button. */
  readonly onClick?: (() => void) | undefined;
  /** Shows a cross that takes it away. */
  readonly onRemove?: (() => void) | undefined;
  readonly removeLabel?: string;
  readonly children: ReactNode;
}

/** A short statement on its own ground. */
export function Chip({
  tone = 'neutral',
  icon,
  outline = false,
  mono = false,
  tall = false,
  title,
  onClick,
  onRemove,
  removeLabel,
  children,
}: ChipProps) {
  const look = classNames(
    'chip',
    tone !== 'neutral' && `chip--${tone}`,
    outline && 'chip--outline',
    mono && 'chip--mono',
    tall && 'chip--tall',
  );
  const inside = (
    <>
      {icon !== undefined && <Icon of={icon} size={tall ? 14 : 12} />}
      <span className="ellipsis">{children}</span>
    </>
  );
  if (onClick !== undefined)
    return (
      <button type="button" className={look} title={title} onClick={onClick}>
        {inside}
      </button>
    );
  return (
    <span className={look} title={title}>
      {inside}
      {onRemove !== undefined && (
        <button type="button" className="chip__remove" aria-label={removeLabel ?? 'Remove'} onClick={onRemove}>
          <Icon of={X} size={12} />
        </button>
      )}
    </span>
  );
}
