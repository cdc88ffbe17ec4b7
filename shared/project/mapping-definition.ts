import type { Mapping, MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';
import { setOwn } from '#shared/base/json-value.ts';
import type { Project } from './documents/document.ts';
import type { Side } from './documents/side.ts';
import { findDocument } from './documents/project-documents.ts';

/** All that evaluating one mapping needs, taken out of the project; `undefined` when there is no such mapping. */
export function mappingDefinition(
  project: Project,
  mapping: string,
  expressions: Readonly<Record<string, string>> = {},
): MappingDefinition | undefined {
  const found = findDocument(project, 'mapping', mapping);
  if (found === undefined) return undefined;
  const target = findDocument(project, 'side', found.target);
  const rules = Object.values(project.rule).filter((rule) => rule.mapping === mapping);
  return {
    mapping: found,
    rules: rules.map((rule) => (expressions[rule.id] === undefined ? rule : { ...rule, expression: expressions[rule.id] ?? '' })),
    loops: Object.values(project.loop).filter((loop) => loop.mapping === mapping),
    lookups: Object.values(project.lookup),
    ...(target === undefined ? {} : { target: target.schema }),
  };
}

/** Mappings in the order in which they run. */
export function orderedMappings(project: Project): readonly Mapping[] {
  return Object.values(project.mapping).sort((a, b) => a.order - b.order || a.id.localeCompare(b.id));
}

/** The sources of a mapping, the driving one first; sources that are gone are left out. */
export function mappingSources(project: Project, mapping: Mapping): readonly Side[] {
  return mapping.sources.flatMap((id) => {
    const side = findDocument(project, 'side', id);
    return side === undefined ? [] : [side];
  });
}

/**
 * The inputs of a mapping made of the records of its sources, the driving one first. One source: its records
 * themselves. Several: an object with a key per source, the others whole. Per document: one input, a sequence being
 * the array of its records.
 */
export function mappingInputs(
  mapping: Mapping,
  sources: readonly { readonly side: Side; readonly records: readonly Value[]; readonly sequence: boolean }[],
): readonly Value[] {
  const [driving, ...others] = sources;
  if (driving === undefined) return [];
  const whole = (source: { readonly records: readonly Value[]; readonly sequence: boolean }): Value =>
    source.sequence ? source.records : (source.records[0] ?? null);
  const parts = mapping.per === 'document' ? [whole(driving)] : driving.records;
  if (others.length === 0) return parts;
  return parts.map((part) => {
    const input: Record<string, Value> = {};
    setOwn(input, driving.side.name, part);
    for (const other of others) setOwn(input, other.side.name, whole(other));
    return input;
  });
}
