import { isWithin, joinPath, quoteName, splitPath, type FieldPath } from '#shared/base/field-path.ts';
import { originNames, type LoopScope } from '#shared/matching/loop-scopes.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { Origin } from '#shared/syntax/trace-fields.ts';
import { rewriteExpressions, rewriteNames, type MappingParts } from './rewrite-expressions.ts';

/** Old path → new path, both from the record's root. Every path below a renamed one is renamed with it. */
export type Renames = Readonly<Record<string, FieldPath>>;

/**
 * The mapping with fields of one side renamed wherever rules, loops and conditions name them. In expressions a field
 * keeps its parent: a rename that moves it to another group leaves the text as it is.
 */
export function renameFields(parts: MappingParts, side: Side, renames: Renames): MappingParts {
  if (parts.mapping.target === side.id) return renameTargets(parts, renames);
  const prefix = parts.mapping.sources.length > 1 ? [side.name] : [];
  return rewriteExpressions(parts, (text, scopes) =>
    rewriteNames(text, ({ name, origins }) => {
      const names = new Set(origins.map((origin) => newName(origin, name, scopes, prefix, renames)));
      const [only] = names;
      // A name that reads several fields is renamed only when all of them are, alike.
      return names.size === 1 && only !== undefined && only !== name ? quoteName(only) : undefined;
    }),
  );
}

/** The path after the renames; the longest renamed path that holds it decides. */
export function renamedPath(path: FieldPath, renames: Renames): FieldPath {
  const old = Object.keys(renames)
    .filter((renamed) => renamed !== '' && isWithin(path, renamed))
    .toSorted((a, b) => b.length - a.length)[0];
  const next = old === undefined ? undefined : renames[old];
  return old === undefined || next === undefined ? path : next + path.slice(old.length);
}

function renameTargets(parts: MappingParts, renames: Renames): MappingParts {
  return {
    mapping: parts.mapping,
    rules: parts.rules.map((rule) => ({ ...rule, target: renamedPath(rule.target, renames) })),
    loops: parts.loops.map((loop) => ({ ...loop, target: renamedPath(loop.target, renames) })),
  };
}

function newName(
  origin: Origin,
  name: string,
  scopes: readonly LoopScope[],
  prefix: readonly string[],
  renames: Renames,
): string | undefined {
  const names = originNames(origin, scopes);
  if (names === undefined || !prefix.every((part, at) => names[at] === part)) return undefined;
  const path = joinPath([...names, name].slice(prefix.length));
  const next = Object.hasOwn(renames, path) ? splitPath(renames[path] ?? '') : undefined;
  const parent = splitPath(renamedPath(joinPath(names.slice(prefix.length)), renames));
  if (next === undefined || parent === undefined || next.length !== parent.length + 1) return undefined;
  return parent.every((part, at) => next[at] === part) ? next.at(-1) : undefined;
}
