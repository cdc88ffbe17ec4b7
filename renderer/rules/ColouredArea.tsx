import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { useLayoutEffect, useMemo } from 'react';
import { classify } from '#shared/language/classify.ts';
import { classNames } from '#renderer/kit/class-names.ts';

export interface ColouredAreaProps {
  readonly label: string;
  readonly text: string;
  readonly area: RefObject<HTMLTextAreaElement | null>;
  /** The text and where the caret stands in it. */
  readonly onChange: (text: string, caret: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onBlur: () => void;
  /** Not an expression: no colours. */
  readonly plain?: boolean;
  readonly invalid?: boolean;
  /** What is wrong, underlined: offsets [start, end). */
  readonly mark?: { readonly start: number; readonly end: number } | undefined;
  readonly describedBy?: string | undefined;
  /** A list of what may stand at the caret is open: its id, and which of it is marked (-1: none). */
  readonly listed?: { readonly list: string; readonly active: number } | undefined;
}

/** A text area whose words are coloured by a copy that lies under it, and that is as high as its text. */
export function ColouredArea({
  label,
  text,
  area,
  listed,
  onChange,
  onKeyDown,
  onBlur,
  plain = false,
  invalid = false,
  mark,
  describedBy,
}: ColouredAreaProps) {
  useLayoutEffect(() => {
    const element = area.current;
    if (element === null) return;
    element.focus({ preventScroll: true });
    element.setSelectionRange(element.value.length, element.value.length);
  }, [area]);
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
        aria-autocomplete={plain ? undefined : 'list'}
        aria-controls={listed?.list}
        aria-activedescendant={listed === undefined || listed.active < 0 ? undefined : `${listed.list}-${listed.active}`}
        rows={1}
        spellCheck={plain}
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.target.value, event.target.selectionStart)}
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
