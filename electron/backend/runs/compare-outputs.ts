import type { ProjectSession } from '#electron/backend/sessions/project-session.ts';
import type { JsonValue } from '#shared/base/json-value.ts';
import { orderedMappings } from '#shared/project/mapping-definition.ts';
import { compareValues, withoutIndexes } from '#shared/scenarios/compare-values.ts';

/** A target field whose values differ: in how many records, and the first of them. */
export interface OutputDifference {
  readonly field: string;
  readonly records: number;
  readonly example: { readonly record: number; readonly was: string; readonly is: string };
}

export interface MappingDifference {
  readonly mapping: string;
  readonly records: number;
  readonly fields: readonly OutputDifference[];
  /** Why the outputs could not be compared. */
  readonly problem?: string;
}

/** Maps the sample of the first project with the rules of both, mapping by mapping (by id, else by name). */
export async function compareOutputs(first: ProjectSession, second: ProjectSession): Promise<readonly MappingDifference[]> {
  const found: MappingDifference[] = [];
  const others = orderedMappings(second.file.project);
  for (const mapping of orderedMappings(first.file.project)) {
    const other = others.find((one) => one.id === mapping.id) ?? others.find((one) => one.name === mapping.name);
    if (other === undefined) continue;
    const [a, b] = [await first.ready(mapping.id, 'live'), await second.ready(other.id, 'live')];
    if (!a.ok || !b.ok) {
      const { message } = a.ok ? (b.ok ? { message: '' } : b.error) : a.error;
      found.push({ mapping: mapping.name, records: 0, fields: [], problem: message });
      continue;
    }
    const { values } = a.value.inputs;
    const [before, after] = await Promise.all([
      a.value.evaluator.mapRecords(mapping.id, values),
      b.value.evaluator.mapRecords(other.id, values),
    ]);
    const fields = new Map<string, { records: number; example: OutputDifference['example'] }>();
    for (let i = 0; i < values.length; i += 1) {
      const seen = new Set<string>();
      for (const { path, expected, actual } of compareValues(before[i]?.output, after[i]?.output)) {
        const field = withoutIndexes(path);
        if (seen.has(field)) continue;
        seen.add(field);
        const known = fields.get(field) ?? { records: 0, example: { record: i + 1, was: shown(expected), is: shown(actual) } };
        known.records += 1;
        fields.set(field, known);
      }
    }
    found.push({ mapping: mapping.name, records: values.length, fields: [...fields].map(([field, rest]) => ({ field, ...rest })) });
  }
  return found;
}

function shown(value: JsonValue | undefined): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
