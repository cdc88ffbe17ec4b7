import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import { forkEvaluator } from '#electron/backend/evaluator/fork-evaluator.ts';
import type { JsonValue } from '#shared/base/json-value.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { itShared } from '#test/fixtures/shared-data.ts';
import { makeMapping } from '#test/shared/mapping/make-mapping.ts';

const limit = 700;
let evaluator: Evaluator;
beforeAll(() => {
  evaluator = new Evaluator({ spawn: () => forkEvaluator(256), limit });
});
afterAll(() => evaluator.close());

/** Twelve record-sized steps of work that no guard inside can stop. */
const endless = '$contains("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", /^(a+)+$/)';

describe('the evaluation process', () => {
  it('maps records in order, exact numbers and awkward keys included', async () => {
    await evaluator.load('m', makeMapping({ Id: 'id', Weird: 'weird', 'L.N': 'n' }, { loops: [{ target: 'L', each: 'rows' }] }));
    const weird = JSON.parse('{"#n": "5", "__proto__": {"x": 1}}') as Value;
    const records: readonly Value[] = [{ id: new ExactNumber('9007199254740993'), weird }, { id: 2, rows: [{ n: 1 }] }, {}];
    const mapped = await evaluator.mapRecords('m', records);
    expect(mapped.map(({ output }) => output)).toEqual([
      { Id: new ExactNumber('9007199254740993'), Weird: weird, L: [] },
      { Id: 2, L: [{ N: 1 }] },
      { L: [] },
    ]);
    expect(mapped.every(({ problems, filtered }) => problems.length === 0 && !filtered)).toBe(true);
  });

  it('says what does not compile and still runs the rest', async () => {
    const problems = await evaluator.load('broken', makeMapping({ A: '1 +', B: 'x' }));
    expect(problems.map(({ code, place }) => [code, place?.rule, place?.field])).toEqual([['S0207', 'R-1', 'A']]);
    const [mapped] = await evaluator.mapRecords('broken', [{ x: 1 }]);
    expect([mapped?.output, mapped?.problems.map(({ code }) => code)]).toEqual([{ B: 1 }, ['S0207']]);
  });

  it('finds the record and rule that do not end, and maps all others', async () => {
    await evaluator.load('trap', makeMapping({ A: 'x', B: `x = 7 ? ${endless} : x * 2` }));
    const mapped = await evaluator.mapRecords(
      'trap',
      Array.from({ length: 12 }, (_, x) => ({ x })),
    );
    expect(mapped.map(({ output }) => output ?? null)).toEqual(Array.from({ length: 12 }, (_, x) => (x === 7 ? null : { A: x, B: x * 2 })));
    expect(mapped[7]?.problems.map(({ code, place }) => [code, place?.rule])).toEqual([['evaluation/timeout', 'R-2']]);
  }, 30_000);

  it('survives a process that dies under it', async () => {
    const small = new Evaluator({ spawn: () => forkEvaluator(64), limit: 20_000 });
    await small.load('big', makeMapping({ A: '$map([1..900000], function($i) { {"i": $i, "t": [$i, $i, $i]} })', B: '1' }));
    await small.load('ok', makeMapping({ A: 'x' }));
    const [mapped] = await small.mapRecords('big', [{}]);
    expect(mapped?.problems.map(({ code, place }) => [code, place?.rule])).toEqual([['evaluation/died', 'R-1']]);
    expect(await small.preview('ok', { x: 1 })).toMatchObject({ ok: true, value: { output: { A: 1 } } });
    small.close();
  }, 30_000);

  it('previews with a text that is not saved, and names its rule when that does not end', async () => {
    await evaluator.load('edit', makeMapping({ A: 'x', B: 'x' }));
    const good = await evaluator.preview('edit', { x: 1 }, [{ rule: 'R-2', expression: 'x + 1' }]);
    expect(good.ok && good.value.output).toEqual({ A: 1, B: 2 });
    const bad = await evaluator.preview('edit', { x: 1 }, [{ rule: 'R-2', expression: endless }]);
    expect(!bad.ok && [bad.error.code, bad.error.place]).toEqual(['evaluation/timeout', { rule: 'R-2' }]);
    expect((await evaluator.preview('edit', { x: 3 })).ok).toBe(true);
  }, 30_000);

  it('traces a value with a text that is not saved, names who is to blame, and finds the records that give the same', async () => {
    await evaluator.load('w', makeMapping({ 'L.Sum': 'n + 2' }, { loops: [{ target: 'L', each: 'rows' }] }));
    const records = [{ rows: [{ n: 1 }, { n: 3 }] }, { rows: [] }, { rows: [{ n: 3 }, { n: null }] }];
    evaluator.keep('w recs', records);
    const place = ['L', 1, 'Sum'];
    const traced = await evaluator.trace('w', records[0] ?? {}, place, [{ rule: 'R-1', expression: 'n * 2' }]);
    expect(traced.ok && [traced.value.place, traced.value.outcome, traced.value.steps.map((step) => step.text)]).toEqual([
      'L[1].Sum',
      { kind: 'value', value: 6 },
      ['n * 2', 'n * 2', 'rows[1].n', 'rows', 'rows', 'rows[1]'],
    ]);
    const suspects = await evaluator.blame('w', 'w recs', 1, place, 6);
    expect(suspects.ok && suspects.value[0]).toMatchObject({ kind: 'rule', id: 'R-1', is: '+', would: '*', explains: true });
    expect(await evaluator.find('w', 'w recs', 'R-1', { kind: 'value', text: '5' })).toEqual({
      ok: true,
      value: { count: 2, records: [1, 3], items: [[1], [0]] },
    });
    expect(await evaluator.find('w', 'w recs', 'R-1', { kind: 'error' })).toEqual({
      ok: true,
      value: { count: 1, records: [3], items: [[1]] },
    });
  });

  it('counts what a rule gives over all records, and what another text changes', async () => {
    await evaluator.load('s', makeMapping({ A: 'x > 2 ? "big" : x = 1 ? null : x = 2 ? $error("two") : missing' }));
    evaluator.keep(
      'recs',
      Array.from({ length: 600 }, (_, x) => ({ x })),
    );
    const spread = await evaluator.spread('s', 'recs', 'R-1');
    expect(spread.ok && { ...spread.value, firstError: spread.value.firstError?.message }).toEqual({
      rule: 'R-1',
      records: 600,
      evaluations: 600,
      values: [{ text: 'big', count: 597 }],
      distinct: 1,
      nothing: 1,
      nulls: 1,
      errors: 1,
      inexact: 0,
      examples: { nothing: [1], nulls: [2], errors: [3] },
      firstError: 'two.',
    });
    const changed = await evaluator.spread('s', 'recs', 'R-1', 'x > 597 ? "huge" : "big"');
    expect(changed.ok && changed.value.changed).toEqual({
      records: 5,
      examples: [
        { record: 1, was: 'nothing', is: 'big' },
        { record: 2, was: 'null', is: 'big' },
        { record: 3, was: 'D3137', is: 'big' },
        { record: 599, was: 'big', is: 'huge' },
        { record: 600, was: 'big', is: 'huge' },
      ],
    });
  });

  it('shows the parts of an expression for each item', async () => {
    await evaluator.load('v', makeMapping({ 'L.P': 'n * $$.f' }, { loops: [{ target: 'L', each: 'rows' }] }));
    const table = await evaluator.values('v', 'R-1', 'n * $$.f', { f: 10, rows: [{ n: 1 }, { n: 2 }] });
    expect(table.ok && table.value.columns.map(({ label }) => label)).toEqual(['n', '$$.f', 'n * $$.f']);
    expect(table.ok && table.value.rows).toEqual(
      [1, 2].map((n, i) => ({ items: [i], cells: [n, 10, n * 10].map((value) => ({ kind: 'value', value })) })),
    );
  });

  it('shows parts that read variables of the expression, behind what binds them', async () => {
    await evaluator.load('bound', makeMapping({ A: '($r := $string(n); $r = "2" ? $lookup(o, $r) : $r)' }));
    const table = await evaluator.values('bound', 'R-1', '($r := $string(n); $r = "2" ? $lookup(o, $r) : $r)', { n: 2, o: { 2: 'two' } });
    expect(table.ok && table.value.columns.map(({ label }, at) => [label, table.value.rows[0]?.cells[at]])).toEqual([
      ['n', { kind: 'value', value: 2 }],
      ['$string(n)', { kind: 'value', value: '2' }],
      ['$r', { kind: 'value', value: '2' }],
      ['$r = "2"', { kind: 'value', value: true }],
      ['o', { kind: 'value', value: { 2: 'two' } }],
      ['$lookup(o, $r)', { kind: 'value', value: 'two' }],
      ['$r = "2" ? $lookup(o, $r) : $r', { kind: 'value', value: 'two' }],
      ['($r := $string(n); $r = "2" ? $lookup(o, $r) : $r)', { kind: 'value', value: 'two' }],
    ]);
  });

  it('reaches nothing outside', async () => {
    await evaluator.load(
      'reach',
      makeMapping({
        A: '[$lookup($sum, "constructor"), o.constructor, $lookup(o, "__proto__"), $lookup(l, "constructor"), $.toString, l.constructor, $sum.constructor]',
      }),
    );
    const [mapped] = await evaluator.mapRecords('reach', [{ o: { a: 1 }, l: [1] }]);
    expect(mapped?.output).toEqual({ A: [] });
  });

  itShared(
    'ends each hostile expression within the limit and half a second, and evaluates the next good one within a second',
    ['hostile', 'jsonata', 'share.json'],
    async (list) => {
      const expand = createRequire(import.meta.url)(join(list, '../expand.cjs')) as {
        expr(one: unknown): string;
        input(one: unknown): JsonValue;
      };
      const cases = JSON.parse(readFileSync(list, 'utf8')) as readonly { readonly id: string }[];
      const hostile = new Evaluator({ spawn: () => forkEvaluator(256), limit });
      await hostile.load('good', makeMapping({ A: 'x' }));
      const late: string[] = [];
      for (const one of cases) {
        await hostile.warm();
        await hostile.load('hostile', makeMapping({ A: expand.expr(one) }));
        const before = performance.now();
        await hostile.preview('hostile', expand.input(one));
        const between = performance.now();
        const good = await hostile.preview('good', { x: 1 });
        const after = performance.now();
        expect(good.ok && good.value.output).toEqual({ A: 1 });
        if (between - before > limit + 500) late.push(`${one.id} ended after ${Math.round(between - before)} ms`);
        if (after - between > 1_000) late.push(`after ${one.id} the next took ${Math.round(after - between)} ms`);
      }
      hostile.close();
      expect([cases.length, late]).toEqual([30, []]);
    },
    120_000,
  );
});
