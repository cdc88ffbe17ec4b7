import { isWithin } from '#shared/base/field-path.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';

/** The mapping with only the named rules, and the loops that they stand in. */
export function onlyRules(definition: MappingDefinition, ids: readonly string[]): MappingDefinition {
  const rules = definition.rules.filter((rule) => ids.includes(rule.id));
  const loops = definition.loops.filter((loop) => rules.some((rule) => isWithin(rule.target, loop.target)));
  const { keep: _keep, ...mapping } = definition.mapping;
  return { ...definition, mapping, rules, loops };
}
