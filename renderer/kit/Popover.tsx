import type { ReactNode } from 'react';
import { Popover as Primitive } from 'radix-ui';
import { classNames } from './class-names.ts';
import { useOverlayHost } from './overlay-host.ts';
import './popover.css';

export interface PopoverProps {
  /** One element that takes a ref; pressing it opens. Absent with `anchor`: opened by the owner only. */
  readonly trigger?: ReactNode;
  /** What it explains, when that is not the trigger. It never covers it. */
  readonly anchor?: ReactNode;
  readonly open?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly label: string;
  readonly side?: 'top' | 'right' | 'bottom' | 'left';
  readonly align?: 'start' | 'center' | 'end';
  readonly className?: string;
  /** False: the focus stays where it is (hints while typing). */
  readonly takesFocus?: boolean;
  readonly children: ReactNode;
}

/** A surface beside what it explains. Esc and a press outside close it; the focus goes back to where it came from. */
export function Popover({
  trigger,
  anchor,
  open,
  onOpenChange,
  label,
  side = 'bottom',
  align = 'start',
  className,
  takesFocus = true,
  children,
}: PopoverProps) {
  const host = useOverlayHost();
  const keep = takesFocus ? {} : { onOpenAutoFocus: stay, onCloseAutoFocus: stay };
  return (
    <Primitive.Root {...(open === undefined ? {} : { open })} {...(onOpenChange === undefined ? {} : { onOpenChange })}>
      {trigger !== undefined && <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>}
      {anchor !== undefined && <Primitive.Anchor asChild>{anchor}</Primitive.Anchor>}
      <Primitive.Portal container={host}>
        <Primitive.Content
          className={classNames('popover', className)}
          aria-label={label}
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          {...keep}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

function stay(event: Event): void {
  event.preventDefault();
}
