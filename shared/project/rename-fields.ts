import { joinPath, quoteName, splitPath, isWithin, type FieldPath } from '#shared/base/field-path.ts';
import type { Loop, Mapping, Rule } from '#shared/mapping/mapping.ts';
import { loopScopes, originNames, type LoopScope } from '#shared/matching/loop-scopes.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { parse } from '#shared/syntax/parse.ts';
import { traceFields, type Origin } from '#shared/syntax/trace-fields.ts';

export interface MappingParts {
  readonly mapping: Mapping;
  readonly rules: readonly Rule[];
  readonly loops: readonly Loop[];
}

/** Old path → new path, both from the record's root. Every path below a renamed one is renamed with it. */
export type Renames = Readonly<Record<string, FieldPath>>;

/**
 * The mapping with fields of one side renamed wherever rules, loops and conditions name them. In expressions a field
 * keeps its parent: a rename that moves it to another group leaves the text as it is.
 */
export function renameFields(parts: MappingParts, side: Side, renames: Renames): MappingParts {
  if (parts.mapping.target === side.id) return renameTargets(parts, renames);
  const prefix = parts.mapping.sources.length > 1 ? [side.name] : [];
  const rename = (text: string, scopes: readonly LoopScope[]) => renameInText(text, scopes, prefix, renames);
  const around = (target: FieldPath) => loopScopes(parts.loops, target);
  return {
    mapping: { ...parts.mapping, ...(parts.mapping.keep === undefined ? {} : { keep: rename(parts.mapping.keep, []) }) },
    rules: parts.rules.map((rule) => {
      const scopes = around(rule.target);
      return { ...rule, expression: rename(rule.expression, scopes), ...(rule.default === undefined ? {} : { default: rename(rule.default, scopes) }) };
    }),
    loops: parts.loops.map((loop) => {
      const scopes = around(loop.target);
      return {
        ...loop,
        each: rename(loop.each, scopes.slice(0, -1)),
        ...(loop.where === undefined ? {} : { where: rename(loop.where, scopes) }),
        ...(loop.sort === undefined ? {} : { sort: { ...loop.sort, by: rename(loop.sort.by, scopes) } }),
      };
    }),
  };
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

/** Each name in the text whose field is renamed gets its new name; all else stays as it was typed. */
function renameInText(text: string, scopes: readonly LoopScope[], prefix: readonly string[], renames: Renames): string {
  const tree = parse(text);
  if (!tree.ok) return text;
  const changes: { readonly start: number; readonly end: number; readonly name: string }[] = [];
  for (const [node, origins] of traceFields(tree.value.root).contexts) {
    if (node.type !== 'name') continue;
    const names = new Set(origins.map((origin) => newName(origin, node.name, scopes, prefix, renames)));
    const [only] = names;
    // A name that reads several fields is renamed only when all of them are, alike.
    if (names.size === 1 && only !== undefined && only !== node.name) changes.push({ start: node.start, end: node.end, name: quoteName(only) });
  }
  return changes.toSorted((a, b) => b.start - a.start).reduce((made, change) => made.slice(0, change.start) + change.name + made.slice(change.end), text);
}

function newName(origin: Origin, name: string, scopes: readonly LoopScope[], prefix: readonly string[], renames: Renames): string | undefined {
  const names = originNames(origin, scopes);
  if (names === undefined || !prefix.every((part, at) => names[at] === part)) return undefined;
  const path = joinPath([...names, name].slice(prefix.length));
  const next = Object.hasOwn(renames, path) ? splitPath(renames[path] ?? '') : undefined;
  const parent = splitPath(renamedPath(joinPath(names.slice(prefix.length)), renames));
  if (next === undefined || parent === undefined || next.length !== parent.length + 1) return undefined;
  return parent.every((part, at) => next[at] === part) ? next.at(-1) : undefined;
}
