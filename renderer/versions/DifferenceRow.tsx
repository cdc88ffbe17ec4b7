import { useMemo } from 'react';
import { Minus, Pencil, Plus } from 'lucide-react';
import type { RuleDifference } from '#shared/rpc/contract/revision.ts';
import { Chip } from '#renderer/kit/Chip.tsx';
import { RuleChip } from '#renderer/parts/RuleChip.tsx';
import { DiffText } from './DiffText.tsx';
import { diffWords } from './word-diff.ts';

const kinds = {
  added: { icon: Plus, tone: 'ok', words: 'Added' },
  removed: { icon: Minus, tone: 'err', words: 'Removed' },
  changed: { icon: Pencil, tone: 'neutral', words: 'Changed' },
} as const;

export interface DifferenceRowProps {
  readonly difference: RuleDifference;
  /** The target in words. */
  readonly field: string;
  /** Leads to the rule, where there is one now. */
  readonly onOpen: ((rule: string) => void) | undefined;
}

/** How one rule or loop differs: what it was and what it is, word by word. */
export function DifferenceRow({ difference, field, onOpen }: DifferenceRowProps) {
  const { kind, was, is, rule } = difference;
  const words = useMemo(() => (was !== undefined && is !== undefined ? diffWords(was, is) : { was: whole(was), is: whole(is) }), [was, is]);
  const look = kinds[kind];
  return (
    <div role="row" className="difference">
      <div role="cell" className="difference__kind">
        <Chip tone={look.tone} icon={look.icon}>
          {look.words}
        </Chip>
      </div>
      <div role="cell" className="difference__field">
        <b className="ellipsis" title={difference.target}>
          {field}
        </b>
        <RuleChip rule={rule} onOpen={onOpen} />
      </div>
      <div role="cell">{was === undefined ? <span className="t-quiet">no rule</span> : <DiffText stretches={words.was} side="was" />}</div>
      <div role="cell">{is === undefined ? <span className="t-quiet">no rule</span> : <DiffText stretches={words.is} side="is" />}</div>
    </div>
  );
}

function whole(text: string | undefined) {
  return text === undefined ? [] : [{ text, same: true }];
}
