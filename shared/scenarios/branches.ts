import type { MappingDefinition, Rule } from '#shared/mapping/mapping.ts';
import { instrument } from '#shared/syntax/branches.ts';

/** One way a rule can go; ids count from 0 within the rule. */
export interface RuleBranch {
  readonly id: number;
  readonly label: string;
}

/** The branches of a rule: those of its expression, and whether its default stands in. */
export function ruleBranches({ expression, default: standIn }: Rule): readonly RuleBranch[] {
  const inside = instrument(expression).branches.map(({ id, label }) => ({ id, label }));
  if (standIn === undefined || standIn.trim() === '') return inside;
  const { length } = inside;
  return [...inside, { id: length, label: 'has a value of its own' }, { id: length + 1, label: 'the default stands in' }];
}

/** The mapping whose rules report the branches that they take, to `hitVariable` and `lookupVariable`. */
export function instrumentMapping(definition: MappingDefinition): MappingDefinition {
  return { ...definition, rules: definition.rules.map((rule) => ({ ...rule, expression: instrument(rule.expression).text })) };
}

/** What one record made of the rules: which were evaluated, and the branches each took. */
export type BranchesTaken = readonly (readonly [rule: string, branches: readonly number[]])[];
