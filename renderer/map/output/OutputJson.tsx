import { ChevronDown, ChevronRight } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { FieldPath } from '#shared/base/field-path.ts';
import { Icon } from '#renderer/kit/Icon.tsx';
import { classNames } from '#renderer/kit/class-names.ts';
import type { OutputLine } from './output-lines.ts';

export interface OutputJsonProps {
  readonly lines: readonly OutputLine[];
  readonly selected: FieldPath | undefined;
  /** Positions of the items in view around the chosen field. */
  readonly items: readonly number[];
  readonly onToggle: (id: string) => void;
  readonly onSelect: (line: OutputLine) => void;
}

/** Rows drawn at most: a longer output is cut with a sentence, its whole text is under the target's own format. */
const shownAtMost = 2000;

/** The output as JSON in lines that fold; a press on a line chooses its field. */
export function OutputJson({ lines, selected, items, onToggle, onSelect }: OutputJsonProps) {
  const chosen = useRef<HTMLDivElement>(null);
  const wanted = items.join('.');
  const isChosen = (line: OutputLine): boolean =>
    selected !== undefined &&
    line.path === selected &&
    !line.id.endsWith('/end') &&
    (line.items.join('.') === wanted || line.items.length > items.length);
  const at = lines.findIndex(isChosen);
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'center' });
  }, [at, selected, wanted]);
  return (
    <div className="output-lines code" tabIndex={0} role="region" aria-label="Output as JSON">
      {lines.slice(0, shownAtMost).map((line, index) => (
        <div
          key={line.id}
          ref={index === at ? chosen : undefined}
          className={classNames(
            'output-line',
            line.missing === true && 'output-line--missing',
            isChosen(line) && line.missing !== true && 'output-line--selected',
          )}
          style={{ paddingLeft: 34 + line.indent * 14 }}
          onClick={() => onSelect(line)}
        >
          {line.fold !== undefined && (
            <button
              type="button"
              className="output-line__fold"
              aria-label={`${line.fold === 'open' ? 'Close' : 'Open'} ${line.path === '' ? 'the output' : line.path}`}
              aria-expanded={line.fold === 'open'}
              onClick={(event) => {
                event.stopPropagation();
                onToggle(line.id);
              }}
            >
              <Icon of={line.fold === 'open' ? ChevronDown : ChevronRight} size={12} />
            </button>
          )}
          {line.parts.map((part, place) => (
            // Parts have no identity but their place in the line.
            <span key={place} className={`output-part--${part.tone}`}>
              {part.text}
            </span>
          ))}
        </div>
      ))}
      {lines.length > shownAtMost && (
        <div className="output-line output-line--cut">{(lines.length - shownAtMost).toLocaleString('en')} more lines</div>
      )}
    </div>
  );
}
