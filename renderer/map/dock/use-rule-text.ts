import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FieldPath } from '#shared/base/field-path.ts';
import { usePreview } from '#renderer/state/preview.ts';
import { useProject } from '#renderer/state/project.ts';

/** How long after the last key an expression is saved and drawn; values follow each key at once. */
export const saveDelay = 150;

export interface RuleText {
  readonly text: string;
  readonly change: (text: string) => void;
  /** Saves what is typed now. */
  readonly flush: () => void;
  /** Text that the project does not hold yet. */
  readonly unsaved: boolean;
}

/**
 * The text of a target field's rule while it is typed: each key asks for its values, a moment after the last one it is
 * saved as an edit. What others change (undo, a node, another tab) comes in unless something typed waits.
 */
export function useRuleText(
  mapping: string,
  target: FieldPath,
  rule: { readonly id: string; readonly expression: string } | undefined,
): RuleText {
  const saved = rule?.expression ?? '';
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const waiting = useRef<string>(undefined);

  const save = useCallback((): void => {
    clearTimeout(timer.current);
    const text = waiting.current;
    if (text === undefined) return;
    waiting.current = undefined;
    // An emptied field is a rule with an empty text, not a rule taken away: Del does that.
    void useProject
      .getState()
      .edit({ type: 'rule.set', mapping, target, patch: { expression: text } })
      .then(() => {
        if (waiting.current !== undefined) return;
        setTyped(undefined);
        if (usePreview.getState().draft?.rule === ruleOf(mapping, target)) usePreview.getState().setDraft(undefined);
      });
  }, [mapping, target]);

  const change = useCallback(
    (text: string): void => {
      setTyped(text);
      waiting.current = text;
      if (rule !== undefined) usePreview.getState().setDraft({ rule: rule.id, expression: text });
      clearTimeout(timer.current);
      timer.current = setTimeout(save, saveDelay);
    },
    [rule, save],
  );

  const leave = useEffectEvent(() => save());
  useEffect(() => () => leave(), [mapping, target]);

  return { text: typed ?? saved, change, flush: save, unsaved: typed !== undefined && typed !== saved };
}

function ruleOf(mapping: string, target: FieldPath): string | undefined {
  return Object.values(useProject.getState().project.rule).find((rule) => rule.mapping === mapping && rule.target === target)?.id;
}
