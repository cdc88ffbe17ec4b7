import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { anything, callOurs, calls, differences, type Call } from './against-reference.ts';

const lists: readonly unknown[] = [
  undefined,
  [],
  [1],
  [3, 1, 2],
  [1, 0, -0, -1, 0, -0],
  [1, 1, -0, 0, NaN, NaN],
  ['b', 'a', 'B', 'é', 'aa'],
  ['1', 1],
  [Infinity, 1],
  [null, undefined, null, undefined],
  [true, 'true', 1, '1'],
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, { a: 1 }],
  [{ a: [1, { b: null }] }, { a: [1, { b: null }] }, { a: [1, { b: undefined }] }],
  [
    [1, 2],
    [1, 2],
    [2, 1],
    [[1], 2],
  ],
  [{ 'a":1,"b': 1 }, { a: 1, b: 1 }],
  ['[1,]', [1], '{}', {}],
  [{ a: NaN }, { a: NaN }],
  'alone',
  7,
  { a: 1 },
];

test('aggregates', async () => {
  const names = ['sum', 'count', 'max', 'min', 'average'];
  const numbers = [[], [1], [1, 2, 3.5], [-0], [0, -0], [NaN, 1], [0.1, 0.2, 0.3], [1e308, 1e308], 5, ...lists];
  expect(await differences(names.flatMap((name) => calls(name, [numbers])))).toEqual([]);
});

test('order, repetition, lists together', async () => {
  const comparators = [
    (a: unknown, b: unknown) => Number(a) > Number(b),
    (a: unknown, b: unknown) => Number(a) < Number(b),
    (a: unknown, b: unknown) => String(a) > String(b),
    () => true,
    () => false,
    () => undefined,
    (a: unknown) => a,
  ];
  expect(
    await differences([
      ...['reverse', 'distinct', 'sort'].flatMap((name) => calls(name, [lists])),
      ...calls('sort', [lists, comparators]),
      ...calls('append', [lists, lists]),
      ...calls('zip', [lists]),
      ...calls('zip', [lists, lists]),
      ...calls('zip', [lists.slice(0, 6), lists.slice(0, 6), lists.slice(2, 5)]),
    ]),
  ).toEqual([]);
});

test('any list', async () => {
  const some = fc.constantFrom<unknown>(1, '1', 2, null, true, 0, '', { a: 1 }, { a: 1, b: 2 }, { b: 2, a: 1 }, [1], [1, 2], [], {});
  const mixed = fc.sample(fc.array(some, { maxLength: 12 }), { numRuns: 400, seed: 13 });
  const numbers = fc.sample(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 30 }), { numRuns: 200, seed: 14 });
  const texts = fc.sample(fc.array(fc.string({ maxLength: 3 }), { maxLength: 20 }), { numRuns: 200, seed: 15 });
  const contrary = (a: unknown, b: unknown): boolean => (Number(a) * 7 + Number(b) * 3) % 5 > 2;
  expect(
    await differences([
      ...calls('distinct', [mixed]),
      ...calls('sort', [[...numbers, ...texts]]),
      ...calls('sort', [numbers, [contrary, (a: unknown, b: unknown) => Math.abs(Number(a)) > Math.abs(Number(b))]]),
    ]),
  ).toEqual([]);
});

test('shuffling keeps the items', () => {
  const items = Array.from({ length: 50 }, (_, i) => i);
  const shuffled = callOurs({ name: 'shuffle', args: [items] });
  expect(Array.isArray(shuffled) && shuffled.toSorted((a, b) => Number(a) - Number(b))).toEqual(items);
  expect(shuffled).not.toEqual(items);
});

test('exact numbers are told apart by their digits', () => {
  const [a, b, c] = ['12345678901234567890', '12345678901234567891', '19.90'].map((digits) => new ExactNumber(digits));
  expect(callOurs({ name: 'distinct', args: [[a, b, a, c, 19.9, '19.9', [a], [b], [a], { a }, { a }]] })).toEqual([
    a,
    b,
    c,
    '19.9',
    [a],
    [b],
    { a },
  ]);
});

test('sorting keeps the digits of exact numbers and notes that it compared doubles', () => {
  const [small, large] = ['12345678901234567890', '12345678901234599999'].map((digits) => new ExactNumber(digits));
  let noted = 0;
  expect(callOurs({ name: 'sort', args: [[large, 2, small, 1]] }, () => (noted += 1))).toEqual([1, 2, small, large]);
  expect(noted).toBe(2);
});

test('long lists take no stack and no square of the time', () => {
  const long = Array.from({ length: 200_000 }, (_, i) => (i * 7919) % 100_003);
  const objects = long.map((key) => ({ key, text: String(key) }));
  const all: Call[] = [
    ...['sum', 'max', 'min', 'average', 'sort', 'distinct', 'reverse', 'shuffle', 'count'].map((name) => ({ name, args: [long] })),
    { name: 'distinct', args: [objects] },
    { name: 'append', args: [long, long] },
    { name: 'zip', args: [long, long] },
    { name: 'sort', args: [long, (a: unknown, b: unknown) => Number(a) > Number(b)] },
    { name: 'map', args: [long, (a: unknown) => a] },
    { name: 'filter', args: [long, (a: unknown) => Number(a) > 5] },
    { name: 'reduce', args: [long, (a: unknown, b: unknown) => Number(a) + Number(b)] },
    { name: 'keys', args: [objects] },
    { name: 'lookup', args: [objects, 'key'] },
    { name: 'spread', args: [objects] },
    { name: 'merge', args: [objects] },
    { name: 'join', args: [long.map(String), ','] },
    { name: 'string', args: [objects] },
  ];
  const sizes = all.map((call) => {
    const given = callOurs(call);
    return [call.name, Array.isArray(given) ? given.length : typeof given];
  });
  expect(sizes).toEqual([
    ['sum', 'number'],
    ['max', 'number'],
    ['min', 'number'],
    ['average', 'number'],
    ['sort', 200_000],
    ['distinct', 100_003],
    ['reverse', 200_000],
    ['shuffle', 200_000],
    ['count', 'number'],
    ['distinct', 100_003],
    ['append', 400_000],
    ['zip', 200_000],
    ['sort', 200_000],
    ['map', 200_000],
    ['filter', 200_000 - long.filter((value) => value <= 5).length],
    ['reduce', 'number'],
    ['keys', 2],
    ['lookup', 200_000],
    ['spread', 400_000],
    ['merge', 'object'],
    ['join', 'string'],
    ['string', 'string'],
  ]);
}, 10_000);

test('any values together', async () => {
  expect(await differences([...calls('append', [anything, anything]), ...calls('zip', [anything, anything])])).toEqual([]);
});
