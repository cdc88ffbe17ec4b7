import { useMemo } from 'react';
import { codeLine } from '#renderer/parts/CodeLine.tsx';

interface CodeViewProps {
  readonly label: string;
  readonly caption: string;
  readonly format: string;
  readonly text: string;
}

/** A document to read, with line numbers. */
export function CodeView({ label, caption, format, text }: CodeViewProps) {
  const lines = useMemo(() => text.replace(/\n$/, '').split('\n'), [text]);
  return (
    <>
      <p className="test-pane__caption">{caption}</p>
      <div className="test-code code" role="region" aria-label={label} tabIndex={0}>
        {lines.map((line, at) => (
          // A line has no identity but its number.
          <div key={at} className="test-code__line">
            <span className="diff__number" aria-hidden="true">
              {at + 1}
            </span>
            <span className="test-code__text">{codeLine(format, line)}</span>
          </div>
        ))}
      </div>
    </>
  );
}
