import { describe, expect, test } from 'vitest';
import { defaultLimits } from '#shared/engine/limits.ts';
import { bindLookup } from '#shared/lookup/bind-lookup.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';
import { blame } from '#shared/scenarios/blame/blame.ts';
import type { Suspect } from '#shared/scenarios/blame/suspect.ts';
import { readPlace } from '#shared/trace/place.ts';
import { faultKinds } from '#test/drivers/wrong-values/faults.ts';
import { madeMaps } from '#test/drivers/wrong-values/made-maps.ts';
import { seekFault } from '#test/drivers/wrong-values/seek.ts';
import { makeMapping } from '#test/shared/mapping/make-mapping.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';

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

function suspects(
  definition: MappingDefinition,
  record: Value,
  place: string,
  expected?: Value,
  samples: readonly Value[] = [record],
): readonly Suspect[] {
  const settings = { limits: defaultLimits, lookups: definition.lookups.map(bindLookup) };
  const told = expected === undefined ? {} : { value: expected };
  return blame({ definition, settings, record, place: readPlace(place) ?? [], told, samples });
}

/** The first suspect in short. */
function first(...asked: Parameters<typeof suspects>): unknown {
  const [one] = suspects(...asked);
  return one === undefined ? undefined : { kind: one.kind, id: one.id, is: one.is, would: one.would, explains: one.explains };
}

describe('blame', () => {
  test('an operator', () => {
    expect(first(makeMapping({ sum: 'price + quantity' }), { price: 7, quantity: 3 }, 'sum', 21)).toEqual({
      kind: 'rule',
      id: 'R-1',
      is: '+',
      would: '*',
      explains: true,
    });
  });

  test('a constant, in the middle of a text', () => {
    expect(first(makeMapping({ no: '"OS-" & id' }), { id: '77' }, 'no', 'SO-77')).toEqual({
      kind: 'rule',
      id: 'R-1',
      is: 'OS-',
      would: 'SO-',
      explains: true,
    });
  });

  test('a row of a lookup table, and a row that is not there', () => {
    const mapping = makeMapping({ tax: '$lookup($rates, country)' }, { lookups: [rates] });
    expect(first(mapping, { country: 'DE' }, 'tax', '7')).toEqual({ kind: 'row', id: 'rates', is: '19', would: '7', explains: true });
    expect(suspects(mapping, { country: 'IT' }, 'tax', '22')[0]).toMatchObject({
      kind: 'row',
      id: 'rates',
      key: 'IT',
      would: '22',
      explains: true,
    });
  });

  test('a slip in a field of the record stands out against its column', () => {
    const samples = ['DE', 'AT', 'DE', 'AT', 'DE', 'DDE'].map((country) => ({ country }));
    const mapping = makeMapping({ tax: '$lookup($rates, country)' }, { lookups: [rates] });
    expect(first(mapping, { country: 'DDE' }, 'tax', '19', samples)).toEqual({
      kind: 'cell',
      id: 'country',
      is: 'DDE',
      would: 'DE',
      explains: true,
    });
  });

  test('the key of a join', () => {
    const mapping = makeMapping({ name: 'customers[alias = $$.customer].name' });
    const record = {
      customer: 'k2',
      customers: [
        { id: 'k1', alias: 'k2', name: 'Ada' },
        { id: 'k2', alias: 'k3', name: 'Leo' },
        { id: 'k3', alias: 'k4', name: 'Eva' },
      ],
    };
    expect(first(mapping, record, 'name', 'Leo')).toEqual({ kind: 'rule', id: 'R-1', is: 'alias', would: 'id', explains: true });
  });

  test('the condition of a loop, where another item stands in the place, and where none does', () => {
    const mapping = makeMapping({ 'lines.sku': 'sku' }, { loops: [{ target: 'lines', each: 'items', where: 'quantity >= 1' }] });
    const record = {
      items: [
        { sku: 'bolt', quantity: 1 },
        { sku: 'crane', quantity: 2 },
      ],
    };
    expect(first(mapping, record, 'lines[0].sku', 'crane')).toMatchObject({ kind: 'loop', id: 'L-1', explains: true });
    expect(first(mapping, record, 'lines[1].sku')).toMatchObject({ kind: 'loop', id: 'L-1' });
  });

  test('the condition of the mapping', () => {
    const mapping = makeMapping({ sku: 'sku' }, { keep: 'state != "open"' });
    expect(first(mapping, { sku: 'a', state: 'open' }, 'sku', 'a')).toMatchObject({ kind: 'keep', is: '!=', would: '=', explains: true });
  });

  test('without an explanation the rule stands first, and everything that the value came through is named', () => {
    const found = suspects(
      makeMapping({ tax: '$length($lookup($rates, country))' }, { lookups: [rates] }),
      { country: 'DE' },
      'tax',
      'what?',
    );
    expect(found.map(({ kind, id, explains }) => `${kind} ${id} ${explains}`)).toEqual([
      'rule R-1 false',
      'row rates false',
      'cell country false',
    ]);
  });

  test('nobody is to blame for a value that is as expected: what it came through is named all the same', () => {
    expect(suspects(makeMapping({ tax: 'country' }), { country: 'DE' }, 'tax', 'DE').map(({ kind, explains }) => [kind, explains])).toEqual(
      [
        ['cell', false],
        ['rule', false],
      ],
    );
  });

  test('of 20 faults seeded into made-up maps, of every kind, at least 19 are named first', () => {
    const random = seededRandom(20_260_711);
    const maps = madeMaps(random);
    const found: string[] = [];
    for (let i = 0; found.length < 20 && i < 200; i += 1) {
      const map = maps[i % maps.length];
      const kind = faultKinds[i % faultKinds.length];
      const sought = map === undefined || kind === undefined ? undefined : seekFault(kind, map, random);
      if (sought !== undefined)
        found.push(
          sought.named
            ? 'named'
            : `${sought.map}, ${sought.place}: ${sought.fault.what}, named ${sought.suspects[0]?.sentence ?? 'nobody'}`,
        );
    }
    expect(found).toHaveLength(20);
    expect(found.filter((one) => one !== 'named').length, found.join('\n')).toBeLessThanOrEqual(1);
  }, 120_000);
});
