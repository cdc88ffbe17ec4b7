import type { ReactNode } from 'react';
import { useState } from 'react';
import { Dialog as Primitive } from 'radix-ui';
import { classNames } from './class-names.ts';
import { OverlayHost } from './overlay-host.ts';
import './dialog.css';

export interface DialogProps {
  readonly open: boolean;
  /** Esc, a press outside, or a button of yours. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** A sentence under the title. */
  readonly about?: ReactNode;
  /** Buttons, the primary one last. */
  readonly footer?: ReactNode;
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** Only for what undo cannot bring back, or what needs a choice. The focus is kept inside and returns to its origin. */
export function Dialog({ open, onClose, title, about, footer, wide = false, children }: DialogProps) {
  const [host, setHost] = useState<HTMLElement | null>(null);
  return (
    <Primitive.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="dialog__veil" />
        <Primitive.Content
          className={classNames('dialog', wide && 'dialog--wide')}
          {...(about === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <OverlayHost value={host}>
            <div className="dialog__head">
              <Primitive.Title className="t-title">{title}</Primitive.Title>
              {about !== undefined && <Primitive.Description className="dialog__about">{about}</Primitive.Description>}
            </div>
            <div className="dialog__body">{children}</div>
            {footer !== undefined && <div className="dialog__foot">{footer}</div>}
            <div ref={setHost} />
          </OverlayHost>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
