import { expect, test } from 'vitest';
import { callOurs, calls, differences } from './against-reference.ts';

const texts = [undefined, '', 'a', 'Mapping', ' two  spaces\t\n', '𝒳y𝒵', 'é\u0301', 'a\ud800b', 'undefined here', 'x,y,,z', '中文字'];
const numbers = [undefined, 0, 1, -1, 2, -2, 3.7, -3.2, 9, -9, 1e9];

test('parts of texts', async () => {
  expect(
    await differences([
      ...calls('substring', [texts, numbers]),
      ...calls('substring', [texts, numbers, numbers]),
      ...calls('substring', [numbers], texts),
      ...calls('substringBefore', [texts, texts]),
      ...calls('substringAfter', [texts.filter((text) => text !== 'undefined here'), texts]),
      ...calls('substringBefore', [texts], texts),
    ]),
  ).toEqual([]);
});

test('case, length, trimming, filling', async () => {
  const widths = [undefined, 0, 3, -3, 8, -8, 5.9, -5.9];
  expect(
    await differences([
      ...['lowercase', 'uppercase', 'length', 'trim'].flatMap((name) => [...calls(name, [texts]), ...calls(name, [], texts)]),
      ...calls('pad', [texts, widths]).filter(({ args }) => args[1] !== undefined),
      ...calls('pad', [texts, widths, [undefined, '', '#', '-+', '𝒳y']]).filter(({ args }) => args[1] !== undefined),
    ]),
  ).toEqual([]);
});

test('joining', async () => {
  const lists = [undefined, [], ['a'], ['a', 'b', ''], 'alone', ['a', 1], [1], ['a', undefined]];
  expect(await differences(calls('join', [lists, [undefined, '', ', ']]))).toEqual([]);
});

test('whole values', () => {
  expect(callOurs({ name: 'substring', args: ['𝒳y𝒵', 1, 2] })).toBe('y𝒵');
  expect(callOurs({ name: 'pad', args: ['7', -3, '0'] })).toBe('007');
  expect(callOurs({ name: 'trim', args: [' two  words '] })).toBe('two words');
});
