import { expect, it } from 'vitest';
import { endOfEngine, endOfReference } from '#test/drivers/fuzz/compare-engines.ts';
import { loadReference } from '#test/drivers/fuzz/mended-reference.ts';
import engine from '#test/drivers/engine.ts';

const reference = loadReference([]);

/** What the fuzzer found the engine to do otherwise than the reference, made small. */
const found: readonly (readonly [expression: string, data: unknown, end: string])[] = [
  // Functions equal themselves alone.
  ['a = $sum', { a: {} }, 'false'],
  ['$sum = $sum', undefined, 'true'],
  // Paths with bindings that end at an empty [].
  ['[].n@$', undefined, '[]'],
  ['[].n#$i', undefined, '[]'],
  ['[].n.%', undefined, '[]'],
  ['{"x": [].n@$}', undefined, '{"x":[]}'],
  // What […] made goes through sorting and is gone through by the next step, or stays what it is.
  ['[1]^($).$', undefined, '1'],
  ['[[1]]^($)[0].$', undefined, '1'],
  ['[].n^(<1)[]', undefined, '[]'],
  ['[1]^($)[]', undefined, '[1]'],
  ['{"s": 1}.[1].{"b": 2}@$f', undefined, '[1]'],
  // A filter lets nothing itself through.
  ['a[true].{"b": 1}', {}, '{"b":1}'],
  ['a[1 - 1][]', {}, '["(nothing)"]'],
  ['$count(a[true][])', {}, '1'],
  ['a.b[true].[1]', { a: {} }, '[1]'],
  // Each construct around takes a sequence of one sequence for its item.
  ['$map([1], function($x) { $map([5], function($y) { $y }) })', undefined, '[5]'],
  ['($map([1], function($x) { $map([5], function($y) { $y }) }))', undefined, '5'],
  ['true ? $map([1], function($x) { $map([5], function($y) { $y }) })', undefined, '5'],
  ['{"a": ($x := $map([1], function($x) { $map([5], function($y) { $y }) }))}', undefined, '{"a":5}'],
  ['$append(($map([1], function($x) { $keys({}) })), 1)', undefined, '1'],
  ['[*[[0, 0]]]', undefined, '[]'],
  ['$not([1, 1 / 0])', undefined, 'error D1001 at 5, token not'],
  ['$sift(one, /q/) & 1', { one: { w: { toString: null } } }, '"1"'],
  ['others.$eval("sequence") & 1', { others: [[{ sequence: [] }]] }, '"[]1"'],
  // Errors of calls in tail position.
  ['function($f)<a<s>s?:s>{ $f() }([])', undefined, 'error T1006 at 26, token f'],
  ['($f := function($y){ $y <= 3 or $f($f(1)) }; $f(true))', undefined, 'error T2010 at 48, token <='],
  // Arguments that nothing has checked.
  ['$assert(?)(false)', undefined, 'error D3141 at 11, token ('],
  ['$reduce(["abc", "1"], /./).match', undefined, '"b"'],
];

it.each(found)('%s', async (expression, data, end) => {
  const pair = { expression, data, bindings: {} };
  expect([await endOfEngine(engine, pair), await endOfReference(reference, pair)]).toEqual([end, end]);
});
