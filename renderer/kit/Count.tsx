import type { Tone } from './Chip.tsx';
import { classNames } from './class-names.ts';
import './chip.css';

/** A number in a small round ground. */
export function Count({ of, tone = 'neutral' }: { readonly of: number | string; readonly tone?: Tone }) {
  return <span className={classNames('count', tone !== 'neutral' && `count--${tone}`)}>{of}</span>;
}
