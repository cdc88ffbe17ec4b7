import { isWithin, joinPath, type FieldPath } from '#shared/base/field-path.ts';
import type { Loop } from '#shared/mapping/mapping.ts';
import type { Origin } from '#shared/syntax/trace-fields.ts';
import { readPath } from './read-path.ts';

/** A loop around a target field and where its items come from. */
export interface LoopScope {
  readonly loop: Pick<Loop, 'target' | 'each' | 'item' | 'index'>;
  /** Names from the input's root to the array; `undefined` when `each` is more than a path. */
  readonly source: readonly string[] | undefined;
}

/** The loops around a target field, outermost first. The loop of the field itself counts. */
export function loopScopes<L extends Pick<Loop, 'target' | 'each' | 'item' | 'index'>>(
  loops: readonly L[],
  target: FieldPath,
): readonly (LoopScope & { readonly loop: L })[] {
  const around = loops.filter((loop) => isWithin(target, loop.target)).toSorted((a, b) => a.target.length - b.target.length);
  const scopes: (LoopScope & { readonly loop: L })[] = [];
  for (const loop of around) scopes.push({ loop, source: sourceOf(loop.each, scopes) });
  return scopes;
}

/** Names from the input's root that a path expression inside these loops leads to; `undefined` when it is more than a path. */
export function sourceOf(expression: string, scopes: readonly LoopScope[]): readonly string[] | undefined {
  const path = readPath(expression);
  if (path === undefined) return undefined;
  const base =
    path.root === '$' ? [] : path.root === '' ? (scopes.length === 0 ? [] : scopes.at(-1)?.source) : namedSource(path.root, scopes);
  return base === undefined ? undefined : [...base, ...path.names];
}

/** Names from the input's root to a place that an expression inside these loops reads; `undefined` when that cannot be told. */
export function originNames(origin: Origin, scopes: readonly LoopScope[]): readonly string[] | undefined {
  if (origin.root === 'root') return origin.names;
  const base = origin.root === 'context' ? (scopes.length === 0 ? [] : scopes.at(-1)?.source) : namedSource(origin.root.variable, scopes);
  return base === undefined ? undefined : [...base, ...origin.names];
}

/** How names from the input's root are written inside these loops: relative to the nearest item that holds them. */
export function writeSource(
  names: readonly string[],
  scopes: readonly LoopScope[],
  write: (names: readonly string[], from: number) => string,
): string {
  for (let at = scopes.length - 1; at >= 0; at -= 1) {
    const scope = scopes[at];
    const source = scope?.source;
    if (scope === undefined || source === undefined || !startsWith(names, source)) continue;
    const rest = write(names, source.length);
    if (at === scopes.length - 1) return rest === '' ? '$' : rest;
    return rest === '' ? `$${scope.loop.item}` : `$${scope.loop.item}.${rest}`;
  }
  const all = write(names, 0);
  if (scopes.length === 0) return all === '' ? '$' : all;
  return all === '' ? '$$' : `$$.${all}`;
}

/** The deepest array among the scopes that holds these names, as the number of names that it takes. */
export function sharedLength(names: readonly string[], scopes: readonly LoopScope[]): number {
  return Math.max(0, ...scopes.map((scope) => (scope.source !== undefined && startsWith(names, scope.source) ? scope.source.length : 0)));
}

export function plainNames(names: readonly string[], from: number): string {
  return joinPath(names.slice(from));
}

function startsWith(names: readonly string[], start: readonly string[]): boolean {
  return start.length <= names.length && start.every((name, at) => names[at] === name);
}

function namedSource(name: string, scopes: readonly LoopScope[]): readonly string[] | undefined {
  return scopes.findLast((scope) => scope.loop.item === name)?.source;
}
