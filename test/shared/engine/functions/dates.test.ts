import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { callOurs, calls, differences, instant, type Call } from './against-reference.ts';

// The reference takes the time of the evaluation from the clock.
beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: instant });
});
afterAll(() => {
  vi.useRealTimers();
});

const day = 86_400_000;
const instants = [
  undefined,
  0,
  1,
  999.9,
  -1,
  instant,
  Date.UTC(2004, 11, 31),
  Date.UTC(2005, 0, 1),
  Date.UTC(2008, 11, 29),
  Date.UTC(2010, 0, 3, 12),
  Date.UTC(2018, 1, 28, 0, 0, 1),
  Date.UTC(2020, 1, 29, 23, 59, 59, 999),
  Date.UTC(99, 5, 1),
  -62_200_000_000_000,
  253_402_300_799_999,
  253_402_300_800_000,
  1e17,
];
const pictures = [
  undefined,
  '',
  '[Y]-[M]-[D]',
  '[Y0001]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01t]',
  '[M01]/[D01]/[Y0001] at [H01]:[m01]:[s01]',
  '[Y,2-2]|[Y,*-2]|[Y,2]|[Y01]|[Y,*-4]|[Y##01]|[Y9,999]|[YI]|[Yi]|[Yw]|[Y1o]|[Ya]|[YW]|[YWw,*-3]',
  '[MNn] [D1o], [Y]',
  '[MN,*-3] [Mn,*-3] [MNn,3-3] [M,2] [MI]',
  '[FNn] [F] [FN,*-3] [F1] [F0] [F01]',
  '[d] [d001] [W] [W01] [w] [X]-W[W01]-[F1] [X0001] [x] [x01] [xNn] [xN]',
  '[h]:[m] [P] [PN] [Pn] [h01] [H] [H1]',
  '[s] [s1] [f] [f1] [f01] [f,3-3]',
  '[Z] [z] [Z0] [Z00] [Z000] [Z0000] [Z00:00] [Z0:00] [Z01:01t] [Z00t] [z0]',
  '[Z00000]',
  '[ZN]',
  '[C] [E] [CN]',
  '[[literal]] [Y]',
  'it]]em [Y]]',
  '[Y',
  '[q]',
  '[q1]',
  '[]',
  '[YN]',
  '[DN]',
  '[fN]',
  '[WNn]',
  '[Y,a]',
  '[D,,2]',
  '[D 0 1]',
  '[M\u0661]',
  '[Mx]',
  '[M1x]',
  '[D##]',
];
const zones = [undefined, '+0000', '+0530', '-0500', '-0330', '+1400', '0100', '100', '5', 'x', ''];

