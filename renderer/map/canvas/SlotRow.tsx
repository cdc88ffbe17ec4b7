import type { ReactNode } from 'react';
import { useState } from 'react';
import { readPart } from '#shared/graph/put-text.ts';
import { isLiteral } from '#shared/graph/direct-path.ts';
import { simplePath } from '#shared/syntax/simple-path.ts';
import { Chip } from '#renderer/kit/Chip.tsx';
import { Input } from '#renderer/kit/Input.tsx';

export interface SlotRowProps {
  readonly slot: { readonly label: string; readonly type: string; readonly text: string };
  /** Id of the list of texts that are offered. */
  readonly fields: string;
  /** Saves; false: refused, and what was typed stays. */
  readonly onCommit: (text: string) => Promise<boolean>;
  readonly children?: ReactNode;
}

/** What kind of value a text is, in a word; `undefined` while it does not parse. */
function kindOf(text: string): string | undefined {
  if (text.trim() === '') return 'not given';
  const read = readPart(text);
  if (!read.ok) return undefined;
  const { root } = read.value;
  if (isLiteral(root)) return 'constant';
  const path = simplePath(root);
  if (path !== undefined) return typeof path.root === 'string' ? 'field' : 'variable';
  return root.type === 'lambda' ? 'function' : 'expression';
}

/** One value of a node: what it is called, its text, and what kind of value the text is. */
export function SlotRow({ slot, fields, onCommit, children }: SlotRowProps) {
  const [typed, setTyped] = useState(slot.text);
  const kind = kindOf(typed);
  const commit = (): void => {
    if (typed.trim() !== slot.text.trim() && kind !== undefined) void onCommit(typed.trim());
  };
  return (
    <div className="node-editor__row">
      <span className="node-editor__label ellipsis" title={slot.type === '' ? slot.label : `${slot.label}: ${slot.type}`}>
        {slot.label}
      </span>
      <Input
        size="small"
        mono
        aria-label={slot.label}
        placeholder={slot.type === '' ? 'any value' : slot.type}
        list={fields}
        invalid={kind === undefined}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
      <Chip outline>{kind ?? 'unfinished'}</Chip>
      {children !== undefined && <span className="node-editor__buttons">{children}</span>}
    </div>
  );
}
