import { useMemo, useState } from 'react';
import type { FieldPath } from '#shared/base/field-path.ts';
import type { Completion } from '#shared/language/complete.ts';
import { complete } from '#shared/language/complete.ts';
import { ruleContext } from '#shared/project/rule-context.ts';
import { useProject } from '#renderer/state/project.ts';

/** What may stand at the caret, and which of it is marked. */
export interface OpenCompletion {
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
  /** -1: none yet; then Enter means the cell. */
  readonly active: number;
}

export interface CompletionControl {
  readonly open: OpenCompletion | undefined;
  /** Looks what may stand at the caret; opens when it is a word that goes on, or when `asked`. */
  look(text: string, caret: number, asked: boolean): void;
  move(by: 1 | -1): void;
  close(): void;
}

const shownAtOnce = 8;

/** Completion for an expression of a target field. */
export function useCompletion(mapping: string, target: FieldPath): CompletionControl {
  const [project] = useState(() => useProject.getState().project);
  const context = useMemo(() => ruleContext(project, mapping, target), [project, mapping, target]);
  const [open, setOpen] = useState<OpenCompletion>();
  return {
    open,
    look(text, caret, asked) {
      const { start, end, items } = complete(text, caret, context);
      const typed = text.slice(start, caret);
      const behindDot = text[start - 1] === '.';
      if (!asked && typed === '' && !behindDot) {
        setOpen(undefined);
        return;
      }
      const found = fitting(items, typed);
      const [only, second] = found;
      const written = second === undefined && only?.insert === text.slice(start, end);
      setOpen(found.length === 0 || written ? undefined : { start, end, items: found, active: -1 });
    },
    move: (by) =>
      setOpen(
        open === undefined
          ? undefined
          : { ...open, active: (open.active + by + open.items.length + (open.active < 0 && by < 0 ? 1 : 0)) % open.items.length },
      ),
    close: () => setOpen(undefined),
  };
}

/** Those that begin with what is typed, then those that hold it. */
function fitting(items: readonly Completion[], typed: string): readonly Completion[] {
  const word = typed.replaceAll('`', '').toLowerCase();
  const plain = (item: Completion): string => item.label.replaceAll('`', '').toLowerCase();
  const first = items.filter((item) => plain(item).startsWith(word));
  const then = word.length < 2 ? [] : items.filter((item) => !plain(item).startsWith(word) && plain(item).includes(word));
  return [...first, ...then].slice(0, shownAtOnce);
}