test('writing instants', async () => {
  const all = calls('fromMillis', [instants, pictures]);
  // Words for an instant that there is not have no end in the reference.
  const bounded = all.filter(({ args }) => !(args[0] === 1e17 && /\[Y[wWia]/.test(String(args[1]))));
  expect(
    await differences([
      ...calls('fromMillis', [instants]),
      ...bounded,
      ...calls('fromMillis', [instants.slice(0, 8), pictures, zones]).filter(
        ({ args }) => !(args[2] === 'x' || args[2] === '') || !/\[Y[wWia]/.test(String(args[1])),
      ),
      ...calls('now', [pictures, zones]).filter(({ args }) => !(args[1] === 'x' || args[1] === '') || !/\[Y[wWia]/.test(String(args[0]))),
      ...calls('millis', []),
      ...calls('now', []),
    ]),
  ).toEqual([]);
});

test('weeks and days of the years about the turn', async () => {
  const days = Array.from({ length: 20 }, (_, year) =>
    Array.from({ length: 30 }, (__, i) => Date.UTC(2000 + year, 11, 18) + i * day),
  ).flat();
  expect(await differences(calls('fromMillis', [days, ['[Y]-[d] [W] [w] [X] [x] [F1]']]))).toEqual([]);
});

test('reading ISO 8601', async () => {
  const texts = [
    '2018',
    '2018-02',
    '2018-02-03',
    '2018-02-03T10:11:12',
    '2018-02-03T10:11:12Z',
    '2018-02-03T10:11:12.345Z',
    '2018-02-03T10:11:12+05:30',
    '2018-02-03T10:11:12-0530',
    '2018-13-01',
    '2018-02-30',
    '18-02-03',
    '2018-02-03T25:00:00',
    'today',
    '',
    '2018-02-03Z',
    '2018.5',
  ];
  expect(await differences([...calls('toMillis', [texts]), ...calls('toMillis', [], texts)])).toEqual([]);
});

const reading = [
  '[Y0001]-[M01]-[D01]',
  '[Y]-[M]-[D] [H]:[m]:[s]',
  '[Y0001][M01][D01]',
  '[D1]/[M1]/[Y]',
  '[D1o] [MNn] [Y]',
  '[MNn,*-3] [D], [Y]',
  '[FNn], [D] [MNn] [Y]',
  '[H01]:[m01]',
  '[h]:[m] [P]',
  '[h]:[m]:[s].[f] [P]',
  '[Y]-[d]',
  '[Y]-[M01]-[D01]T[H01]:[m01]:[s01].[f001][Z01:01]',
  '[Y]-[M01]-[D01] [Z0000]',
  '[Y]-[M01]-[D01] [z]',
  '[X]-W[W01]-[F1]',
  '[Y] [x] [w] [F1]',
  '[YI]-[Mi]-[Da]',
  '[Yw]',
  '[Dwo] of [MNn], [Y]',
  '[Y9,999]',
  '[Y]-[D]',
  '[H]:[s]',
  '[M] [H]',
  '[C]',
  '[Wn]',
  '[q1]',
  '[Mx]',
  'only text',
  '[H][m]',
  '[Y,2-2]-[M]',
  '[f]',
  '[P]',
  '[D] (+.*) [Y]',
];
const written = [
  '',
  '2018-02-03',
  '2018-2-3 4:5:6',
  '20180203',
  '3/2/2018',
  '3rd February 2018',
  '21st march 2018',
  'Feb 3, 2018',
  'Saturday, 3 February 2018',
  '23:59',
  '11:59 pm',
  '12:00 AM',
  '12:30:15.25 PM',
  '2018-34',
  '2018-366',
  '2018-02-03T10:11:12.345+05:30',
  '2018-02-03T10:11:12.345-0330',
  '2018-02-03 +0530',
  '2018-02-03 -0530',
  '2018-02-03 +05',
  '2018-02-03 GMT+01:00',
  '2018-W05-6',
  '2018 2 1 6',
  'MMXVIII-ii-c',
  'two thousand and eighteen',
  'third of February, 2018',
  '2,018',
  '2018-31',
  '10:59',
  'only text',
  '0000',
  '18-2',
  '0:0',
  '5 7',
  '3 (+.*) 2018',
];

test('reading after pictures', async () => {
  expect(await differences(calls('toMillis', [written, reading]))).toEqual([]);
});

test('what is written is read as the language reads it', async () => {
  const values = fc.sample(fc.integer({ min: 0, max: 4_102_444_800_000 }), { numRuns: 100, seed: 11 });
  const all = values.flatMap((value) =>
    reading.flatMap((picture): Call[] => {
      try {
        return [{ name: 'toMillis', args: [callOurs({ name: 'fromMillis', args: [value, picture, '+0100'] }), picture] }];
      } catch {
        return [];
      }
    }),
  );
  expect(all.length).toBeGreaterThan(2000);
  expect(await differences(all)).toEqual([]);
});

test('whole values', () => {
  expect(callOurs({ name: 'fromMillis', args: [instant, '[FNn], [D1o] [MNn] [Y]', undefined] })).toBe('Wednesday, 5th April 2017');
  expect(callOurs({ name: 'toMillis', args: ['11:30 am', '[h]:[m] [P]'] })).toBe(Date.UTC(2017, 3, 5, 11, 30));
  expect(callOurs({ name: 'now', args: [] })).toBe('2017-04-05T11:47:09.123Z');
  expect(() => callOurs({ name: 'fromMillis', args: [1e17, '[Yw]'] })).toThrow(expect.objectContaining({ code: 'D1001' }));
});
