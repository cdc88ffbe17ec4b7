import { expect, it } from 'vitest';
import { fuzzSuite } from '#test/drivers/fuzz/fuzz-suite.ts';
import type { Pair } from '#test/drivers/fuzz/compare-engines.ts';
import { endOfEngine, endOfReference } from '#test/drivers/fuzz/compare-engines.ts';
import { crashed, loadReference, referenceFaults, takesAnything } from '#test/drivers/fuzz/mended-reference.ts';
import type { EngineDoor } from '#test/drivers/engine.ts';
import engine from '#test/drivers/engine.ts';
import { itShared } from '#test/fixtures/shared-data.ts';

const stock = loadReference([]);
const mended = loadReference(referenceFaults);

async function ends(expression: string, data: unknown): Promise<readonly string[]> {
  const pair: Pair = { expression, data, bindings: {} };
  return [await endOfEngine(engine, pair), await endOfReference(stock, pair), await endOfReference(mended, pair)];
}

it('tells apart what an engine may confuse', async () => {
  expect(await ends('[a, b]', { a: [], b: null })).toEqual(Array(3).fill('[null]'));
  expect(await ends('a.b', { a: [{ b: 1 }] })).toEqual(Array(3).fill('1'));
  expect(await ends('a.b[]', { a: [{ b: 1 }] })).toEqual(Array(3).fill('[1]'));
  expect(await ends('a.b', {})).toEqual(Array(3).fill('nothing'));
  expect(await ends('[$sum]', {})).toEqual(Array(3).fill('["(function)"]'));
  expect(await ends('1 + "a"', {})).toEqual(Array(3).fill('error T2002'));
});

it('knows of several errors the first in text order', async () => {
  expect(await ends('[$uppercase($string(a) ~> $lowercase() & b.c.d ~> $number()), 1 - "a"]', { a: 1 })).toEqual([
    'error T0411',
    'error T2002',
    'error T0411',
  ]);
});

it('knows that grouping leaves an empty array as it is', async () => {
  expect(await ends('[a{"x": 1}, $count(a)]', { a: [] })).toEqual(['[{"x":1},0]', '[{"x":1},1]', '[{"x":1},0]']);
});

it('takes an exception of JavaScript in the reference for a fault of its own', async () => {
  const [ours, reference] = await ends('$ ~> |a|{"b": 1}|', { a: [0, {}] });
  expect([ours, crashed(reference ?? '')]).toEqual(['{"a":[0,{"b":1}]}', true]);
});

it('knows that the reference checks no argument of a function with others left open', async () => {
  const expression = '$map($, $match(?, /t[or]u/)).match';
  const [ours = '', reference] = await ends(expression, ['tou', true]);
  expect([ours, reference, takesAnything(expression, ours)]).toEqual(['error T0410', '["tou","tru"]', true]);
  expect(takesAnything('$match(1, /a/)', 'error T0410')).toBe(false);
});

it('tells of data that an engine changed', async () => {
  const changing = { name: 'changing', compile: () => ({ evaluate: (data: unknown) => Array.isArray(data) && data.pop() !== undefined }) };
  expect(await endOfEngine(changing, { expression: '', data: [1], bindings: {} })).toBe('true, the data changed');
});

itShared(
  'finds no difference to the reference in 2,000 expressions of the suite over bent data',
  ['jsonata-test-suite'],
  async (folder) => {
    const report = await fuzzSuite(engine, folder, 2_000, 20_261_124);
    expect(report.differences).toEqual([]);
    expect(report.errors).toBeGreaterThan(200);
    expect(report.limits).toBeLessThan(20);
  },
  120_000,
);

itShared('finds an engine that gives null for nothing', ['jsonata-test-suite'], async (folder) => {
  const wrong: EngineDoor = {
    name: 'null for nothing',
    compile: (expression, limits) => {
      const right = engine.compile(expression, limits);
      return { evaluate: (data, bindings) => right.evaluate(data, bindings) ?? null };
    },
  };
  const { differences } = await fuzzSuite(wrong, folder, 50, 1);
  expect(differences.length).toBeGreaterThan(0);
  expect(differences.map(({ ours, reference }) => [ours, reference])).toEqual(differences.map(() => ['null', 'nothing']));
});
