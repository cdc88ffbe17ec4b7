import type { LucideIcon } from 'lucide-react';

export type IconComponent = LucideIcon;

/** Lucide draws in a square of 24. */
const drawnIn = 24;

/** A Lucide icon whose stroke stays about 1.5 px at any size. Decorative: the words beside it carry the meaning. */
export function Icon({
  of: Shape,
  size = 14,
  className,
}: {
  readonly of: LucideIcon;
  readonly size?: number;
  readonly className?: string;
}) {
  return <Shape aria-hidden="true" size={size} strokeWidth={(1.5 * drawnIn) / size} {...(className === undefined ? {} : { className })} />;
}
