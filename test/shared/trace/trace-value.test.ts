import { describe, expect, test } from 'vitest';
import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';
import { filledBy, placeText, readPlace } from '#shared/trace/place.ts';
import { traceValue } from '#shared/trace/trace-value.ts';
import type { Trace, TraceStep } from '#shared/trace/trace.ts';
import { makeMapping } from '#test/shared/mapping/make-mapping.ts';

const rates = {
  id: 'T-1',
  name: 'rates',
  columns: ['country', 'rate'],
  key: 'country',
  value: 'rate',
  rows: [
    ['DE', '19'],
    ['AT', '20'],
  ],
  noMatch: { kind: 'nothing' },
} as const;

const order = {
  country: 'AT',
  taxable: true,
  items: [
    { sku: 'a', quantity: 0 },
    { sku: 'b', quantity: 2 },
    { sku: 'c', quantity: 5 },
  ],
};

function trace(definition: MappingDefinition, place: string, record: Value = order): Trace {
  const settings = { limits: defaultLimits, lookups: definition.lookups.map(bindLookup) };
  return traceValue(definition, settings, record, readPlace(place) ?? []);
}

/** A step in short: depth, kind, text, what is said, value. */
function short({ depth, kind, text, says, outcome }: TraceStep): string {
  const value = outcome === undefined ? '' : outcome.kind === 'value' ? ` = ${JSON.stringify(outcome.value)}` : ` = ${outcome.kind}`;
  return `${depth} ${kind} ${text}${says === undefined ? '' : ` (${says})`}${value}`;
}

describe('traceValue', () => {
  test('follows a condition into the branch taken, and a lookup to its row and key', () => {
    const found = trace(makeMapping({ tax: 'taxable ? $lookup($rates, country) : "none"' }, { lookups: [rates] }), 'tax');
    expect(found.steps.map(short)).toEqual([
      '0 rule taxable ? $lookup($rates, country) : "none" = "20"',
      '1 branch taxable (taxable is true) = "20"',
      '2 cell taxable = true',
      '2 lookup rates (row AT) = "20"',
      '3 cell country = "AT"',
    ]);
    expect(found.steps[1]?.branch).toEqual({ taken: { start: 10, end: 34 }, other: { start: 37, end: 43 } });
    expect(found.steps[3]?.lookup).toEqual({ table: 'rates', key: 'AT', row: 1 });
  });

  test('says that a table has no row, and that the default stands in', () => {
    const found = trace(makeMapping({ tax: ['$lookup($rates, country)', '"0"'] }, { lookups: [rates] }), 'tax', { country: 'XX' });
    expect(found.steps.map(short)).toEqual([
      '0 rule $lookup($rates, country) = nothing',
      '1 lookup rates (no row XX) = nothing',
      '2 cell country = "XX"',
      '0 default "0" (the default stands in) = "0"',
    ]);
    expect(found.outcome).toEqual({ kind: 'value', value: '0' });
  });

  test('names the item of the loop in the record, and the item that its condition leaves out', () => {
    const definition = makeMapping({ 'lines.sku': 'sku' }, { loops: [{ target: 'lines', each: 'items', where: 'quantity > 0' }] });
    expect(trace(definition, 'lines[1].sku').steps.map(short)).toEqual([
      '0 rule sku = "c"',
      '1 cell items[2].sku = "c"',
      '0 loop items (item 2 of 2; 3 before its condition and limit) = items',
      '1 cell items = items',
      '1 item items[2] (is item 2)',
      '1 filter quantity > 0 (the item stays) = true',
      '2 part quantity > 0 = true',
      '3 cell items[2].quantity = 5',
      '1 filter quantity > 0 (items[0] is left out) = false',
      '2 part quantity > 0 = false',
      '3 cell items[0].quantity = 0',
    ]);
  });

  test('says of an item that is not there how many there are', () => {
    const definition = makeMapping({ 'lines.sku': 'sku' }, { loops: [{ target: 'lines', each: 'items', where: 'quantity > 0' }] });
    const [first] = trace(definition, 'lines[2].sku').steps;
    expect(first).toMatchObject({ kind: 'loop', owner: 'L-1', says: 'no item 3, there are 2; 3 before its condition and limit' });
  });

  test('tells how many items a join matched, by which, and the field that the match gave', () => {
    const record = {
      key: 2,
      list: [
        { id: 1, name: 'x' },
        { id: 2, name: 'y' },
      ],
    };
    const found = trace(makeMapping({ name: 'list[id = $$.key].name' }), 'name', record);
    const filter = found.steps.find((step) => step.kind === 'filter');
    expect(filter?.matched).toEqual({ of: 2, count: 1, kept: [1] });
    expect(found.steps.filter((step) => step.kind === 'cell').map((step) => step.text)).toEqual(['list[1].id', 'key', 'list[1].name']);
  });

  test('a variable leads to what it was bound to', () => {
    expect(trace(makeMapping({ tax: '($c := country; $c & "!")' }), 'tax').steps.map(short)).toEqual([
      '0 rule ($c := country; $c & "!") = "AT!"',
      '1 variable $c = "AT"',
      '2 cell country = "AT"',
      '1 part $c & "!" = "AT!"',
      '2 variable $c = "AT"',
    ]);
  });

  test('a record that the mapping leaves out says so, and why', () => {
    const found = trace(makeMapping({ sku: 'items[0].sku' }, { keep: 'country = "DE"' }), 'sku');
    expect({ filtered: found.filtered, first: found.steps.map(short)[0] }).toEqual({
      filtered: true,
      first: '0 keep country = "DE" (the record is left out) = false',
    });
  });

  test('a rule that throws gives its error as the outcome', () => {
    const found = trace(makeMapping({ sum: '1 + country' }), 'sum');
    expect(found.outcome).toMatchObject({ kind: 'error', problem: { code: 'T2002' } });
  });
});

describe('places', () => {
  test.each(['a.b[2].c', '[0].a', 'a.`b c`[1]', 'a[0][1]', '`@id`', ''])('%s is read and written', (text) => {
    expect(placeText(readPlace(text) ?? ['?'])).toBe(text);
  });

  test.each(['a..b', 'a[x]', 'a['])('%s is none', (text) => {
    expect(readPlace(text)).toBeUndefined();
  });

  test('a place below a rule keeps what is within what the rule gives', () => {
    const definition = makeMapping({ 'lines.address': 'address' }, { loops: [{ target: 'lines', each: 'items' }] });
    expect(filledBy(definition, readPlace('lines[3].address.city[0]') ?? [])).toMatchObject({
      rule: { id: 'R-1' },
      items: [3],
      within: ['city', 0],
    });
  });
});
