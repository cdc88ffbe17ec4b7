import type { FieldPath } from '#shared/base/field-path.ts';
import { isWithin } from '#shared/base/field-path.ts';
import type { Loop, Mapping, Rule } from '#shared/mapping/mapping.ts';
import type { Side } from '#shared/project/documents/side.ts';

export interface MappingParts {
  readonly mapping: Mapping;
  readonly rules: readonly Rule[];
  readonly loops: readonly Loop[];
}

/** The mapping with the fields of one side renamed wherever rules, loops and conditions name them. */
export function renameFields(parts: MappingParts, side: Side, renames: Readonly<Record<string, FieldPath>>): MappingParts {
  return parts.mapping.target === side.id ? renameTargets(parts, renames) : parts;
}

/** The path after the renames; the longest renamed path that holds it decides. */
export function renamedPath(path: FieldPath, renames: Readonly<Record<string, FieldPath>>): FieldPath {
  const old = Object.keys(renames)
    .filter((renamed) => isWithin(path, renamed))
    .toSorted((a, b) => b.length - a.length)[0];
  const next = old === undefined ? undefined : renames[old];
  return old === undefined || next === undefined ? path : next + path.slice(old.length);
}

function renameTargets(parts: MappingParts, renames: Readonly<Record<string, FieldPath>>): MappingParts {
  return {
    mapping: parts.mapping,
    rules: parts.rules.map((rule) => ({ ...rule, target: renamedPath(rule.target, renames) })),
    loops: parts.loops.map((loop) => ({ ...loop, target: renamedPath(loop.target, renames) })),
  };
}
