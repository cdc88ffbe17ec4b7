import type { FieldPath } from '#shared/base/field-path.ts';
import { splitPath } from '#shared/base/field-path.ts';
import { walkFields } from '#shared/schema/walk-fields.ts';
import { judgeConnection, type Verdict } from './judge-connection.ts';
import type { ConnectionContext } from './plan-connection.ts';

/** A field that could be the other end of a link. */
export interface RankedField {
  readonly path: FieldPath;
  readonly verdict: Verdict;
  /** From 0 to 1; how well names, place and type agree. */
  readonly score: number;
}

/** Target fields that take a source field, best first; those that do not fit are left out. */
export function rankTargets(context: ConnectionContext, from: FieldPath, values?: readonly string[]): readonly RankedField[] {
  const paths = [...walkFields(context.target)].map(({ path }) => path);
  return rank(paths, from, (to) => judgeConnection(context, from, to, values));
}

/** Source fields that a target field takes, best first. */
export function rankSources(context: ConnectionContext, to: FieldPath): readonly RankedField[] {
  const paths = [...walkFields(context.source.schema)].map(({ path }) => path);
  return rank(paths, to, (from) => judgeConnection(context, from, to));
}

const kindScore: Readonly<Record<Verdict['kind'], number>> = {
  fits: 1,
  converts: 0.8,
  'may-be-cut': 0.7,
  'n-of-m': 0.6,
  replaces: 0.3,
  'needs-an-array': 0,
  'does-not-fit': 0,
};

function rank(paths: readonly FieldPath[], other: FieldPath, judge: (path: FieldPath) => Verdict): readonly RankedField[] {
  return paths
    .map((path) => ({ path, verdict: judge(path) }))
    .filter(({ verdict }) => verdict.droppable)
    .map(({ path, verdict }) => ({ path, verdict, score: 0.8 * nameScore(other, path) + 0.2 * kindScore[verdict.kind] }))
    .toSorted((a, b) => b.score - a.score);
}

/** How alike two fields are named: the words of the last names weigh most, those of the groups around them less. */
export function nameScore(a: FieldPath, b: FieldPath): number {
  const [first, second] = [splitPath(a) ?? [], splitPath(b) ?? []];
  const last = overlap(words(first.at(-1) ?? ''), words(second.at(-1) ?? ''));
  const all = overlap(first.flatMap(words), second.flatMap(words));
  return 0.7 * last + 0.3 * all;
}

/** Words of a name: `lineItemTotal`, `line_item_total` and `LINE-ITEM-TOTAL` are the same three. */
function words(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase());
}

/** Share of words that both have (Dice), with half a point for words that begin alike. */
function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  let shared = 0;
  for (const word of a) {
    if (b.includes(word)) shared += 1;
    else if (word.length > 2 && b.some((other) => other.length > 2 && (other.startsWith(word) || word.startsWith(other)))) shared += 0.5;
  }
  return Math.min(1, (2 * shared) / (a.length + b.length));
}
