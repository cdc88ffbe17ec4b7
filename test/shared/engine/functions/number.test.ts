import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { callOurs, calls, differences } from './against-reference.ts';

const numbers = [
  undefined,
  0,
  -0,
  1,
  -1,
  0.5,
  1.5,
  2.5,
  -0.5,
  -1.5,
  -2.5,
  2.675,
  1.005,
  -1.005,
  0.1 + 0.2,
  4.35,
  1e21,
  -1e21,
  1e-7,
  123456.789,
  9007199254740991,
  5e-324,
  1.7e308,
];

test('rounding, roots, powers, bases', async () => {
  const places = [undefined, 0, 1, 2, 3, -1, -2, 5, 15, 16, 20, -20, 0.5];
  expect(
    await differences([
      ...['abs', 'floor', 'ceil', 'round', 'sqrt', 'formatBase'].flatMap((name) => [
        ...calls(name, [numbers]),
        ...calls(name, [], numbers),
      ]),
      ...calls('round', [numbers, places]),
      ...calls('power', [numbers, numbers]),
      ...calls('formatBase', [numbers, [undefined, 1, 2, 2.5, 8, 16, 36, 36.4, 37, -2]]),
    ]),
  ).toEqual([]);
});

test('rounding any number', async () => {
  const values = fc.sample(
    fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.integer().map((i) => i / 1000),
    ),
    { numRuns: 800, seed: 7 },
  );
  const ties = fc.sample(fc.integer({ min: -99_999, max: 99_999 }), { numRuns: 400, seed: 8 }).map((i) => Number(`${i}5e-3`));
  expect(
    await differences(
      calls('round', [
        [...values, ...ties],
        [1, 2, 4, 12],
      ]),
    ),
  ).toEqual([]);
});

test('reading numbers', async () => {
  const texts = [
    '',
    ' 1',
    '1',
    '-1',
    '+1',
    '01',
    '1.',
    '.5',
    '1.50',
    '1e3',
    '1E-3',
    '1e400',
    '0x1F',
    '0XFF',
    '0xFFzz',
    '0o17',
    'a0o7',
    '0b101',
    '0b102',
    '-0x1',
    'Infinity',
    'NaN',
    '1,000',
    '--1',
    '9007199254740992',
  ];
  expect(await differences([...calls('number', [texts]), ...calls('number', [[true, false, null, 1.5, [], [1], ['2'], {}]])])).toEqual([]);
});

test('keeps digits that a double would round', () => {
  const read = (text: string): unknown => callOurs({ name: 'number', args: [text] });
  expect(read('12345678901234567890')).toEqual(new ExactNumber('12345678901234567890'));
  expect(read('-00012345678901234567890')).toEqual(new ExactNumber('-12345678901234567890'));
  expect(read('0000000000000000000000.5')).toBe(0.5);
  expect(read('0xFFFFFFFFFFFFFFFFFFFF')).toBe(2 ** 80);
  const exact = new ExactNumber('0.1000000000000000055511');
  expect(callOurs({ name: 'number', args: [exact] })).toBe(exact);
});

test('computing with exact numbers notes what is lost', () => {
  let noted = 0;
  const count = (): void => void (noted += 1);
  expect(callOurs({ name: 'round', args: [new ExactNumber('12345678901234567890.5'), 2] }, count)).toBe(12345678901234567000);
  expect(noted).toBe(1);
  expect(callOurs({ name: 'sum', args: [[1, new ExactNumber('19.90')]] }, count)).toBe(20.9);
  expect(noted).toBe(1);
  expect(() => callOurs({ name: 'abs', args: [new ExactNumber('1e400')] })).toThrow(expect.objectContaining({ code: 'D1001' }));
});
