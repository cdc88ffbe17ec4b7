import { isRecord } from '#test/drivers/suite/read-suite.ts';
import { Choice } from './choice.ts';

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
export function mutateData(data: unknown, random: () => number, share = 0.08): unknown {
  const inner = (value: unknown): unknown => mutateData(value, random, share);
  if (random() < share) return bent(data, random);
  if (Array.isArray(data)) {
    const items = data.map(inner);
    if (random() < share) items.length = Math.min(items.length, Math.floor(random() * 2));
    return items;
  }
  if (!isRecord(data)) return data;
  const kept = Object.entries(data).filter(() => random() >= share / 2);
  return Object.fromEntries(kept.map(([key, value]) => [key, inner(value)]));
}

function bent(data: unknown, random: () => number): unknown {
  const copies = (): unknown => structuredClone(data);
  switch (Math.floor(random() * 5)) {
    case 0:
      return [copies()];
    case 1:
      return [copies(), copies()];
    case 2:
      return Array.isArray(data) && data.length > 0 ? structuredClone(pick<unknown>(random, data)) : [[copies()]];
    default:
      return structuredClone(pick(random, strange));
  }
}

function pick<T>(random: () => number, list: readonly T[]): T {
  return new Choice(random).of(list);
}
