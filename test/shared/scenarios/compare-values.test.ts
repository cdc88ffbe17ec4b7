import { describe, expect, it } from 'vitest';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { compareValues } from '#shared/scenarios/compare-values.ts';
import type { Comparison } from '#shared/scenarios/scenario.ts';

const exact = (digits: string): ExactNumber => new ExactNumber(digits);

describe('comparing values', () => {
  it('names every place that differs, items by position from 0', () => {
    const expected = { a: 1, b: { c: 'x', d: null }, list: [{ n: 1 }, { n: 2 }, { n: 3 }], 'odd name': 1 };
    const actual = { b: { d: 0, e: true }, a: '1', list: [{ n: 1 }, { n: 5 }] };
    expect(compareValues(expected, actual)).toEqual([
      { path: 'a', kind: 'changed', expected: 1, actual: '1' },
      { path: 'b.c', kind: 'missing', expected: 'x' },
      { path: 'b.d', kind: 'changed', expected: null, actual: 0 },
      { path: 'b.e', kind: 'extra', actual: true },
      { path: 'list[1].n', kind: 'changed', expected: 2, actual: 5 },
      { path: 'list[2]', kind: 'missing', expected: { n: 3 } },
      { path: '`odd name`', kind: 'missing', expected: 1 },
    ]);
  });

  it.each<[string, Value | undefined, Value | undefined, Comparison, readonly string[]]>([
    ['key order', { a: 1, b: 2 }, { b: 2, a: 1 }, {}, []],
    ['item order', [1, 2], [2, 1], {}, ['[0]', '[1]']],
    ['nothing and nothing', undefined, undefined, {}, []],
    ['nothing and a value', undefined, { a: 1 }, {}, ['']],
    ['an object and an array', { a: 1 }, [1], {}, ['']],
    ['exact numbers by digits', exact('9007199254740993'), exact('9007199254740993'), {}, []],
    ['exact numbers that one double would make equal', exact('9007199254740993'), exact('9007199254740992.5'), {}, ['']],
    ['an exact number and its double', exact('9007199254740993'), 9007199254740992, {}, ['']],
    ['two spellings of one number', exact('19.90'), 19.9, {}, []],
    ['numbers within the tolerance', { a: 1.004 }, { a: 1 }, { number: 0.005 }, []],
    ['numbers beyond the tolerance', { a: 1.006 }, { a: 1 }, { number: 0.005 }, ['a']],
    ['text with blanks around it', { a: ' x' }, { a: 'x ' }, { trim: true }, []],
    ['text with blanks inside it', { a: 'x y' }, { a: 'xy' }, { trim: true }, ['a']],
    [
      'a field left out in every item',
      { l: [{ a: 1, t: 1 }, { a: 2 }] },
      {
        l: [
          { a: 1, t: 2 },
          { a: 3, t: 3 },
        ],
      },
      { ignore: ['l.t'] },
      ['l[1].a'],
    ],
    ['a field left out in one item', { l: [{ t: 1 }, { t: 1 }] }, { l: [{ t: 2 }, { t: 2 }] }, { ignore: ['l[0].t'] }, ['l[1].t']],
    ['names of the language', { constructor: 1 }, {}, {}, ['constructor']],
  ])('%s', (_, expected, actual, comparison, paths) => {
    expect(compareValues(expected, actual, comparison).map(({ path }) => path)).toEqual(paths);
  });
});
