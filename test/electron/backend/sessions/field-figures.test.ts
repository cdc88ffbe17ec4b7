import { expect, test } from 'vitest';
import type { Value } from '#shared/records/value.ts';
import { fieldFigures } from '#electron/backend/sessions/field-figures.ts';

test('a field is counted in every place where it may stand, and in how many records it holds something', () => {
  const inputs: readonly Value[] = [
    { lines: [{ note: 'a' }, { note: null }, {}] },
    { lines: [{ note: '' }, { note: 'a' }, { note: 'b' }] },
    { lines: [] },
    {},
  ];
  expect(fieldFigures(inputs, ['lines', 'note'])).toEqual({
    records: 4,
    places: 6,
    present: 5,
    nulls: 1,
    empty: 1,
    distinct: 2,
    filled: 2,
  });
});

test('a field that no record has is nowhere', () => {
  expect(fieldFigures([{ a: 1 }, { a: 2 }], ['b'])).toEqual({
    records: 2,
    places: 2,
    present: 0,
    nulls: 0,
    empty: 0,
    distinct: 0,
    filled: 0,
  });
});
