import { useEffect, useState } from 'react';
import { splitPath } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { Spread } from '#shared/rpc/contract/preview.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { sayValue } from '#renderer/parts/outcome-text.ts';
import type { RuleRow } from './rule-rows.ts';
import { valueAt } from './value-at.ts';

/** What an expression would do to the whole sample. */
export interface EffectOf {
  readonly spread: Spread | undefined;
  readonly failure: Problem | undefined;
  /** The answer is of an older text. */
  readonly stale: boolean;
  /** A record that changes, in the words of its source where the rule reads one: `partially_refunded`. */
  readonly example: { readonly record: number; readonly from: string | undefined } | undefined;
}

const pause = 120;
type Known = Omit<EffectOf, 'stale'> & { readonly of: string };

const nothing = { spread: undefined, failure: undefined, example: undefined } as const;

/** Measures an expression over the sample a moment after the last key; the newest text wins. `undefined`: nothing to measure. */
export function useEffectOf(row: RuleRow, expression: string | undefined): EffectOf {
  const [known, setKnown] = useState<Known>();
  const rule = row.rule?.id;
  const paths = row.sources?.paths;
  useEffect(() => {
    if (rule === undefined || expression === undefined) return undefined;
    let current = true;
    const timer = setTimeout(() => {
      const { spread, recordInput } = usePreview.getState();
      void spread(rule, expression).then(async (answer) => {
        if (!current) return;
        if (!answer.ok) {
          setKnown({ ...nothing, of: expression, failure: answer.error });
          return;
        }
        const [first] = answer.value.changed?.examples ?? [];
        const example = first === undefined ? undefined : { record: first.record, from: undefined };
        setKnown({ of: expression, spread: answer.value, failure: undefined, example });
        const [only, second] = paths ?? [];
        if (first === undefined || only === undefined || second !== undefined) return;
        const input = await recordInput(first.record);
        const value = current && input.ok ? valueAt(input.value, splitPath(only) ?? [], []) : undefined;
        if (value === undefined || typeof value === 'object') return;
        const from = typeof value === 'string' && value !== '' ? value : sayValue(value).text;
        setKnown({ of: expression, spread: answer.value, failure: undefined, example: { record: first.record, from } });
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [rule, paths, expression]);
  return expression === undefined || known === undefined ? { ...nothing, stale: false } : { ...known, stale: known.of !== expression };
}
