import type { FieldPath } from '#shared/base/field-path.ts';
import type { Rule } from '#shared/mapping/mapping.ts';
import type { Edit } from '#shared/project/edits/edit.ts';

export const proposalKinds = ['new', 'changes', 'removes', 'same', 'unreadable'] as const;
export type ProposalKind = (typeof proposalKinds)[number];

/** One part of a rule as it is and as the sheet has it; absent: there is none. */
export interface PartChange {
  readonly part: 'loop' | 'expression' | 'default' | 'required' | 'classification' | 'note';
  readonly was?: string;
  readonly is?: string;
}

/** What one row of a sheet would do to a mapping. */
export interface RuleProposal {
  /** Unique in its reading. */
  readonly key: string;
  /** Row in the sheet, from 1. */
  readonly row: number;
  /** The target as the sheet names it. */
  readonly words: string;
  readonly target?: FieldPath;
  /** Id of the rule that is there now. */
  readonly rule?: string;
  readonly kind: ProposalKind;
  readonly changes: readonly PartChange[];
  /** What to look at: why something cannot be read, what was guessed. */
  readonly remarks: readonly string[];
  /** Nothing of it was guessed. */
  readonly sure: boolean;
  /** What taking it over means; empty for `same` and `unreadable`. */
  readonly edits: readonly Edit[];
}

/** The proposals as one step. */
export function proposalsEdit(label: string, proposals: readonly RuleProposal[]): Edit {
  return { type: 'batch', label, edits: proposals.flatMap(({ edits }) => edits) };
}

/** How two states of the rule of a field differ, part by part. */
export function partChanges(was: Rule | undefined, is: Rule | undefined): readonly PartChange[] {
  return (['expression', 'default', 'required', 'classification', 'note'] as const).flatMap((part) => {
    const [before, after] = [partText(was, part), partText(is, part)];
    return before === after
      ? []
      : [{ part, ...(before === undefined ? {} : { was: before }), ...(after === undefined ? {} : { is: after }) }];
  });
}

function partText(rule: Rule | undefined, part: Exclude<PartChange['part'], 'loop'>): string | undefined {
  if (part !== 'required') return rule?.[part];
  return rule?.mandatory === undefined ? undefined : rule.mandatory ? 'required' : 'not required';
}
