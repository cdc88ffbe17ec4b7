import type { ReactNode } from 'react';
import { Tooltip as Primitive } from 'radix-ui';
import { Kbd } from './Kbd.tsx';
import { useOverlayHost } from './overlay-host.ts';
import './popover.css';

export interface TooltipProps {
  readonly text: ReactNode;
  /** Its key, as in `Ctrl K`. */
  readonly keys?: string;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  /** One element that takes a ref. */
  readonly children: ReactNode;
}

/** Names a control on hover and focus. The control still needs its own accessible name. */
export function Tooltip({ text, keys, side = 'bottom', children }: TooltipProps) {
  const host = useOverlayHost();
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal container={host}>
        <Primitive.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
          {text}
          {keys !== undefined && <Kbd keys={keys} />}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Stands once around the whole page: after one tooltip the next ones come at once. */
export function TooltipScope({ children }: { readonly children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={500} skipDelayDuration={300}>
      {children}
    </Primitive.Provider>
  );
}
