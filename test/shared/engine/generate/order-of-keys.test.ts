import { describe, expect, it } from 'vitest';
import { Machine } from '#shared/engine/closures/machine.ts';
import { orderOfKeys } from '#shared/engine/generate/order-of-keys.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import { Budget } from '#shared/engine/values/budget.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';

const order = (keys: readonly (readonly unknown[])[], descending: readonly boolean[]): readonly number[] | undefined =>
  orderOfKeys(new Machine(new Budget(defaultLimits, Date.now)), keys, keys[0]?.length ?? 0, descending);

describe('the order of keys', () => {
  it('rises or falls, equal keys as they came, none last', () => {
    expect(order([[3, 1, undefined, 2, 1]], [false])).toEqual([1, 4, 3, 0, 2]);
    expect(order([[3, 1, undefined, 2, 1]], [true])).toEqual([0, 3, 1, 4, 2]);
    expect(order([['b', 'a', 'c']], [true])).toEqual([2, 0, 1]);
  });

  it('asks the next term where keys are equal', () => {
    const first = ['x', 'y', 'x'];
    expect(order([first, [2, 0, 1]], [false, false])).toEqual([2, 0, 1]);
    expect(order([first, [2, 0, 1]], [true, true])).toEqual([1, 0, 2]);
  });

  it('is the same for few and for many', () => {
    const keys = Array.from({ length: 500 }, (_, i) => (i * 7919) % 101);
    const expected = keys.map((_, i) => i).sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
    expect(order([keys], [false])).toEqual(expected);
    for (const length of [0, 1, 2, 23, 24, 25]) expect(order([keys.slice(0, length)], [false])).toEqual(expected.filter((i) => i < length));
  });

  it('compares the doubles of exact numbers', () => {
    expect(order([[new ExactNumber('1e30'), 5, new ExactNumber('-1e30')]], [false])).toEqual([2, 1, 0]);
  });

  it('is not given for keys of several kinds or of none that has an order', () => {
    for (const keys of [[1, 'a'], [true], [null], [{}], [[1]], [NaN]]) expect(order([keys], [false])).toBeUndefined();
  });
});
