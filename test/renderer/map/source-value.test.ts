import { describe, expect, it } from 'vitest';
import { sourceValue } from '#renderer/map/source-value.ts';
import { showOutcome, showValue } from '#renderer/map/value-text.ts';

const record = {
  id: { '#n': '12345678901234567890' },
  items: [
    { sku: 'A', taxes: [{ rate: 0.19 }] },
    { sku: null, taxes: [] },
  ],
  '': 1,
};
const second = (names: readonly string[]): number => (names.join('.') === 'items' ? 1 : 0);

describe('the value of a source field', () => {
  it('takes the item in view of each array on the way', () => {
    expect([
      sourceValue(record, ['items', 'sku'], () => 0),
      sourceValue(record, ['items', 'sku'], second),
      sourceValue(record, ['items', 'taxes', 'rate'], () => 0),
    ]).toEqual([
      { kind: 'value', value: 'A' },
      { kind: 'value', value: null },
      { kind: 'value', value: 0.19 },
    ]);
  });

  it('counts the items of an array, and says none where nothing is', () => {
    expect([
      sourceValue(record, ['items'], () => 0),
      sourceValue(record, ['items', 'taxes'], second),
      sourceValue(record, ['items', 'taxes', 'rate'], second),
      sourceValue(record, ['id', '#n'], () => 0),
      sourceValue(undefined, ['x'], () => 0),
    ]).toEqual([{ kind: 'items', count: 2 }, { kind: 'items', count: 0 }, { kind: 'none' }, { kind: 'none' }, { kind: 'none' }]);
  });
});

describe('a value in one line', () => {
  it('keeps nothing, null and empty apart, and every digit', () => {
    expect([
      showValue(null),
      showValue(''),
      showValue('a"b'),
      showValue('2026-07-14', true),
      showValue(record.id),
      showValue([1, 2]),
      showValue({ a: 1 }),
      showOutcome({ kind: 'nothing' }),
    ]).toEqual([
      { text: 'null', tone: 'value' },
      { text: 'empty', tone: 'statement' },
      { text: '"a\\"b"', tone: 'value' },
      { text: '2026-07-14', tone: 'value' },
      { text: '12345678901234567890', tone: 'value' },
      { text: '2 items', tone: 'value' },
      { text: '1 field', tone: 'statement' },
      { text: 'nothing', tone: 'wanting' },
    ]);
  });
});
