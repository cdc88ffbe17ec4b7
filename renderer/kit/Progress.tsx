import { classNames } from './class-names.ts';
import './message.css';

export interface ProgressProps {
  readonly label: string;
  /** Share done, 0 to 1. */
  readonly share: number;
  /** Under way (accent) or a measure (ink). */
  readonly running?: boolean;
}

/** A thin bar; the number stands beside it in words. */
export function Progress({ label, share, running = false }: ProgressProps) {
  const percent = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return (
    <span className="progress" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={percent}>
      <span className={classNames('progress__bar', running && 'progress__bar--running')} style={{ width: `${percent}%` }} />
    </span>
  );
}
