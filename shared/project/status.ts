/** Derived, never typed; in this order of precedence. */
export type Status = 'invalid' | 'open' | 'unproven' | 'partly-proven' | 'proven' | 'not-mapped';

/** What evaluating a rule over the whole sample showed. */
export interface RuleFigures {
  /** Evaluations that gave nothing, defaults applied. */
  readonly nothing: number;
  readonly errors: number;
  /** Values that the target's schema refuses. */
  readonly invalid: number;
}

/** What scenarios showed of a rule. */
export interface RuleProof {
  /** Scenarios that evaluate it. */
  readonly scenarios: number;
  /** Branches that they took; absent when the rule has none. */
  readonly branches?: { readonly taken: number; readonly of: number };
}

/**
 * The status of a target field. Figures that are not measured yet speak neither for nor against it. A mandatory field
 * that gets nothing somewhere is invalid; an optional one is not.
 */
export function deriveStatus(field: {
  readonly mandatory: boolean;
  readonly mapped: boolean;
  readonly figures?: RuleFigures;
  readonly proof?: RuleProof;
}): Status {
  const { mandatory, mapped, figures, proof } = field;
  if (mapped && figures !== undefined && (figures.errors > 0 || figures.invalid > 0 || (mandatory && figures.nothing > 0)))
    return 'invalid';
  if (!mapped) return mandatory ? 'open' : 'not-mapped';
  if (proof === undefined || proof.scenarios === 0) return 'unproven';
  return proof.branches !== undefined && proof.branches.taken < proof.branches.of ? 'partly-proven' : 'proven';
}
