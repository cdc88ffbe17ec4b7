import { useEffect, useMemo, useRef } from 'react';
import { classNames } from '#renderer/kit/class-names.ts';
import { xmlParts } from '#renderer/parts/xml-parts.ts';

/** The record as the target's format writes it. Lines that hold the chosen field's element are tinted. */
export function OutputText({
  text,
  format,
  element,
}: {
  readonly text: string;
  readonly format: string;
  readonly element: string | undefined;
}) {
  const lines = useMemo(() => text.split('\n'), [text]);
  const first = useRef<HTMLDivElement>(null);
  const tinted = (line: string): boolean =>
    element !== undefined &&
    format === 'xml' &&
    (line.includes(`<${element}>`) || line.includes(`<${element} `) || line.includes(`<${element}/`) || line.includes(`:${element}>`));
  const at = lines.findIndex(tinted);
  useEffect(() => {
    first.current?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div className="output-lines code" tabIndex={0} role="region" aria-label={`Output as ${format.toUpperCase()}`}>
      {lines.map((line, index) => (
        // A line has no identity but its number.
        <div
          key={index}
          ref={index === at ? first : undefined}
          className={classNames('output-line', tinted(line) && 'output-line--selected')}
        >
          {format === 'xml'
            ? xmlParts(line).map((part, place) => (
                <span key={place} className={`output-part--${part.tone}`}>
                  {part.text}
                </span>
              ))
            : line}
        </div>
      ))}
    </div>
  );
}
