import { expect, it } from 'vitest';
import { valueAt } from '#renderer/rules/value-at.ts';

const record = {
  name: 'a',
  customer: { id: 7, none: null },
  items: [
    { sku: 'x', tax: [{ rate: 1 }, { rate: 2 }] },
    { sku: 'y', tax: [] },
  ],
  odd: { '#o': { '#n': 'text' } },
};

it('takes the item of each array on the way, and gives an array beyond them whole', () => {
  expect([
    valueAt(record, ['name'], []),
    valueAt(record, ['customer', 'id'], []),
    valueAt(record, ['customer', 'none'], []),
    valueAt(record, ['items', 'sku'], [1]),
    valueAt(record, ['items', 'tax', 'rate'], [0, 1]),
    valueAt(record, ['items', 'tax', 'rate'], [0]),
    valueAt(record, ['items', 'sku'], [5]),
    valueAt(record, ['customer', 'toString'], []),
    valueAt(record, ['odd', '#n'], []),
    valueAt(undefined, ['name'], []),
  ]).toEqual(['a', 7, null, 'y', 2, [{ rate: 1 }, { rate: 2 }], undefined, undefined, 'text', undefined]);
});
