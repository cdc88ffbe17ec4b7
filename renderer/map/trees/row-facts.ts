import type { Status } from '#shared/project/status.ts';

/** How a target field is filled, by the shape of its rule; it chooses glyph, port and words. */
export type FillKind = 'none' | 'direct' | 'computed' | 'lookup' | 'condition' | 'constant' | 'loop' | 'whole';

/** What is known of a target row apart from its value of the moment. */
export interface TargetFacts {
  readonly required: boolean;
  readonly fill: FillKind;
  readonly rule?: string;
  readonly status?: Status;
  /** In words: `lookup then condition`. */
  readonly how: string;
  readonly sources: number;
  /** Groups: rules below, and fields below that a rule could fill. */
  readonly mapped?: number;
  readonly fields?: number;
  /** The rule does not parse. */
  readonly broken?: boolean;
}

/** What is known of a source row apart from its value. */
export interface SourceFacts {
  /** How the links from here are drawn; none where nothing reads it. */
  readonly use: 'none' | 'direct' | 'computed' | 'condition' | 'loop';
  readonly readers: number;
}

/** The name of a target row for those who hear it. */
export function targetRowName(name: string, type: string, facts: TargetFacts, value: string): string {
  const parts = [name];
  if (facts.required) parts.push('required');
  parts.push(type);
  if (facts.fields !== undefined) parts.push(`${facts.mapped ?? 0} of ${facts.fields} fields mapped`);
  if (facts.status !== undefined && facts.fields === undefined) parts.push(statusWords[facts.status]);
  if (value !== '') parts.push(value);
  if (facts.how !== '') parts.push(facts.how);
  if (facts.rule !== undefined) parts.push(`rule ${facts.rule}`);
  if (facts.rule !== undefined) parts.push(`${facts.sources} ${facts.sources === 1 ? 'source' : 'sources'}`);
  return parts.join(', ');
}

/** The name of a source row for those who hear it. */
export function sourceRowName(name: string, type: string, facts: SourceFacts, value: string): string {
  const use = facts.readers === 0 ? 'read by no rule' : `read by ${facts.readers} ${facts.readers === 1 ? 'rule' : 'rules'}`;
  return [name, type, ...(value === '' ? [] : [value]), use].join(', ');
}

export const statusWords: Readonly<Record<Status, string>> = {
  invalid: 'invalid',
  open: 'open',
  unproven: 'unproven',
  'partly-proven': 'partly proven',
  proven: 'proven',
  'not-mapped': 'not mapped',
};
