import type { Verdict } from '#shared/matching/judge-connection.ts';
import { Chip } from '#renderer/kit/Chip.tsx';
import { verdictTone } from './verdict-tone.ts';

export interface HintCardProps {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Types of the two ends: `str → dec`. */
  readonly from: string;
  readonly to: string | undefined;
  readonly verdict: Verdict | undefined;
  /** In place of a verdict, where the drop means something else. */
  readonly words?: string | undefined;
}

const cardWidth = 220;

/** One sentence near the pointer: how what is under it would take the value. */
export function HintCard({ x, y, width, from, to, verdict, words }: HintCardProps) {
  if (verdict === undefined && words === undefined) return null;
  const left = Math.max(8, Math.min(x - cardWidth - 24, width - cardWidth - 40));
  return (
    <div className="hint-card" style={{ width: cardWidth, transform: `translate(${left}px, ${Math.max(8, y - 64)}px)` }} aria-hidden="true">
      {verdict !== undefined && (
        <p className="hint-card__head">
          <span className="mono">{to === undefined ? from : `${from} → ${to}`}</span>
          <Chip tone={verdictTone(verdict.kind)}>{verdict.label}</Chip>
        </p>
      )}
      <p className="hint-card__words">{words ?? verdict?.hint}</p>
    </div>
  );
}
