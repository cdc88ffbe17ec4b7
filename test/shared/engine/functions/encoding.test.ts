import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callOurs, calls, differences } from './against-reference.ts';

const texts = [
  undefined,
  '',
  'a',
  'ab',
  'abc',
  'Grüße, 中文',
  'https://host/a b?q=ä&r=#1',
  '%E4%B8%AD%20a%2Fb',
  '%',
  '%zz',
  '\ud800',
  'YWJj\nZGVm',
  'YQ==YQ==',
  'Y!W@J*j',
  'YW-_',
];
const names = ['base64encode', 'base64decode', 'encodeUrl', 'encodeUrlComponent', 'decodeUrl', 'decodeUrlComponent'];

test('texts known to be hard', async () => {
  expect(await differences(names.flatMap((name) => [...calls(name, [texts]), ...calls(name, [], texts)]))).toEqual([]);
});

test('any text', async () => {
  const any = fc.sample(fc.string({ unit: 'binary', maxLength: 20 }), { numRuns: 300, seed: 5 });
  const coded = fc.sample(fc.string({ unit: fc.constantFrom(...Array.from('ABCxyz019+/-_== \n!é中%2F')), maxLength: 14 }), {
    numRuns: 500,
    seed: 6,
  });
  expect(await differences(names.flatMap((name) => calls(name, [[...any, ...coded]])))).toEqual([]);
});

test('whole values', () => {
  expect(callOurs({ name: 'base64encode', args: ['Mapping'] })).toBe('TWFwcGluZw==');
  expect(() => callOurs({ name: 'decodeUrl', args: ['%'] })).toThrow(
    expect.objectContaining({ code: 'D3140', value: '%', parts: { functionName: 'decodeUrl' } }),
  );
});
