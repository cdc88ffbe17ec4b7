import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callOurs, calls, differences, type Call } from './against-reference.ts';

const numbers = [
  undefined,
  0,
  1,
  2,
  3,
  4,
  9,
  10,
  11,
  12,
  13,
  19,
  20,
  21,
  26,
  27,
  42,
  99,
  100,
  101,
  112,
  123,
  400,
  999,
  1000,
  1001,
  1100,
  1999,
  2024,
  3999,
  12345,
  100000,
  1234567,
  1e9 + 1,
  -5,
  -21,
  3.7,
  -3.2,
];
const pictures = [
  '0',
  '00',
  '0000',
  '#,##0',
  '#,##,##0',
  '#:##0,000',
  '0,',
  '1;o',
  '0;o',
  '0000;o',
  'A',
  'a',
  'I',
  'i',
  'W',
  'w',
  'Ww',
  'W;o',
  'w;o',
  'Ww;o',
  'A;o',
  '\u0661',
  '\u0660\u06f0',
  '##',
  'x',
  '',
  '٠٠,٠٠٠',
  '0;c',
  '0;',
  '#-#,##0',
];

test('writing', async () => {
  const roman = (picture: string): boolean => /^i/i.test(picture);
  const all = calls('formatInteger', [numbers, pictures]).filter(({ args }) => !(roman(String(args[1])) && Number(args[0]) > 1e6));
  expect(
    await differences([
      ...all,
      ...calls('formatInteger', [
        [1e15, 1e18, 1e21, 123456789012345],
        ['0', '#,##0', 'w', 'Ww;o', 'a'],
      ]),
    ]),
  ).toEqual([]);
});

test('reading', async () => {
  const texts = [
    undefined,
    '',
    '0',
    '12',
    '1,234',
    '1.234',
    '12th',
    '1st',
    'XIV',
    'xiv',
    'MCMXCIX',
    'abc',
    'AA',
    'Q',
    'twelve',
    'one hundred and five',
    'one thousand, two hundred and thirty-four',
    'twenty-first',
    'One Million',
    'three zorps',
    '\u0661\u0662',
    '0x10',
    '-5',
    'two thousand and one',
  ];
  expect(await differences(calls('parseInteger', [texts, pictures]))).toEqual([]);
});

test('what is written is read as the language reads it', async () => {
  const values = fc.sample(fc.integer({ min: 0, max: 3_999_999 }), { numRuns: 300, seed: 10 });
  const all: Call[] = values.flatMap((value) =>
    ['w', 'Ww', 'w;o', 'W', '0', '#,##0', '0;o', 'a'].flatMap((picture): Call[] => {
      const text = callOurs({ name: 'formatInteger', args: [value, picture] });
      return [
        { name: 'formatInteger', args: [value, picture] },
        { name: 'parseInteger', args: [text, picture] },
      ];
    }),
  );
  expect(await differences(all)).toEqual([]);
});

test('whole values', () => {
  expect(callOurs({ name: 'formatInteger', args: [1999, 'I'] })).toBe('MCMXCIX');
  expect(callOurs({ name: 'formatInteger', args: [121, 'w;o'] })).toBe('one hundred and twenty-first');
  expect(callOurs({ name: 'formatInteger', args: [28, 'a'] })).toBe('ab');
  expect(() => callOurs({ name: 'formatInteger', args: [1e12, 'I'] })).toThrow(expect.objectContaining({ code: 'D1001' }));
  expect(() => callOurs({ name: 'parseInteger', args: ['1', '\u0661'] })).toThrow(expect.objectContaining({ code: 'D3131', value: '1' }));
});
