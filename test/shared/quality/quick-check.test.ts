import { expect, it } from 'vitest';
import { checkValue } from '#shared/quality/check-record.ts';
import { quickCheck } from '#shared/quality/quick-check.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import type { Field, FieldType, Schema } from '#shared/schema/field.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';

const types: readonly FieldType[] = ['string', 'integer', 'number', 'boolean', 'date', 'dateTime', 'time', 'any', 'null'];
const values: readonly Value[] = [
  'x',
  '',
  'red',
  '2024-02-29',
  '2023-02-29',
  '2024-05-06',
  '2024-13-01',
  '2024-05-06T07:08:09Z',
  '2024-05-06T24:08:09.123Z',
  '09:30:00',
  0,
  1.5,
  -3,
  7,
  1e21,
  NaN,
  Infinity,
  true,
  false,
  null,
  new ExactNumber('9007199254740993'),
  [],
  [1],
  ['x', 'red'],
  {},
  { a: 1 },
];

/** Schemas of three fields of every kind, and values that often fit them. */
function anyField(random: () => number, name: string): Field {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] ?? (items[0] as Item);
  const some = (odds: number, more: Partial<Field>): Partial<Field> => (random() < odds ? more : {});
  return {
    name,
    type: pick(types),
    repeats: random() < 0.2,
    min: random() < 0.5 ? 1 : 0,
    ...some(0.1, { keyRequired: true }),
    ...some(0.2, { nullable: true }),
    ...some(0.1, { max: 1 }),
    ...some(0.1, { values: ['red', '7'] }),
    ...some(0.1, { maxLength: 3 }),
    ...some(0.1, { minLength: 1 }),
    ...some(0.1, { minimum: 0 }),
    ...some(0.1, { maximum: 5 }),
    ...some(0.05, { fixed: 'red' }),
    ...some(0.05, { pattern: '[a-z]*' }),
    ...some(0.05, { totalDigits: 1 }),
    ...some(0.05, { nested: 1 }),
    ...some(0.05, { choice: 'c', choiceRequired: true }),
  };
}

it('accepts nothing that the walk finds fault with, and most of what it does not', () => {
  const random = seededRandom(41);
  const value = (): Value => values[Math.floor(random() * values.length)] ?? null;
  let [accepted, fine] = [0, 0];
  for (let round = 0; round < 4_000; round += 1) {
    const inner: Field = { ...anyField(random, 'in'), type: 'object', children: [anyField(random, 'p'), anyField(random, 'q')] };
    const children = [anyField(random, 'a'), anyField(random, 'b'), ...(random() < 0.3 ? [inner] : [])];
    const root: Field = { name: '', type: 'object', repeats: false, min: 1, children };
    const schema: Schema = { kind: 'json-schema', root, records: true };
    const accepts = quickCheck(schema);
    for (let i = 0; i < 8; i += 1) {
      const output: Record<string, Value> = {};
      if (random() < 0.9) output['a'] = value();
      if (random() < 0.9) output['b'] = value();
      if (random() < 0.2) output['in'] = random() < 0.7 ? { p: value(), q: value() } : value();
      if (random() < 0.05) output['more'] = 1;
      const found = checkValue(output, schema);
      if (accepts(output)) {
        expect([output, schema.root, found]).toEqual([output, schema.root, []]);
        accepted += 1;
      }
      if (found.length === 0) fine += 1;
    }
  }
  expect(fine).toBeGreaterThan(500);
  expect(accepted / fine).toBeGreaterThan(0.2);
});
