import { useEffect, useState } from 'react';
import type { Spread, ValuesTable } from '#shared/rpc/contract/preview.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';

interface Kept<T> {
  readonly rule: string;
  readonly value: T;
}

/** Sub-expressions of a rule for the record in view, of the newest text. Old values stay until new ones are there. */
export function useValuesTable(rule: string | undefined): ValuesTable | undefined {
  const [kept, setKept] = useState<Kept<ValuesTable>>();
  const record = useSelection((state) => state.record);
  const seq = useProject((state) => state.seq);
  const saved = useProject((state) => (rule === undefined ? undefined : state.project.rule[rule]?.expression));
  const draft = usePreview((state) => (state.draft?.rule === rule ? state.draft?.expression : undefined));
  // A draft that is saved is the same text as before.
  const text = draft ?? saved;
  useEffect(() => {
    if (rule === undefined || text === undefined) return undefined;
    let wanted = true;
    void usePreview
      .getState()
      .values(rule, text)
      .then((found) => {
        if (!wanted || !found.ok) return;
        const { value } = found;
        setKept((before) => (before?.rule === rule && JSON.stringify(before.value) === JSON.stringify(value) ? before : { rule, value }));
      });
    return () => {
      wanted = false;
    };
  }, [rule, record, seq, text]);
  return kept?.rule === rule ? kept?.value : undefined;
}

/** How long after the last change a rule is reckoned over the whole sample, ms. */
const spreadDelay = 250;

/** A rule over the whole sample, a moment after it last changed. */
export function useSpread(rule: string | undefined): { readonly spread: Spread | undefined; readonly stale: boolean } {
  const [kept, setKept] = useState<Kept<Spread>>();
  const seq = useProject((state) => state.seq);
  const draft = usePreview((state) => (state.draft?.rule === rule ? state.draft?.expression : undefined));
  const [of, setOf] = useState('');
  const now = `${rule}|${seq}|${draft ?? ''}`;
  useEffect(() => {
    if (rule === undefined) return undefined;
    let wanted = true;
    const timer = setTimeout(() => {
      void usePreview
        .getState()
        .spread(rule, draft)
        .then((found) => {
          if (!wanted || !found.ok) return;
          setKept({ rule, value: found.value });
          setOf(now);
        });
    }, spreadDelay);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [rule, seq, draft, now]);
  return { spread: kept?.rule === rule ? kept?.value : undefined, stale: of !== now };
}
