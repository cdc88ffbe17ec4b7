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

/**
 * What a target row says beside what it shows, in the order of its name as heard:
 * `TaxCode, required, enum, invalid, nothing, lookup then condition, rule R-28, 2 sources`.
 */
export interface HeardParts {
  readonly afterName: string;
  readonly afterType: string;
  readonly afterValue: string;
}

export function heardOfTarget(facts: TargetFacts): HeardParts {
  const tail: string[] = [];
  if (facts.fields !== undefined) tail.push('fields mapped');
  if (facts.how !== '') tail.push(facts.how);
  if (facts.rule !== undefined) tail.push(`rule ${facts.rule}`, `${facts.sources} ${facts.sources === 1 ? 'source' : 'sources'}`);
  return {
    afterName: facts.required ? ', required, ' : ', ',
    afterType: facts.status !== undefined && facts.fields === undefined ? `, ${statusWords[facts.status]}, ` : ', ',
    afterValue: tail.map((part) => `, ${part}`).join(''),
  };
}

/** What a source row says beside what it shows. */
export function heardOfSource(facts: SourceFacts): HeardParts {
  const use = facts.readers === 0 ? ', read by no rule' : `, read by ${facts.readers} ${facts.readers === 1 ? 'rule' : 'rules'}`;
  return { afterName: ', ', afterType: ', ', afterValue: use };
}

export const statusWords: Readonly<Record<Status, string>> = {
  invalid: 'invalid',
  open: 'open',
  unproven: 'unproven',
  'partly-proven': 'partly proven',
  proven: 'proven',
  'not-mapped': 'not mapped',
};
