import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { callOurs, calls, differences, type Call } from './against-reference.ts';

const values: readonly unknown[] = [
  undefined,
  null,
  true,
  0,
  -0,
  0.1 + 0.2,
  1e21,
  123456789.12345679,
  1 / 3,
  1e-7,
  5e-324,
  NaN,
  Infinity,
  [Infinity],
  [NaN, undefined, Math.abs],
  'a "text"',
  '\ud800',
  [],
  {},
  [[]],
  [{}],
  { a: undefined, b: Math.abs },
  { a: [1, [2, {}], []], b: { c: { d: null } } },
];

test('writes values as the language does', async () => {
  expect(await differences([...calls('string', [values, [undefined, true, false]]), ...calls('string', [], values)])).toEqual([]);
});

test('writes and copies any JSON as the language does', async () => {
  const samples = fc.sample(fc.jsonValue({ maxDepth: 4 }), { numRuns: 500, seed: 20_261_124 });
  const all: Call[] = samples.flatMap((value) => [
    { name: 'string', args: [value] },
    { name: 'string', args: [value, true] },
    { name: 'clone', args: [value] },
  ]);
  expect(await differences(all)).toEqual([]);
});

test('keeps the digits of exact numbers', () => {
  const exact = new ExactNumber('12345678901234567890.10');
  expect(callOurs({ name: 'string', args: [exact] })).toBe('12345678901234567890.10');
  expect(callOurs({ name: 'string', args: [{ a: [exact, 0.1 + 0.2] }] })).toBe('{"a":[12345678901234567890.10,0.3]}');
  expect(callOurs({ name: 'clone', args: [{ a: [exact] }] })).toEqual({ a: [exact] });
});
