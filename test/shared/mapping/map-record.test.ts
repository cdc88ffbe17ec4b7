import { describe, expect, it } from 'vitest';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { lookupTable, makeMapping, mapWith, targetSchema } from './make-mapping.ts';

const order: Value = {
  id: 7,
  note: null,
  customer: { email: 'a@b.c' },
  lines: [
    { sku: 'A', qty: 2, taxes: [{ code: 'V', rate: 19 }] },
    { sku: 'B', qty: 0, taxes: [] },
    { sku: 'C', qty: 5 },
  ],
};

describe('a record mapped rule by rule', () => {
  it('makes groups for what has a value, in schema order, and leaves the rest out', async () => {
    const target = targetSchema('Order.Id', 'Order.Contact.Mail', 'Order.Contact.Phone', 'Order.Ship.City', 'Order.Note');
    const rules = {
      'Order.Note': 'note',
      'Order.Ship.City': 'customer.city',
      'Order.Contact.Mail': 'customer.email',
      'Order.Id': '$string(id)',
    };
    expect(mapWith(makeMapping(rules, { target }), order).output).toEqual({
      Order: { Id: '7', Contact: { Mail: 'a@b.c' }, Note: null },
    });
    expect(JSON.stringify(mapWith(makeMapping(rules, { target }), order).output)).toBe(
      '{"Order":{"Id":"7","Contact":{"Mail":"a@b.c"},"Note":null}}',
    );
  });

  it('keeps what one failing rule does to itself, and names rule and field', async () => {
    const result = mapWith(makeMapping({ A: 'id', B: 'customer.email + 1', C: '$nope(', D: 'id + 1' }), order);
    expect(result.output).toEqual({ A: 7, D: 8 });
    expect(result.problems.map(({ code, place }) => [code, place?.rule, place?.field])).toEqual([
      ['T2001', 'R-2', 'B'],
      ['S0203', 'R-3', 'C'],
    ]);
    expect(result.values.map((value) => value.outcome.kind)).toEqual(['value', 'error', 'error', 'value']);
  });

  it('uses a default for nothing, not for null', async () => {
    const result = mapWith(makeMapping({ A: ['missing', '"none"'], B: ['note', '"none"'], C: ['missing', 'alsoMissing'] }), order);
    expect(result.output).toEqual({ A: 'none', B: null });
    expect(result.values.map((value) => value.defaulted ?? false)).toEqual([true, false, true]);
  });

  it.each<[Value | undefined, Value]>([
    [undefined, []],
    [null, [{ N: 0 }]],
    [{ q: 1 }, [{ N: 0, Q: 1 }]],
    [[], []],
    [[{ q: 1 }], [{ N: 0, Q: 1 }]],
    [
      [{ q: 1 }, { r: 2 }],
      [{ N: 0, Q: 1 }, { N: 1 }],
    ],
  ])('a loop over %j gives an array', async (items, expected) => {
    const definition = makeMapping({ 'L.N': '$i', 'L.Q': 'q' }, { loops: [{ target: 'L', each: 'items' }] });
    expect(mapWith(definition, items === undefined ? {} : { items }).output).toEqual({ L: expected });
  });

  it('filters, sorts and limits items; the index counts those that stay', async () => {
    const loop = {
      target: 'L',
      each: 'lines',
      item: 'line',
      index: 'n',
      where: 'qty > 0 and $line.sku != "X" and $n < 3',
      sort: { by: 'qty', descending: true },
      limit: 1,
    };
    const result = mapWith(makeMapping({ 'L.Sku': 'sku', 'L.N': '$n' }, { loops: [loop] }), order);
    expect(result.output).toEqual({ L: [{ Sku: 'C', N: 0 }] });
    expect(result.loops).toEqual([{ loop: 'L-1', items: [], count: 1 }]);
  });

  it('reads outer items by name and the record as $$ inside loops in loops', async () => {
    const loops = [
      { target: 'L', each: 'lines', item: 'line', index: 'i' },
      { target: 'L.T', each: 'taxes', item: 'tax', index: 'j' },
    ];
    const result = mapWith(makeMapping({ 'L.T.Code': '$$.id & $line.sku & code & $i & $j' }, { loops }), order);
    expect(result.output).toEqual({ L: [{ T: [{ Code: '7AV00' }] }, { T: [] }, { T: [] }] });
    expect(result.values).toEqual([{ rule: 'R-1', items: [0, 0], outcome: { kind: 'value', value: '7AV00' } }]);
    expect(result.loops.map(({ loop, items, count }) => [loop, items, count])).toEqual([
      ['L-1', [], 3],
      ['L-2', [0], 1],
      ['L-2', [1], 0],
      ['L-2', [2], 0],
    ]);
  });

  it('fills an array of single values from a loop, items without a value left out', async () => {
    const definition = makeMapping({ Codes: 'taxes.code' }, { loops: [{ target: 'Codes', each: 'lines' }] });
    expect(mapWith(definition, order).output).toEqual({ Codes: ['V'] });
  });

  it('wraps one value where the schema repeats the field', async () => {
    const target = targetSchema('A[]', 'B[].C', 'D[]', 'E[]', 'F[].G');
    const definition = makeMapping({ A: 'id', 'B.C': 'id', D: 'lines.sku', E: 'note', 'F.G': 'missing' }, { target });
    expect(mapWith(definition, order).output).toEqual({ A: [7], B: [{ C: 7 }], D: ['A', 'B', 'C'], E: null });
  });

  it('filters by keep, and an error there is a problem and no filter', async () => {
    expect(mapWith(makeMapping({ A: 'id' }, { keep: 'id > 7' }), order)).toEqual({
      filtered: true,
      values: [],
      loops: [],
      problems: [],
    });
    const failed = mapWith(makeMapping({ A: 'id' }, { keep: 'id > "x"' }), order);
    expect([failed.filtered, failed.problems.map(({ code, place }) => [code, place?.rule])]).toEqual([false, [['T2009', 'keep']]]);
  });

  it('answers a key that a table lacks as the table says', async () => {
    const rules = { A: '$lookup($t, "x")', B: '$lookup($t, "y")', C: '$map(["y", "z"], function($k) { $lookup($t, $k) })' };
    const outputs = [];
    for (const noMatch of [{ kind: 'nothing' }, { kind: 'keep' }, { kind: 'default', value: '?' }, { kind: 'reject' }] as const) {
      const result = mapWith(makeMapping(rules, { lookups: [lookupTable('t', { x: '1' }, noMatch)] }), {});
      outputs.push([result.output, result.problems.map((found) => `${found.code} ${found.message}`)]);
    }
    const refused = 'lookup/no-match The table t has no row for "y".';
    expect(outputs).toEqual([
      [{ A: '1' }, []],
      [{ A: '1', B: 'y', C: ['y', 'z'] }, []],
      [{ A: '1', B: '?', C: ['?', '?'] }, []],
      [{ A: '1' }, [refused, refused]],
    ]);
  });

  it('carries exact numbers and says which rule computed on them', async () => {
    const id = new ExactNumber('9007199254740993');
    const record = { id, items: [{ id }] };
    const rules = { A: 'id', B: 'id + 1', C: '"no " & id', D: 'id > 5 ? id : 0', 'L.Id': 'id', 'L.Same': 'id = $$.id' };
    const result = mapWith(makeMapping(rules, { loops: [{ target: 'L', each: 'items' }] }), record);
    expect(result.output).toEqual({ A: id, B: 9007199254740992, C: 'no 9007199254740993', D: id, L: [{ Id: id, Same: true }] });
    expect(result.values.filter((value) => value.inexact === true).map((value) => value.rule)).toEqual(['R-2', 'R-4']);
  });

  it('has parameters, and a fixed instant when one is given', async () => {
    const definition = makeMapping({ A: '$env', B: '$now()', C: '$millis()' }, { parameters: { env: 'dev' }, now: '2026-01-02T03:04:05Z' });
    expect(mapWith(definition, {}).output).toEqual({ A: 'dev', B: '2026-01-02T03:04:05.000Z', C: 1767323045000 });
  });

  it('sets the parts of a group into what the rule of the group gives', async () => {
    expect(mapWith(makeMapping({ G: 'customer', 'G.Id': 'id' }), order).output).toEqual({ G: { email: 'a@b.c', Id: 7 } });
    expect(mapWith(makeMapping({ '': '{"x": 1}' }), order).output).toEqual({ x: 1 });
    expect(mapWith(makeMapping({ '': 'nothing.there' }), order).output).toBeUndefined();
  });
});
