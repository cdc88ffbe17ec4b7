import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { classify } from '#shared/language/classify.ts';
import { classNames } from '#renderer/kit/class-names.ts';
import './parts.css';

export interface ExpressionTextProps {
  readonly text: string;
  /** All lines, wrapped; else one line that is cut. */
  readonly wrap?: boolean;
  readonly className?: string;
}

/** A JSONata expression to read, coloured as in the editor. */
export function ExpressionText({ text, wrap = false, className }: ExpressionTextProps) {
  const line = wrap ? text : text.replace(/\s*\n\s*/g, ' ');
  const pieces = useMemo(() => colour(line), [line]);
  return (
    <code className={classNames('expression', 'code', wrap && 'expression--wrap', className)} title={wrap ? undefined : text}>
      {pieces}
    </code>
  );
}

function colour(text: string): readonly ReactNode[] {
  const pieces: ReactNode[] = [];
  let at = 0;
  for (const { start, end, kind } of classify(text)) {
    if (start > at) pieces.push(text.slice(at, start));
    pieces.push(
      <span key={start} className={`code-${kind}`}>
        {text.slice(start, end)}
      </span>,
    );
    at = end;
  }
  if (at < text.length) pieces.push(text.slice(at));
  return pieces;
}
