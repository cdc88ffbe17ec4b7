import type { ReactNode } from 'react';
import { useMemo } from 'react';
import { classify } from '#shared/language/classify.ts';
import { classNames } from '#renderer/kit/class-names.ts';
import type { Stretch } from './word-diff.ts';

/** An expression in its colours, with what the other state has not in marks. */
export function DiffText({ stretches, side }: { readonly stretches: readonly Stretch[]; readonly side: 'was' | 'is' }) {
  const pieces = useMemo(() => colour(stretches), [stretches]);
  return <code className={classNames('code', 'difference__text', `difference__text--${side}`)}>{pieces}</code>;
}

function colour(stretches: readonly Stretch[]): readonly ReactNode[] {
  const text = stretches.map((one) => one.text).join('');
  const kinds = classify(text);
  let from = 0;
  return stretches.map((stretch) => {
    const start = from;
    from += stretch.text.length;
    const inside: ReactNode[] = [];
    let at = start;
    for (const token of kinds) {
      if (token.end <= start || token.start >= from) continue;
      const begin = Math.max(token.start, start);
      const end = Math.min(token.end, from);
      if (begin > at) inside.push(text.slice(at, begin));
      inside.push(
        <span key={begin} className={`code-${token.kind}`}>
          {text.slice(begin, end)}
        </span>,
      );
      at = end;
    }
    if (at < from) inside.push(text.slice(at, from));
    return stretch.same ? <span key={start}>{inside}</span> : <mark key={start}>{inside}</mark>;
  });
}
