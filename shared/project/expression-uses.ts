import type { FieldPath } from '#shared/base/field-path.ts';
import type { Loop, Mapping, Rule } from '#shared/mapping/mapping.ts';
import { loopScopes, type LoopScope } from '#shared/matching/loop-scopes.ts';

/** One expression of a mapping and where it stands. */
export interface ExpressionUse {
  readonly text: string;
  /** What it does: `expression`, `default`, `each`, `where`, `sort` or `keep`. */
  readonly part: 'expression' | 'default' | 'each' | 'where' | 'sort' | 'keep';
  /** Id of the rule or loop; absent for `keep`. */
  readonly owner?: string;
  readonly target?: FieldPath;
  /** The loops that it is evaluated in, outermost first. */
  readonly scopes: readonly LoopScope[];
}

/** Every expression of a mapping: keep, loops, rules and their defaults. */
export function expressionUses(mapping: Mapping, rules: readonly Rule[], loops: readonly Loop[]): readonly ExpressionUse[] {
  const uses: ExpressionUse[] = mapping.keep === undefined ? [] : [{ text: mapping.keep, part: 'keep', scopes: [] }];
  for (const loop of loops) {
    const scopes = loopScopes(loops, loop.target);
    const place = { owner: loop.id, target: loop.target };
    uses.push({ text: loop.each, part: 'each', ...place, scopes: scopes.slice(0, -1) });
    if (loop.where !== undefined) uses.push({ text: loop.where, part: 'where', ...place, scopes });
    if (loop.sort !== undefined) uses.push({ text: loop.sort.by, part: 'sort', ...place, scopes });
  }
  for (const rule of rules) {
    const place = { owner: rule.id, target: rule.target, scopes: loopScopes(loops, rule.target) };
    uses.push({ text: rule.expression, part: 'expression', ...place });
    if (rule.default !== undefined) uses.push({ text: rule.default, part: 'default', ...place });
  }
  return uses;
}
