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
const nothing: EffectOf = { spread: undefined, failure: undefined, stale: false, example: undefined };

/** Measures an expression over the sample a moment after the last key; the newest text wins. `undefined`: nothing to measure. */
export function useEffectOf(row: RuleRow, expression: string | undefined): EffectOf {
  const [effect, setEffect] = useState(nothing);
  const rule = row.rule?.id;
  const paths = row.sources?.paths;
  useEffect(() => {
    if (rule === undefined || expression === undefined) return undefined;
    let current = true;
    setEffect((before) => ({ ...before, stale: true }));
    const timer = setTimeout(() => {
      const { spread, recordInput } = usePreview.getState();
      void spread(rule, expression).then(async (answer) => {
        if (!current) return;
        if (!answer.ok) {
          setEffect({ ...nothing, failure: answer.error });
          return;
        }
        const [first] = answer.value.changed?.examples ?? [];
        const example = first === undefined ? undefined : { record: first.record, from: undefined };
        setEffect({ spread: answer.value, failure: undefined, stale: false, example });
        const [only, second] = paths ?? [];
        if (first === undefined || only === undefined || second !== undefined) return;
        const input = await recordInput(first.record);
        const value = current && input.ok ? valueAt(input.value, splitPath(only) ?? [], []) : undefined;
        if (value === undefined || typeof value === 'object') return;
        setEffect((now) => ({
          ...now,
          example: { record: first.record, from: typeof value === 'string' && value !== '' ? value : sayValue(value).text },
        }));
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [rule, paths, expression]);
  return expression === undefined ? nothing : effect;
}
