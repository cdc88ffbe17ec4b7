import type { SyntaxTree } from '#shared/syntax/tree.ts';
import { argumentTypes } from './checks/argument-types.ts';
import type { CheckedExpression } from './checks/checked-expression.ts';
import { deadBranches } from './checks/conditions.ts';
import { lostDigits } from './checks/exactness.ts';
import { operandTypes } from './checks/operand-types.ts';
import { resultTypes } from './checks/result-type.ts';
import { strangeShapes } from './checks/shapes.ts';
import { slowPatterns } from './checks/slow-patterns.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { LanguageContext } from './language-context.ts';
import { inferTypes } from './types/infer-types.ts';

const checks: readonly ((checked: CheckedExpression) => readonly Diagnostic[])[] = [
  argumentTypes,
  operandTypes,
  deadBranches,
  strangeShapes,
  lostDigits,
  slowPatterns,
  resultTypes,
];

/** What the types of an expression's parts say against it. Of one code at one place the first is enough. */
export function typeWarnings(tree: SyntaxTree, context: LanguageContext): readonly Diagnostic[] {
  const checked = { text: tree.text, tree, inferred: inferTypes(tree.root, context), context };
  const seen = new Set<string>();
  return checks
    .flatMap((check) => check(checked))
    .filter(({ code, place }) => {
      const key = `${code} ${place?.start} ${place?.end}`;
      return !seen.has(key) && seen.add(key) !== undefined;
    });
}
