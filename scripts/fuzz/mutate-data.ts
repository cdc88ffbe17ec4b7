import type { Seeded } from '#scripts/samples/seeded.ts';
import { isRecord } from '#scripts/suite/read-suite.ts';

const strange: readonly unknown[] = [
  null,
  '',
  'é𝒳 z',
  0,
  -1,
  1e300,
  5e-7,
  true,
  false,
  [],
  {},
  [[]],
  [[1, [2]], 3],
  ['a'],
  [null],
  { value: 1 },
];

/** A copy of data with a few parts missing, null, in or out of an array, or of another type: what real records do to a mapping. */
export function mutateData(data: unknown, random: Seeded, share = 0.08): unknown {
  const inner = (value: unknown): unknown => mutateData(value, random, share);
  if (random.next() < share) return bent(data, random);
  if (Array.isArray(data)) {
    const items = data.map(inner);
    if (random.next() < share) items.length = Math.min(items.length, random.whole(0, 1));
    return items;
  }
  if (!isRecord(data)) return data;
  const kept = Object.entries(data).filter(() => random.next() >= share / 2);
  return Object.fromEntries(kept.map(([key, value]) => [key, inner(value)]));
}

function bent(data: unknown, random: Seeded): unknown {
  const copies = (): unknown => structuredClone(data);
  switch (random.whole(0, 4)) {
    case 0:
      return [copies()];
    case 1:
      return [copies(), copies()];
    case 2:
      return Array.isArray(data) && data.length > 0 ? structuredClone(random.pick<unknown>(data)) : [[copies()]];
    default:
      return structuredClone(random.pick(strange));
  }
}
