import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Rule } from '#shared/mapping/mapping.ts';
import { TextArea } from '#renderer/kit/TextArea.tsx';
import { useProject } from '#renderer/state/project.ts';

const saveDelay = 400;

/** A note on a rule, in words; it stands in the specification beside it. */
export function NotesTab({ rule, name, readOnly }: { readonly rule: Rule | undefined; readonly name: string; readonly readOnly: boolean }) {
  const [typed, setTyped] = useState<string>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const save = (text: string): void => {
    if (rule === undefined) return;
    void useProject
      .getState()
      .edit({ type: 'rule.set', mapping: rule.mapping, target: rule.target, patch: { note: text.trim() === '' ? null : text } })
      .then(() => setTyped(undefined));
  };
  const leave = useEffectEvent(() => {
    clearTimeout(timer.current);
    if (typed !== undefined) save(typed);
  });
  useEffect(() => () => leave(), []);
  if (rule === undefined)
    return (
      <p className="dock__note">
        {name === '' ? 'Choose a target field to see the note on its rule.' : `${name} has no rule yet. Its note is kept with the rule.`}
      </p>
    );
  return (
    <div className="notes-tab">
      <TextArea
        aria-label={`Note on ${rule.id}`}
        placeholder="Why the rule is as it is, who agreed to it"
        value={typed ?? rule.note ?? ''}
        readOnly={readOnly}
        onChange={(event) => {
          const text = event.currentTarget.value;
          setTyped(text);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => save(text), saveDelay);
        }}
      />
    </div>
  );
}
