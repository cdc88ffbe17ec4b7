import { expect, test } from 'vitest';
import { callOurs, calls, differences } from './against-reference.ts';

const values: readonly unknown[] = [
  undefined,
  null,
  'text',
  7,
  [],
  {},
  { a: 1, b: [2, 3], c: undefined, 10: 'ten', 2: 'two' },
  [{ a: 1 }, { b: 2, a: [3, 4] }, { a: [] }, { a: undefined }],
  [[{ a: 1 }], { a: { a: 2 } }, 'a', null],
  [undefined],
  [[]],
  [[], []],
  [undefined, undefined],
  JSON.parse('{"__proto__":{"a":1},"constructor":2}'),
  [JSON.parse('{"__proto__":1}'), { a: 2 }],
  ['a', 1],
  Math.abs,
  [Math.abs],
];
const names = ['a', 'b', 'length', '__proto__', 'constructor', 'toString', '10', '', 'undefined', undefined];

test('keys, values, parts', async () => {
  expect(
    await differences([
      ...['keys', 'spread', 'merge', 'clone', 'type', 'boolean', 'not', 'exists', 'count'].flatMap((name) => calls(name, [values])),
      ...['keys', 'spread', 'clone', 'boolean', 'not', 'string'].flatMap((name) => calls(name, [], values)),
      ...calls('lookup', [values, names]),
      ...calls('lookup', [names], values),
    ]),
  ).toEqual([]);
});

test('what counts as true', async () => {
  const some = [
    0,
    -0,
    1,
    NaN,
    Infinity,
    '',
    ' ',
    '0',
    [0],
    [0, 0],
    [0, 1],
    [[]],
    [[0], [1]],
    [[], [[1]]],
    {},
    { a: undefined },
    Math.abs,
    [Math.abs],
    [{}],
    [undefined, true],
    [[Infinity]],
  ];
  expect(
    await differences([...calls('boolean', [some]), ...calls('not', [some]), ...calls('type', [some]), ...calls('exists', [some])]),
  ).toEqual([]);
});

test('functions over parts', async () => {
  const functions = [
    (value: unknown) => value,
    (value: unknown, key: unknown) => [key, value],
    (value: unknown, key: unknown, whole: unknown) => ({ key, value, whole }),
    (_: unknown, key: unknown) => key === 'a' || key === 1,
    (_value: unknown, _key: unknown, _whole: unknown, more: unknown) => more,
    () => undefined,
    () => null,
    () => [],
    () => [1],
  ];
  const folds = [
    ...functions,
    (so: unknown, next: unknown) => [so, Array.isArray(next)],
    (so: unknown, _: unknown, i: unknown) => [so, i],
    (_: unknown, __: unknown, i: unknown, whole: unknown) => [i, whole],
  ];
  expect(
    await differences([
      ...['map', 'filter', 'single', 'each', 'sift'].flatMap((name) => calls(name, [values, functions])),
      ...calls('each', [functions], values),
      ...calls('sift', [functions], values),
      ...calls('single', [values]),
      ...calls('reduce', [values, folds]),
      ...calls('reduce', [values, folds, [undefined, null, 'from', []]]),
    ]),
  ).toEqual([]);
});

test('stopping', async () => {
  expect(
    await differences([
      ...calls('error', [[undefined, '', 'mine']]),
      ...calls('assert', [[true, false, undefined]]),
      ...calls('assert', [
        [true, false, undefined],
        [undefined, '', 'mine'],
      ]),
    ]),
  ).toEqual([]);
  expect(() => callOurs({ name: 'error', args: ['mine'] })).toThrow(expect.objectContaining({ code: 'D3137', parts: { message: 'mine' } }));
  expect(() => callOurs({ name: 'eval', args: ['1+1'] })).toThrow(expect.objectContaining({ code: 'evaluation/eval-refused' }));
});

test('whole values', () => {
  expect(callOurs({ name: 'merge', args: [[{ a: 1 }, JSON.parse('{"__proto__":{"x":1},"a":2}')]] })).toEqual(
    JSON.parse('{"a":2,"__proto__":{"x":1}}'),
  );
  expect(callOurs({ name: 'spread', args: [{ a: 1, b: 2 }] })).toEqual([{ a: 1 }, { b: 2 }]);
  expect(callOurs({ name: 'sift', args: [{ a: 1, b: 2 }, (value: unknown) => value === 2] })).toEqual({ b: 2 });
});
