import type { KeyboardEvent, PointerEvent } from 'react';
import { useRef, useState } from 'react';
import { classNames } from './class-names.ts';
import './splitter.css';

export interface SplitterProps {
  /** Direction of the line: `vertical` stands between columns. */
  readonly line: 'vertical' | 'horizontal';
  readonly label: string;
  /** Size in px of the pane it sizes, its limits and its default. */
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly initial: number;
  /** Whether the pane stands before (left, above) or after the line. */
  readonly pane: 'before' | 'after';
  readonly onResize: (size: number) => void;
}

const step = 8;
const snap = 6;

/** A 1 px line with a 7 px grip. Arrows move by 8, a double click or Enter goes back to the default, where a drag also snaps. */
export function Splitter({ line, label, size, min, max, initial, pane, onResize }: SplitterProps) {
  const start = useRef<{ readonly at: number; readonly size: number } | undefined>(undefined);
  const [held, setHeld] = useState(false);
  const sign = pane === 'before' ? 1 : -1;
  const place = (event: PointerEvent) => (line === 'vertical' ? event.clientX : event.clientY);
  const to = (next: number) => onResize(Math.round(Math.min(max, Math.max(min, next))));

  const press = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { at: place(event), size };
    setHeld(true);
  };
  const move = (event: PointerEvent) => {
    if (start.current === undefined) return;
    const next = start.current.size + (place(event) - start.current.at) * sign;
    to(Math.abs(next - initial) <= snap ? initial : next);
  };
  const release = () => {
    start.current = undefined;
    setHeld(false);
  };
  const key = (event: KeyboardEvent) => {
    const next = keyTarget(event.key, line, sign, { size, min, max, initial });
    if (next === undefined) return;
    event.preventDefault();
    to(next);
  };
  return (
    <div
      className={classNames('splitter', `splitter--${line}`, held && 'splitter--held')}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={line}
      aria-valuenow={Math.round(size)}
      aria-valuemin={Math.round(min)}
      aria-valuemax={Math.round(max)}
      onPointerDown={press}
      onPointerMove={move}
      onPointerUp={release}
      onPointerCancel={release}
      onDoubleClick={() => to(initial)}
      onKeyDown={key}
    />
  );
}

function keyTarget(
  key: string,
  line: SplitterProps['line'],
  sign: number,
  at: { readonly size: number; readonly min: number; readonly max: number; readonly initial: number },
): number | undefined {
  const [back, forth] = line === 'vertical' ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  if (key === back) return at.size - step * sign;
  if (key === forth) return at.size + step * sign;
  if (key === 'Home') return at.min;
  if (key === 'End') return at.max;
  return key === 'Enter' ? at.initial : undefined;
}
