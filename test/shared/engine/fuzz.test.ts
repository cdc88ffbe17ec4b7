import { describe, expect, it } from 'vitest';
import { endOfEngine, endOfReference } from '#test/drivers/fuzz/compare-engines.ts';
import { allKinds, kindsIn } from '#test/drivers/fuzz/count-kinds.ts';
import { emptyReport, fuzzEngines, joined } from '#test/drivers/fuzz/fuzz-campaign.ts';
import { caseSeed, makeCase } from '#test/drivers/fuzz/fuzz-case.ts';
import { loadReference } from '#test/drivers/fuzz/mended-reference.ts';
import { shrinkPair } from '#test/drivers/fuzz/shrink.ts';
import engine, { type EngineDoor } from '#test/drivers/engine.ts';
import { itShared } from '#test/fixtures/shared-data.ts';

const stock = loadReference([]);
const nowhere = 'no such folder';

/** The engine with something wrong: what comes out of it goes through `wrong`. */
function brokenEngine(wrong: (value: unknown, expression: string) => unknown): EngineDoor {
  return {
    name: 'broken',
    compile: (expression, limits) => {
      const right = engine.compile(expression, limits);
      return { evaluate: (data, bindings) => wrong(right.evaluate(data, bindings), expression) };
    },
  };
}

describe('the comparison', () => {
  it('tells apart what an engine may confuse', async () => {
    const both = async (expression: string, data: unknown): Promise<readonly string[]> => {
      const pair = { expression, data, bindings: {} };
      return [await endOfEngine(engine, pair), await endOfReference(stock, pair)];
    };
    expect(await both('[a, b]', { a: [], b: null })).toEqual(['[null]', '[null]']);
    expect(await both('a.b', { a: [{ b: 1 }] })).toEqual(['1', '1']);
    expect(await both('a.b[]', { a: [{ b: 1 }] })).toEqual(['[1]', '[1]']);
    expect(await both('a.b', {})).toEqual(['nothing', 'nothing']);
    expect(await both('[-a]', { a: 0 })).toEqual(['["(-0)"]', '["(-0)"]']);
    expect(await both('[{}, {"a": 1}].a[true]', {})).toEqual(['["(nothing)",1]', '["(nothing)",1]']);
    expect(await both('[$sum]', {})).toEqual(['["(function)"]', '["(function)"]']);
    expect(await both('1 + "a"', {})).toEqual(['error T2002 at 3, token +', 'error T2002 at 3, token +']);
    expect(await both('1 +', {})).toEqual(['error S0207 at 3, token (end)', 'error S0207 at 3, token (end)']);
  });

  it('tells of data that an engine changed', async () => {
    const changing: EngineDoor = {
      name: 'changing',
      compile: () => ({ evaluate: (data) => Array.isArray(data) && data.pop() !== undefined }),
    };
    expect(await endOfEngine(changing, { expression: '', data: [1], bindings: {} })).toBe('true, the data changed');
  });
});

describe('cases', () => {
  it('are the same for the same seed, and the first of a campaign is that of its own seed', () => {
    expect(makeCase(7, [])).toEqual(makeCase(7, []));
    expect(makeCase(7, [])).not.toEqual(makeCase(8, []));
    expect(caseSeed(7, 0)).toBe(7);
  });

  it('hold every kind of node and every built-in', () => {
    const met = new Set<string>();
    for (let i = 0; i < 2_500; i += 1) for (const kind of kindsIn(makeCase(caseSeed(1, i), []).expression)) met.add(kind);
    expect(allKinds.filter((kind) => !met.has(kind))).toEqual([]);
  });

  it('are made small while they still show what they showed', async () => {
    const pair = { expression: '[a.b, {"x": $sum(c) & "y"}] ~> $count', data: { a: 1, c: [1, 2, { d: 3 }], e: 'text' }, bindings: {} };
    const small = await shrinkPair(pair, ({ expression, data }) =>
      Promise.resolve(expression.includes('$sum') && JSON.stringify(data ?? null).includes('"d"')),
    );
    expect([small.expression, small.data]).toEqual(['$sum', { d: 1 }]);
  });
});

describe('a campaign', () => {
  it('finds no difference to the reference in generated expressions', async () => {
    const report = await fuzzEngines([engine], nowhere, { seed: 20_261_124, pairs: 800, part: 0, of: 1 });
    expect(report.differences).toEqual([]);
    expect([report.compared, report.expressions]).toEqual([800, 200]);
    expect(report.values).toBeGreaterThan(400);
    expect(report.errors).toBeGreaterThan(100);
    expect(report.limits).toBeLessThan(10);
  }, 120_000);

  itShared(
    'finds none in expressions of the suite, as they are and mutated',
    ['jsonata-test-suite'],
    async (folder) => {
      const report = await fuzzEngines([engine], folder, { seed: 5, pairs: 800, part: 0, of: 1 });
      expect(report.differences).toEqual([]);
      expect(report.compared).toBe(800);
    },
    120_000,
  );

  it('finds an engine that loses an item, and makes the case small', async () => {
    const losing = brokenEngine((value) => (Array.isArray(value) && value.length > 2 ? value.slice(1) : value));
    const { differences } = await fuzzEngines([losing, engine], nowhere, { seed: 1, pairs: 120, part: 0, of: 1 });
    expect(differences.length).toBeGreaterThan(0);
    expect(new Set(differences.map((one) => one.engine))).toEqual(new Set(['broken']));
    const lengthOf = (texts: readonly string[]): number => texts.join('').length;
    const before = differences.map(({ seed }) => makeCase(seed, []).expression);
    expect(lengthOf(differences.map((one) => one.expression))).toBeLessThan(lengthOf(before) / 2);
  }, 60_000);

  it('finds an engine with another place for one error', async () => {
    const elsewhere: EngineDoor = {
      name: 'elsewhere',
      compile: (expression, limits) => {
        const right = engine.compile(expression, limits);
        return {
          evaluate: (data, bindings) => {
            try {
              return right.evaluate(data, bindings);
            } catch (thrown) {
              if (thrown instanceof Error && 'code' in thrown && thrown.code === 'T0410') Object.assign(thrown, { position: 0 });
              throw thrown;
            }
          },
        };
      },
    };
    const { differences } = await fuzzEngines([elsewhere], nowhere, { seed: 2, pairs: 200, part: 0, of: 1 });
    expect(differences.length).toBeGreaterThan(0);
    for (const { ours, reference } of differences) expect(ours.replace('at 0', '')).toBe(reference.replace(/at \d+/, ''));
  }, 60_000);

  it('is the same in parts as in one', async () => {
    const part = (index: number, of: number): ReturnType<typeof fuzzEngines> =>
      fuzzEngines([engine], nowhere, { seed: 3, pairs: 80, part: index, of });
    expect(joined(joined(emptyReport(), await part(0, 2)), await part(1, 2))).toEqual(await part(0, 1));
  }, 60_000);
});
