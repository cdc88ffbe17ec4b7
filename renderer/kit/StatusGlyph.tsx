import { CircleAlert, CircleCheck, CircleDashed, CircleMinus, CirclePause, CircleSlash2, CircleX, History, Lock } from 'lucide-react';
import type { IconComponent } from './Icon.tsx';
import { BusyRing } from './BusyRing.tsx';
import { Icon } from './Icon.tsx';
import { classNames } from './class-names.ts';
import './chip.css';

export type GlyphKind = 'ok' | 'part' | 'err' | 'open' | 'none' | 'running' | 'stale' | 'skipped' | 'paused' | 'locked';

const shapes: Readonly<Record<Exclude<GlyphKind, 'running'>, IconComponent>> = {
  ok: CircleCheck,
  part: CircleDashed,
  err: CircleX,
  open: CircleAlert,
  none: CircleMinus,
  stale: History,
  skipped: CircleSlash2,
  paused: CirclePause,
  locked: Lock,
};

/** The glyph of a status: shape first, colour second; a word beside it says it. */
export function StatusGlyph({ kind, size = 14, label }: { readonly kind: GlyphKind; readonly size?: number; readonly label?: string }) {
  return (
    <span
      className={classNames('status-glyph', `status-glyph--${kind}`)}
      {...(label === undefined ? {} : { role: 'img', 'aria-label': label })}
    >
      {kind === 'running' ? <BusyRing size={size} /> : <Icon of={shapes[kind]} size={size} />}
    </span>
  );
}
