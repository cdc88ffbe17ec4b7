import { classNames } from '#renderer/kit/class-names.ts';

export type PortShape = 'hollow' | 'circle' | 'diamond' | 'square' | 'invalid';
export type PortTone = 'direct' | 'fn' | 'cond' | 'loop' | 'accent' | 'none';

/** The mark at which links begin and end. Its kind shows by shape first; where it stands in reach of the pointer is the whole row end. */
export function Port({ shape, tone, side }: { readonly shape: PortShape; readonly tone: PortTone; readonly side: 'source' | 'target' }) {
  return (
    <span className={classNames('port-reach', `port-reach--${side}`)} data-port="" aria-hidden="true">
      <span className={classNames('port', `port--${shape}`, `port--${tone}`)} />
    </span>
  );
}
