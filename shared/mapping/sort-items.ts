import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';

/** Sorts items by their keys as the language's `^( )` does: nothing last, text or numbers but not both, equal ones stay in order. */
export function sortItems(items: readonly Value[], keys: readonly (Value | undefined)[], descending: boolean): Result<readonly Value[]> {
  const bare = keys.map((key) => (key instanceof ExactNumber ? key.toNumber() : key));
  const bad = items.length < 2 ? undefined : keyProblem(bare);
  if (bad !== undefined) return fail(bad);
  const order = items.map((_, i) => i);
  order.sort((a, b) => {
    const [left, right] = [bare[a], bare[b]];
    if (left === undefined || right === undefined) return left === right ? a - b : left === undefined ? 1 : -1;
    const comparison = compareKeys(left, right);
    return comparison === 0 ? a - b : descending ? -comparison : comparison;
  });
  return ok(order.flatMap((i) => items.slice(i, i + 1)));
}

function compareKeys(left: Value, right: Value): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right;
  return typeof left === 'string' && typeof right === 'string' ? (left < right ? -1 : left > right ? 1 : 0) : 0;
}

function keyProblem(keys: readonly (Value | undefined)[]): Problem | undefined {
  const given = keys.filter((key) => key !== undefined);
  const odd = given.find((key) => typeof key !== 'string' && typeof key !== 'number');
  if (odd !== undefined) return problem('T2008', 'A sort key must be text or a number.', { token: JSON.stringify(odd) });
  const first = given[0];
  const other = given.find((key) => typeof key !== typeof first);
  if (other === undefined) return undefined;
  return problem(
    'T2007',
    `The sort keys ${JSON.stringify(first)} and ${JSON.stringify(other)} are of different types and cannot be compared.`,
  );
}
