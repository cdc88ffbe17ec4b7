import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import type { Field, FieldType, Schema } from './field.ts';
import { cardinality } from './field-label.ts';
import { nameLikeness } from './name-likeness.ts';

export interface Retyped {
  readonly path: FieldPath;
  readonly before: FieldType;
  readonly after: FieldType;
}

export interface Recounted {
  readonly path: FieldPath;
  /** As shown: `0..1`, `1..n`. */
  readonly before: string;
  readonly after: string;
}

export interface Renamed {
  readonly from: FieldPath;
  readonly to: FieldPath;
  /** From 0 to 1; from 0.9 on hardly in doubt. */
  readonly likeness: number;
}

/** What changed from one version of a schema to the next. A new or lost group is named once, without its fields. */
export interface SchemaDiff {
  readonly added: readonly FieldPath[];
  readonly removed: readonly FieldPath[];
  readonly retyped: readonly Retyped[];
  readonly cardinality: readonly Recounted[];
  /** Pairs out of `removed` and `added` that are probably one field; each is in those lists too. */
  readonly renames: readonly Renamed[];
}

/** Pairs less alike than this are no rename. */
const leastLikeness = 0.6;
const mostPairs = 10_000;

export function diffSchemas(before: Schema, after: Schema): SchemaDiff {
  const diff: { added: FieldPath[]; removed: FieldPath[]; retyped: Retyped[]; cardinality: Recounted[]; renames: Renamed[] } = {
    added: [],
    removed: [],
    retyped: [],
    cardinality: [],
    renames: [],
  };
  const compare = (old: Field, next: Field, path: FieldPath): void => {
    const olds = old.children ?? [];
    const nexts = new Map((next.children ?? []).map((child) => [child.name, child]));
    const lost: Field[] = [];
    for (const child of olds) {
      const match = nexts.get(child.name);
      if (match === undefined) {
        // A group that is folded in one version only has lost nothing.
        if (next.children !== undefined || next.typeRef === undefined) lost.push(child);
        continue;
      }
      nexts.delete(child.name);
      const at = childPath(path, child.name);
      if (child.type !== match.type) diff.retyped.push({ path: at, before: child.type, after: match.type });
      if (cardinality(child) !== cardinality(match))
        diff.cardinality.push({ path: at, before: cardinality(child), after: cardinality(match) });
      compare(child, match, at);
    }
    const gained = old.children === undefined && old.typeRef !== undefined ? [] : [...nexts.values()];
    for (const child of lost) diff.removed.push(childPath(path, child.name));
    for (const child of gained) diff.added.push(childPath(path, child.name));
    diff.renames.push(...renames(lost, gained, path));
  };
  compare(before.root, after.root, '');
  return diff;
}

/** The best pairs of lost and new siblings, each field in one pair at most. */
function renames(lost: readonly Field[], gained: readonly Field[], path: FieldPath): readonly Renamed[] {
  if (lost.length * gained.length > mostPairs) return [];
  const pairs = lost.flatMap((old) => gained.map((next) => ({ old, next, likeness: likeness(old, next) })));
  const taken = new Set<Field>();
  const found: Renamed[] = [];
  for (const { old, next, likeness: score } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (score < leastLikeness || taken.has(old) || taken.has(next)) continue;
    taken.add(old).add(next);
    found.push({ from: childPath(path, old.name), to: childPath(path, next.name), likeness: score });
  }
  return found;
}

/** Names count for most; what two fields hold may lift unlike names a little, and unlike kinds rule a pair out. */
function likeness(old: Field, next: Field): number {
  if ((old.children === undefined) !== (next.children === undefined) || old.repeats !== next.repeats) return 0;
  const names = nameLikeness(old.name, next.name);
  if (names === 1) return 1;
  const inside = old.children === undefined ? overlap(old.examples, next.examples) : overlap(namesOf(old), namesOf(next));
  const type = old.type === next.type ? 1 : 0.5;
  return Math.min(0.99, type * (inside === undefined ? names : names * 0.5 + inside * 0.5));
}

function namesOf(field: Field): readonly string[] {
  return (field.children ?? []).map((child) => child.name);
}

/** Share of values that both have; `undefined` where one has none. */
function overlap(a: readonly string[] | undefined, b: readonly string[] | undefined): number | undefined {
  if (a === undefined || b === undefined || a.length === 0 || b.length === 0) return undefined;
  const other = new Set(b);
  const both = a.filter((value) => other.has(value)).length;
  return both / (a.length + b.length - both);
}
