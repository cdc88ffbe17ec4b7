import { useEffect, useEffectEvent, useState } from 'react';
import { Info, X } from 'lucide-react';
import { Icon } from './Icon.tsx';
import { IconButton } from './IconButton.tsx';
import { StatusGlyph } from './StatusGlyph.tsx';
import { Button } from './Button.tsx';
import './message.css';

export interface ToastMessage {
  readonly id: number;
  readonly tone: 'ok' | 'err' | 'info' | 'busy';
  /** What it is about, in bold: `R-28 saved.` */
  readonly subject?: string | undefined;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
}

const shownFor = 5000;

/** Bottom right of the page. Each goes after 5 s, but errors and what is under way stay; hover or focus holds them. */
export function Toaster({ toasts, onDismiss }: { readonly toasts: readonly ToastMessage[]; readonly onDismiss: (id: number) => void }) {
  return (
    <div className="toaster" role="region" aria-label="Messages">
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} onDismiss={() => onDismiss(toast.id)} />
      ))}
    </div>
  );
}

function Toast({ toast, onDismiss }: { readonly toast: ToastMessage; readonly onDismiss: () => void }) {
  const [held, setHeld] = useState(false);
  const goes = toast.tone === 'ok' || toast.tone === 'info';
  const dismiss = useEffectEvent(onDismiss);
  useEffect(() => {
    if (!goes || held) return undefined;
    const timer = setTimeout(dismiss, shownFor);
    return () => clearTimeout(timer);
  }, [goes, held]);
  const act = () => {
    toast.action?.run();
    onDismiss();
  };
  return (
    <div
      className="toast"
      role={toast.tone === 'err' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <ToneGlyph tone={toast.tone} />
      <span className="toast__text">
        {toast.subject !== undefined && <strong>{toast.subject} </strong>}
        {toast.text}
      </span>
      {toast.action !== undefined && (
        <Button look="ghost" size="small" onClick={act}>
          {toast.action.label}
        </Button>
      )}
      {(toast.action === undefined || toast.tone === 'err') && toast.tone !== 'busy' && (
        <IconButton icon={X} label="Dismiss" onClick={onDismiss} />
      )}
    </div>
  );
}

function ToneGlyph({ tone }: { readonly tone: ToastMessage['tone'] }) {
  if (tone === 'busy') return <StatusGlyph kind="running" />;
  if (tone === 'info') return <Icon of={Info} />;
  return <StatusGlyph kind={tone} />;
}
