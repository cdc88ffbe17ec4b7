import { createHash } from 'node:crypto';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';

/** SHA-256 (hex) of what decides the outputs of a mapping: rules, loops, lookups, sources, policy; not notes or order of entry. */
export function rulesHash(definition: MappingDefinition): string {
  const { mapping, rules, loops, lookups } = definition;
  const texts = rules.map(({ id, target, expression, default: standIn, mandatory }) => [
    id,
    target,
    expression,
    standIn ?? null,
    mandatory ?? null,
  ]);
  const { name: _name, order: _order, ...settled } = mapping;
  const parts = [
    settled,
    texts.sort(byFirst),
    [...loops].sort((a, b) => a.id.localeCompare(b.id)),
    [...lookups].sort((a, b) => a.id.localeCompare(b.id)),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function byFirst(a: readonly unknown[], b: readonly unknown[]): number {
  return String(a[0]).localeCompare(String(b[0]));
}
