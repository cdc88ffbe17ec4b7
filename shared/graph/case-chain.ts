import type { ConditionNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { withoutParentheses } from '#shared/syntax/walk.ts';

/** `a ? x : b ? y : z` as cases with what is given when none of them holds; a condition alone is one case. */
export interface CaseChain {
  readonly cases: readonly ConditionNode[];
  readonly otherwise: SyntaxNode | undefined;
}

export function caseChain(first: ConditionNode): CaseChain {
  const cases: ConditionNode[] = [first];
  let { otherwise } = first;
  while (otherwise !== undefined) {
    const next: SyntaxNode = withoutParentheses(otherwise);
    if (next.type !== 'condition') break;
    cases.push(next);
    ({ otherwise } = next);
  }
  return { cases, otherwise };
}
