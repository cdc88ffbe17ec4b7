import { useEffect, useState } from 'react';
import type { FieldPath } from '#shared/base/field-path.ts';
import type { RulePatch } from '#shared/project/edits/edit.ts';
import type { TriedEdit } from '#shared/rpc/contract/scenario.ts';
import { tryEdit } from '#renderer/state/rule-sheets.ts';

/** Longer than for the sample's figures: every scenario of the mapping runs. Ms. */
const pause = 220;

export interface TriedPatch {
  readonly tried: TriedEdit | undefined;
  /** The answer is of an older text. */
  readonly stale: boolean;
}

/** What a change of one rule would do to the scenarios, a moment after the last key. `undefined` text: nothing to try. */
export function useTriedEdit(mapping: string, target: FieldPath, part: 'expression' | 'default', text: string | undefined): TriedPatch {
  const [known, setKnown] = useState<{ readonly of: string; readonly tried: TriedEdit | undefined }>();
  useEffect(() => {
    if (text === undefined) return undefined;
    let current = true;
    const patch: RulePatch = part === 'expression' ? { expression: text } : { default: text.trim() === '' ? null : text };
    const timer = setTimeout(() => {
      void tryEdit({ type: 'rule.set', mapping, target, patch }).then((answer) => {
        if (!current) return;
        if (!answer.ok) setKnown({ of: text, tried: undefined });
        else if (answer.value.complete) setKnown({ of: text, tried: answer.value });
      });
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [mapping, target, part, text]);
  if (text === undefined || known === undefined) return { tried: undefined, stale: false };
  return { tried: known.tried, stale: known.of !== text };
}
