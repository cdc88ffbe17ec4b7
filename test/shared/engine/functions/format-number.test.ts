import fc from 'fast-check';
import { expect, test } from 'vitest';
import { callOurs, calls, differences, type Call } from './against-reference.ts';

const numbers = [undefined, 0, 1, -1, 5, 12, 123, 1234, 12345, 123456.789, -1234567.891, 0.5, 0.05, 0.14, 1.005, 2.5, 1e21, 1e-9, 0.999];
const pictures = [
  '0',
  '#',
  '#,##0',
  '#,##0.00',
  '0000',
  '#.##',
  '0.0#',
  '.00',
  '#,###.00,00',
  '##,##,##0',
  '#,##,###',
  '#,#0,000.0',
  '#0.00;(#0.00)',
  '0;0;0',
  '0.0.0',
  '0%',
  '0%%',
  '0‰',
  '0%‰',
  '0‰‰',
  'abc',
  '',
  '0a0',
  '0,.0',
  '0.,0',
  '0,',
  '0,,0',
  '0#',
  '0.#0',
  '0e0',
  '0.00e00',
  '#e0',
  '#.#e0',
  '00.0e0',
  '0e',
  '0ea',
  '0e0%',
  '0.0e0%',
  '$0.00',
  'EUR #,##0.00 net',
  'x0y',
  '#;-0',
  '1',
  '9,999.99',
  'e0',
  'ab0e0',
  '#.e0',
  '0.0e0x',
  ',0',
  '#,##0.0#,#',
];

test('pictures', async () => {
  expect(await differences([...calls('formatNumber', [numbers, pictures]), ...calls('formatNumber', [pictures], numbers)])).toEqual([]);
});

test('options', async () => {
  const options = [
    {},
    { 'decimal-separator': ',', 'grouping-separator': '.' },
    { 'zero-digit': '\u0660' },
    { 'zero-digit': '1' },
    { digit: '0', 'zero-digit': '#' },
    { 'minus-sign': '−', percent: 'pc', 'per-mille': 'pm' },
    { 'exponent-separator': 'E' },
    { 'pattern-separator': '|' },
    { 'grouping-separator': '' },
    { unknown: 'x' },
  ];
  const own = ['#.##0,00', '\u0660\u0660.\u0660', '0pc', '0pm', '0.0E0', '0|(0)', ...pictures.slice(0, 12)];
  expect(await differences(calls('formatNumber', [numbers, own, options]))).toEqual([]);
});

test('any picture made of the signs', async () => {
  const picture = fc.string({ unit: fc.constantFrom(...Array.from('000##,..;%e-x')), minLength: 1, maxLength: 9 });
  const cases = fc.sample(fc.tuple(fc.constantFrom(...numbers), picture), { numRuns: 4000, seed: 9 });
  expect(await differences(cases.map(([number, text]): Call => ({ name: 'formatNumber', args: [number, text] })))).toEqual([]);
});

test('whole values', () => {
  expect(callOurs({ name: 'formatNumber', args: [-1234567.891, '#,##0.00'] })).toBe('-1,234,567.89');
  expect(callOurs({ name: 'formatNumber', args: [0.145, '0.0%'] })).toBe('14.5%');
  expect(() => callOurs({ name: 'formatNumber', args: [1, '0.0.0'] })).toThrow(expect.objectContaining({ code: 'D3081' }));
});
