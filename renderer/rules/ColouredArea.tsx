import type { KeyboardEvent, ReactNode } from 'react';
import { useLayoutEffect, useMemo, useRef } from 'react';
import { classify } from '#shared/language/classify.ts';
import { classNames } from '#renderer/kit/class-names.ts';

export interface ColouredAreaProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onBlur: () => void;
  /** Not an expression: no colours. */
  readonly plain?: boolean;
  readonly invalid?: boolean;
  /** What is wrong, underlined: offsets [start, end). */
  readonly mark?: { readonly start: number; readonly end: number } | undefined;
  readonly describedBy?: string | undefined;
}

/** A text area whose words are coloured by a copy that lies under it, and that is as high as its text. */
export function ColouredArea({
  label,
  text,
  onChange,
  onKeyDown,
  onBlur,
  plain = false,
  invalid = false,
  mark,
  describedBy,
}: ColouredAreaProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
  }, []);
  const pieces = useMemo(() => (plain ? [text] : colour(text, mark)), [plain, text, mark]);
  return (
    <div className={classNames('coloured-area', !plain && 'coloured-area--code')}>
      <pre className="coloured-area__copy" aria-hidden="true">
        {pieces}
        {/* A line that ends in nothing has no height of its own. */}
        {'\u200b'}
      </pre>
      <textarea
        ref={area}
        className="coloured-area__text"
        aria-label={label}
        aria-invalid={invalid || undefined}
        aria-describedby={describedBy}
        rows={1}
        spellCheck={plain}
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={onBlur}
      />
    </div>
  );
}

function colour(text: string, mark: { readonly start: number; readonly end: number } | undefined): readonly ReactNode[] {
  const cuts = new Set([0, text.length]);
  const kinds = classify(text);
  for (const { start, end } of kinds) cuts.add(start).add(end);
  // An error at the end of the text has no token to stand under.
  const wrong =
    mark === undefined ? undefined : { start: Math.min(mark.start, Math.max(0, text.length - 1)), end: Math.max(mark.end, mark.start + 1) };
  if (wrong !== undefined) cuts.add(wrong.start).add(Math.min(wrong.end, text.length));
  const places = [...cuts].sort((a, b) => a - b);
  let kind = 0;
  return places.slice(0, -1).map((from, at) => {
    const to = places[at + 1] ?? text.length;
    while ((kinds[kind]?.end ?? Infinity) <= from) kind += 1;
    const token = kinds[kind];
    const inside = token !== undefined && token.start <= from ? `code-${token.kind}` : undefined;
    const bad = wrong !== undefined && from >= wrong.start && from < wrong.end;
    return (
      <span key={from} className={classNames(inside, bad && 'coloured-area__wrong')}>
        {text.slice(from, to)}
      </span>
    );
  });
}
