import type { FieldPath } from '#shared/base/field-path.ts';
import { isWithin, splitPath } from '#shared/base/field-path.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Loop, Mapping, Rule } from '#shared/mapping/mapping.ts';
import type { ConnectionContext } from '#shared/matching/plan-connection.ts';
import { loopScopes } from '#shared/matching/loop-scopes.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { TreeRoot } from './trees/tree-rows.ts';

/** One mapping with everything that the workspace shows of it. */
export interface MappingView {
  readonly mapping: Mapping;
  readonly sources: readonly Side[];
  readonly target: Side;
  readonly rules: readonly Rule[];
  readonly loops: readonly Loop[];
  readonly lookups: readonly LookupTable[];
  readonly ruleAt: ReadonlyMap<FieldPath, Rule>;
  readonly loopAt: ReadonlyMap<FieldPath, Loop>;
  readonly sourceRoots: readonly TreeRoot[];
  readonly targetRoots: readonly TreeRoot[];
}

const inOrder = <T extends { readonly id: string }>(documents: Readonly<Record<string, T>>): readonly T[] =>
  Object.values(documents).toSorted((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));

/** The mapping in view; `undefined` while it has no target. */
export function viewMapping(
  project: Pick<Project, 'mapping' | 'side' | 'rule' | 'loop' | 'lookup'>,
  id: string | undefined,
): MappingView | undefined {
  const mapping = id === undefined ? undefined : project.mapping[id];
  const target = mapping === undefined ? undefined : project.side[mapping.target];
  if (mapping === undefined || target === undefined) return undefined;
  const sources = mapping.sources.flatMap((side) => project.side[side] ?? []);
  const rules = inOrder(project.rule).filter((rule) => rule.mapping === mapping.id);
  const loops = inOrder(project.loop).filter((loop) => loop.mapping === mapping.id);
  return {
    mapping,
    sources,
    target,
    rules,
    loops,
    lookups: inOrder(project.lookup),
    ruleAt: new Map(rules.map((rule) => [rule.target, rule])),
    loopAt: new Map(loops.map((loop) => [loop.target, loop])),
    sourceRoots: sources.map((side) => ({ side: side.id, name: side.name, schema: side.schema })),
    targetRoots: [{ side: target.id, name: target.name, schema: target.schema }],
  };
}

/** Loops around a target field, outermost first; the loop of the field itself counts. */
export function loopsAround(view: MappingView, target: FieldPath): readonly Loop[] {
  return view.loops.filter((loop) => isWithin(target, loop.target)).toSorted((a, b) => a.target.length - b.target.length);
}

/** Where a loop's items come from, as a field of a source; `undefined` where `each` is more than a path. */
export function loopSource(view: MappingView, loop: Loop): { readonly side: string; readonly names: readonly string[] } | undefined {
  const scope = loopScopes(view.loops, loop.target).find((one) => one.loop.target === loop.target);
  return scope?.source === undefined ? undefined : sourceField(view, scope.source);
}

/** A source and the names below its record, for names from the input's root. */
export function sourceField(
  view: MappingView,
  names: readonly string[],
): { readonly side: string; readonly names: readonly string[] } | undefined {
  const [only, second] = view.sources;
  if (only === undefined) return undefined;
  if (second === undefined) return { side: only.id, names };
  const side = view.sources.find((one) => one.name === names[0]);
  return side === undefined ? undefined : { side: side.id, names: names.slice(1) };
}

/** The loops that go over arrays on the way to a source field: the item in view decides its value. */
export function sourceLoops(
  view: MappingView,
): readonly { readonly loop: string; readonly side: string; readonly names: readonly string[] }[] {
  return view.loops.flatMap((loop) => {
    const source = loopSource(view, loop);
    return source === undefined ? [] : [{ loop: loop.id, ...source }];
  });
}

/** What judging and drawing a link from one source needs. */
export function connectionContext(view: MappingView, side: string): ConnectionContext | undefined {
  const source = view.sources.find((one) => one.id === side);
  if (source === undefined) return undefined;
  return {
    mapping: view.mapping,
    source: { name: source.name, schema: source.schema },
    target: view.target.schema,
    rules: view.rules,
    loops: view.loops,
  };
}

/** Names of a target path as people read it: without the document element, arrows between. */
export function pathWords(view: MappingView, path: FieldPath): readonly string[] {
  const names = splitPath(path) ?? [path];
  const children = view.target.schema.root.children ?? [];
  const [only] = children;
  const hidden = children.length === 1 && only?.xml?.kind === 'element' && names.length > 1 && names[0] === only.name;
  return hidden ? names.slice(1) : names;
}
