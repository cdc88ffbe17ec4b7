import { describe, expect, it } from 'vitest';
import { endOfEngine, endOfReference, type Pair } from '#test/drivers/fuzz/compare-engines.ts';
import { judgeOf } from '#test/drivers/fuzz/judge.ts';
import { fatalFaults, loadReference, referenceFaults } from '#test/drivers/fuzz/mended-reference.ts';
import engine from '#test/drivers/engine.ts';

interface Shown {
  readonly expression: string;
  readonly data?: unknown;
  readonly ours: string;
  /** What the reference gives, the faults that let it end mended. */
  readonly reference: string;
}

/** An expression that shows each fault of the list. */
const shown: Readonly<Record<string, Shown>> = {
  'of several errors the first in text order is told': {
    expression: '[$uppercase($string(a) ~> $lowercase() & b.c.d ~> $number()), 1 - "a"]',
    data: { a: 1 },
    ours: 'error T0411 at 37, token lowercase',
    reference: 'error T2002 at 65, token -',
  },
  'grouping over an empty array leaves the data as it is': {
    expression: '[a{"x": 1}, $count(a)]',
    data: { a: [] },
    ours: '[{"x":1},0]',
    reference: '[{"x":1},1]',
  },
  'errors of functions put together by ~> come from where they are called': {
    expression: '($h := $trim ~> $uppercase ~> $number; $h("a"))',
    ours: 'error D3030 at 42, token h',
    reference: 'error D3030 at 35, token g',
  },
  '$string can have arguments left open': {
    expression: '$string(?)(1)',
    ours: '"1"',
    reference: 'error S0208 at 26, token =',
  },
  'fields of the data may have the names of marks that the reference puts on lists': {
    expression: 'a.$',
    data: { a: { outerWrapper: true, 0: 'lost' } },
    ours: '{"0":"lost","outerWrapper":true}',
    reference: '"lost"',
  },
  'an error comes from the call itself, not from one among its arguments': {
    expression: '($t := function($f){ $f($f(1)) }; $t($uppercase))',
    ours: 'error T0410 at 27, token f',
    reference: 'error T0410 at 23, token f',
  },
  'what is sorted with @, # or % is still bound': {
    expression: 'a@$x^($x.n)[$x.n > 1].($x.n)',
    data: { a: [{ n: 3 }, { n: 1 }, { n: 2 }] },
    ours: '[2,3]',
    reference: 'nothing',
  },
  'every group of one item with @, # or % has that item': {
    expression: 'a#$i{"x": $, "y": $}',
    data: { a: [1] },
    ours: '{"x":1,"y":1}',
    reference: '{"x":1}',
  },
  '@, # and % work behind […] at the start of a path': {
    expression: '[1, 2]@$x.($x * 10)',
    ours: '[10,20]',
    reference: 'nothing',
  },
  'a function is no replacement for a text': {
    expression: '$replace("a", "a", $uppercase)',
    ours: 'error D3012 at 9, token replace',
    reference:
      '"async function (...params) {\\n                    // invoke func\\n                    return await apply(arg, params, null, environment);\\n                }"',
  },
  'a function is no object that |…|…| could take fields from': {
    expression: '$ ~> |a|$sum|',
    data: { a: {} },
    ours: 'error T2011 at 12',
    reference: '{"a":"(function)"}',
  },
  'what |…|…| finds outside of its copy stays as it is': {
    expression: '($copy := $ ~> |$$.a|{"n": 2}|; $$.a.n)',
    data: { a: { n: 1 } },
    ours: '1',
    reference: '2',
  },
};

/** The same for those that are always mended; the reference without any mend. */
const shownFatal: Readonly<Record<string, Shown>> = {
  'a regular expression left of ?? is one': { expression: '$map("b", /z/) ?? 1', ours: '1', reference: 'nothing' },
  'a function given to a regular expression has no text of its own': {
    expression: '$map(|1|1|, /[a-z]+/).match',
    ours: '"object"',
    reference: '"async"',
  },
  'an error about a function has a message': {
    expression: '-(function($x){ $x })',
    ours: 'error D1002 at 1, token -',
    reference: 'fault TypeError',
  },
};

const stock = loadReference([]);
const mended = loadReference(referenceFaults);
const bare = loadReference([], []);

function pairOf({ expression, data }: Shown): Pair {
  return { expression, data, bindings: {} };
}

describe('the list of faults of the reference', () => {
  it('holds no fault without an expression that shows it', () => {
    expect(Object.keys(shown).sort()).toEqual(referenceFaults.map((fault) => fault.name).sort());
    const apart = ['a range of numbers beyond 2^53 ends', 'places of calls end with their evaluation'];
    expect([...Object.keys(shownFatal), ...apart].sort()).toEqual(fatalFaults.map((fault) => fault.name).sort());
  });

  it.each(Object.entries(shown))('%s', async (fault, one) => {
    const pair = pairOf(one);
    expect([await endOfEngine(engine, pair), await endOfReference(stock, pair)]).toEqual([one.ours, one.reference]);
    expect(await endOfReference(mended, pair)).toBe(one.ours);
    const [verdict] = await judgeOf([engine], one.expression)(one.data, {});
    expect(verdict).toEqual({ kind: 'explained', fault, ours: one.ours, reference: one.reference });
  });

  it.each(Object.entries(shownFatal))('%s', async (_, one) => {
    const pair = pairOf(one);
    expect([await endOfEngine(engine, pair), await endOfReference(stock, pair)]).toEqual([one.ours, one.ours]);
    expect((await endOfReference(bare, pair)).startsWith(one.reference)).toBe(true);
  });

  it('a range of numbers beyond 2^53 ends', async () => {
    const pair = { expression: '[n..n]', data: { n: 1e300 }, bindings: {} };
    expect([await endOfEngine(engine, pair), await endOfReference(stock, pair)]).toEqual(['[1e+300]', '[1e+300]']);
  });

  it('places of calls end with their evaluation', async () => {
    const later = { expression: '$map([1], $uppercase)', data: undefined, bindings: {} };
    const ends = async (reference: typeof stock): Promise<string> => {
      await endOfReference(reference, { expression: '/* some way down */ $uppercase("a")', data: undefined, bindings: {} });
      return endOfReference(reference, later);
    };
    const right = 'error T0410 at 5, token map';
    expect([await endOfEngine(engine, later), await ends(stock)]).toEqual([right, right]);
    expect(await ends(bare)).toBe('error T0410 at 5, token uppercase');
  });
});

describe('faults that no mend is needed for', () => {
  it.each([
    ['an exception of JavaScript', '$ ~> |a|{"b": 1}|', { a: [0, {}] }, '{"a":[0,{"b":1}]}', /^fault TypeError/],
    [
      'arguments of a partial application are not checked',
      '$map($, $match(?, /t[or]u/)).match',
      ['tou', true],
      /^error T0410/,
      '["tou","tru"]',
    ],
    ['arguments of $zip left open are lost', '$zip([1, 2], ?)([3])', undefined, '[[1,3]]', '[[1],[2]]'],
  ])('%s', async (fault, expression, data, ours, reference) => {
    const [verdict] = await judgeOf([engine], expression)(data, {});
    const matching = (wanted: string | RegExp): unknown => (typeof wanted === 'string' ? wanted : expect.stringMatching(wanted));
    expect(verdict).toEqual({ kind: 'explained', fault, ours: matching(ours), reference: matching(reference) });
  });
});
