import fc from 'fast-check';
import jsonata from 'jsonata';
import { describe, expect, it } from 'vitest';
import { composeMapping } from '#shared/mapping/compose.ts';
import { readMapping } from '#shared/mapping/decompose.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray } from '#shared/records/value.ts';
import { anyMapping, anyRecord } from './any-mapping.ts';
import { lookupTable, makeMapping, mapWith, targetSchema } from './make-mapping.ts';

/** What stock jsonata makes of a text, through JSON, so that its marks and prototypes do not count. */
async function stock(text: string, record: unknown): Promise<unknown> {
  const value: unknown = await jsonata(text).evaluate(record);
  return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
}

function again(text: string, like: MappingDefinition): MappingDefinition {
  const read = readMapping(text, like.target);
  if (!read.ok) throw new Error(`${read.error.message}\n${text}`);
  const { keep } = read.value;
  return {
    ...like,
    mapping: { ...like.mapping, ...(keep === undefined ? {} : { keep }) },
    rules: read.value.rules.map((rule, i) => ({ ...rule, id: `R-${i + 1}`, mapping: 'M-1' })),
    loops: read.value.loops.map((loop, i) => ({ ...loop, id: `L-${i + 1}`, mapping: 'M-1' })),
  };
}

describe('one expression for all rules', () => {
  it('reads as one would write it', () => {
    const target = targetSchema('Order.Id', 'Order.Lines[].Sku', 'Order.Ship.City');
    const definition = makeMapping(
      { 'Order.Id': ['id', '"none"'], 'Order.Lines.Sku': 'sku', 'Order.Ship.City': '$lookup($cities, city)' },
      {
        target,
        keep: 'id > 0',
        loops: [
          {
            target: 'Order.Lines',
            each: 'lines',
            item: 'line',
            index: 'n',
            where: 'qty > 0',
            sort: { by: 'qty', descending: true },
            limit: 5,
          },
        ],
        lookups: [lookupTable('cities', { A: 'Aachen' }, { kind: 'keep' })],
      },
    );
    expect(composeMapping(definition)).toBe(`(
  $cities := {
    "A": "Aachen"
  };
  $find := $lookup;
  $lookup := function($table, $key)<x-s:x> { ($found := $find($table, $key); $exists($found) ? $found : $exists($key) ? ($table = $cities ? $key)) };
  $whenAny := function($object) { $count($keys($object)) > 0 ? $object };
  (id > 0) ? {
    "Order": $whenAny({
      "Id": id ?? "none",
      "Lines": [$map((($filter(lines, function($line, $n) { $boolean($line.(qty > 0)) }))^(>qty))[[0..4]], function($line, $n) {
        $line.{
          "Sku": sku
        }
      })[]],
      "Ship": $whenAny({
        "City": $lookup($cities, city)
      })
    })
  }
)`);
  });

  it('reads as one would write it where each item is an output of its own', async () => {
    const definition = makeMapping(
      { Id: 'n', 'Up.X': '$$.x', Parts: 'm' },
      {
        keep: '$not(x = 8)',
        loops: [
          { target: '', each: 'items', item: 'item', index: 'i', where: 'n > 1' },
          { target: 'Parts', each: 'parts', item: 'part', index: 'k' },
        ],
      },
    );
    const text = composeMapping(definition);
    expect(text).toContain('[$map($filter(items, function($item, $i) { $boolean($item.(n > 1)) }), function($item, $i) {');
    const input: Value = { x: 7, items: [{ n: 1 }, { n: 2, parts: [{ m: 'a' }, { m: 'b' }] }, { n: 3, parts: { m: 'c' } }] };
    const output = [
      { Id: 2, Up: { X: 7 }, Parts: ['a', 'b'] },
      { Id: 3, Up: { X: 7 }, Parts: ['c'] },
    ];
    expect(await stock(text, input)).toEqual(output);
    expect(await stock(text, {})).toEqual([]);
    expect(await stock(text, { x: 8, items: [{ n: 2 }] })).toBeUndefined();
    expect(mapWith(definition, input).output).toEqual(output);
    const read = again(text, makeMapping({}));
    expect([read.mapping, read.loops]).toEqual([definition.mapping, definition.loops]);
    expect(mapWith(read, input).output).toEqual(output);
  });

  it('takes its own text apart into the same rules and loops', () => {
    const definition = makeMapping(
      {
        'O.Id': ['id', '"none"'],
        'O.L.Sku': 'sku',
        'O.L.T.Code': '$line.sku & code',
        'O.`@x`': '$f := id > 1 ? "a" : "b"',
        'O.S': '(/* why */ a; b)',
      },
      {
        keep: 'id > 0',
        loops: [
          { target: 'O.L', each: 'lines', item: 'line', index: 'n', where: 'qty > 0', sort: { by: '$line.qty' }, limit: 2 },
          { target: 'O.L.T', each: '$line.taxes', item: 'tax', index: 'k' },
        ],
      },
    );
    const read = again(composeMapping(definition), makeMapping({}));
    expect(read.mapping).toEqual(definition.mapping);
    expect(new Set(read.rules.map(({ target, expression, default: standIn }) => [target, expression, standIn].join(' | ')))).toEqual(
      new Set(definition.rules.map(({ target, expression, default: standIn }) => [target, expression, standIn].join(' | '))),
    );
    expect(read.loops).toEqual(definition.loops);
  });

  it.each([
    '{"a": x, "b": {"c": y}}',
    '{"a": {"b": {"c": missing}}}',
    '{"a": [items.{"n": n, "up": $$.x}], "b": items.{"n": n}}',
    '{"a": [items[n > 1].{"n": n}], "b": [x, y]}',
    '($t := {"1": "one"}; $up := function($s) { $uppercase($s) }; {"a": $up($lookup($t, $string(x))), "b": x})',
    '{"a": x, "a": y}',
    '{$string(x): y}',
    'items.n',
    '[items.{"n": n, "up": $$.x}]',
    '($top := x; [items.{"n": n + $top}])',
    'x > 1 ? [items.{"n": n}]',
    'x > 0 ? {"a": x}',
    'x > 5 ? {"a": x}',
    '{"a": (x), "b": x ?? 1, "c": missing ?? "d", "d": ($p := 1; x)}',
    '{"a": [$map(items, function($v, $k) { $v.{"n": n * $k} })]}',
    '{"items": $.items[0], "all": $count($)}',
    '{}',
    '"text"',
    '{"a": items{"k": n}}',
    '{"a": /* c */ x /* d */, "b": [items.{"n": %.x}]}',
    '($top := x; $all := items; $of := function($v) { $v + x }; {"a": [items.{"n": n + $top}], "b": [items.{"n": $count($all)}], "c": [items.{"n": $of(n)}]})',
    '($top := $string(); {"a": [items.{"n": $length($top)}]})',
    '($top := x; {"a": [$map($filter(items, function($v) { $boolean($v.(n > $top)) }), function($v) { $v.{"n": n} })]})',
    '($top := x; {"a": [$map((items)^(n * $top), function($v) { $v.{"n": n} })]})',
    '($twice := function($v) { $v * 2 }; $few := items[n > 0]; {"a": [$few.{"n": $twice(n)}]})',
  ])('opens %s without changing what it gives', async (text) => {
    const record = { x: 1, y: null, items: [{ n: 1 }, { n: 2 }], empty: [] };
    const inputs: readonly Value[] = [record, { x: 2, items: { n: 5 } }, {}];
    for (const input of inputs) {
      const expected = await stock(text, input).catch((error: unknown) => error);
      const result = mapWith(again(text, makeMapping({})), input);
      if (expected !== undefined && typeof expected === 'object' && expected !== null && 'code' in expected)
        expect(result.problems.map(({ code }) => code)).toContain(expected.code);
      else expect(result.output ?? null, text).toEqual(expected ?? null);
    }
  });

  it('gives on stock jsonata what the rules give one by one, and so do the rules read back from it', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(anyMapping, anyRecord, async (definition, input) => {
        const one = mapWith(definition, input);
        // An array as an item is an item here and a list to the language; a failing rule fails the whole there.
        if (one.problems.length > 0 || hasNestedArray(input)) return;
        const text = composeMapping(definition);
        const expected = one.filtered ? undefined : one.output;
        expect(await stock(text, input), text).toEqual(expected);
        const back = mapWith(again(text, makeMapping({}, definition.target === undefined ? {} : { target: definition.target })), input);
        expect(back.filtered ? undefined : back.output, `read back from\n${text}`).toEqual(expected);
        compared += 1;
      }),
      { numRuns: 400, seed: 20261124 },
    );
    expect(compared).toBeGreaterThan(150);
  });
});

function hasNestedArray(value: Value): boolean {
  if (isArray(value)) return value.some((item) => isArray(item) || hasNestedArray(item));
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNestedArray);
}
