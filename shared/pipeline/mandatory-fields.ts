import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath, splitPath } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';

/**
 * Lets rules have their say over the schema: a field whose rule calls it optional may be missing, one whose rule calls
 * it mandatory may not, wherever the group around it is there.
 */
export function overrideMandatory(definition: MappingDefinition): (output: Value, found: readonly Problem[]) => readonly Problem[] {
  const optional = new Set(definition.rules.filter((rule) => rule.mandatory === false).map((rule) => rule.target));
  const mandatory = definition.rules.filter((rule) => rule.mandatory === true && rule.target !== '');
  if (optional.size === 0 && mandatory.length === 0) return (_, found) => found;
  return (output, found) => {
    const left = found.filter((one) => one.code !== 'check/missing' || !optional.has((one.place?.field ?? '').replaceAll(/\[\d+\]/g, '')));
    const known = new Set(left.filter((one) => one.code === 'check/missing').map((one) => one.place?.field));
    const missing = mandatory.flatMap(({ id, target }) =>
      missingAt(output, splitPath(target) ?? [], '')
        .filter((field) => !known.has(field))
        .map((field) => problem('check/missing', `${field} is required and has no value.`, { place: { field, rule: id } })),
    );
    return [...left, ...missing];
  };
}

/** The places where the last name of a path has no value although what is around it is there. */
function missingAt(value: Value | undefined, names: readonly string[], path: FieldPath): readonly FieldPath[] {
  if (isArray(value)) return value.flatMap((item, i) => missingAt(item, names, `${path}[${i}]`));
  const [name, ...rest] = names;
  if (name === undefined || !isObject(value)) return [];
  const at = childPath(path, name);
  const part = Object.hasOwn(value, name) ? value[name] : undefined;
  if (rest.length === 0) return part === undefined || part === null || (isArray(part) && part.length === 0) ? [at] : [];
  return missingAt(part, rest, at);
}
