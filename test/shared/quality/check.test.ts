import { describe, expect, it } from 'vitest';
import { qualityCheck, requiredFields } from '#shared/quality/check.ts';
import { recordCheck } from '#shared/quality/check-record.ts';
import { share } from '#shared/quality/quality-rule.ts';
import { identityText } from '#shared/quality/value-at.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { readJsonSchema } from '#shared/schema-readers/json-schema/read-json-schema.ts';

const text = { type: 'string' };
const read = readJsonSchema(
  JSON.stringify({
    type: 'object',
    required: ['id', 'who'],
    properties: {
      id: { type: 'integer' },
      who: { type: 'object', required: ['name'], properties: { name: text, nick: text } },
      lines: { type: 'array', items: { type: 'object', required: ['sku'], properties: { sku: text } } },
    },
  }),
  { file: 'a.json' },
);
if (!read.ok) throw new Error(read.error.message);
const schema = read.value.schema;

function figures(
  values: readonly Value[],
  keys: readonly string[] = [],
  counts = { read: values.length, mapped: values.length, rejected: 0, filtered: 0 },
) {
  const check = recordCheck(schema);
  const quality = qualityCheck(schema, keys);
  for (const value of values) quality.add({ value, problems: check.check(value) });
  return quality.finish(counts);
}

describe('the quality checks of a run', () => {
  it('hold on good outputs', () => {
    expect(
      figures([
        { id: 1, who: { name: 'a' } },
        { id: 2, who: { name: 'a' } },
      ]),
    ).toEqual([
      {
        name: 'Record count',
        holds: true,
        figure: '2 read, 2 mapped, 0 rejected, 0 filtered',
        limit: 'read = mapped + rejected + filtered',
      },
      { name: 'Key completeness', holds: true, figure: '100 % of 2 outputs complete', limit: '100 %' },
      { name: 'Types', holds: true, figure: '2 of 2 outputs have the types of the schema', limit: 'all' },
      { name: 'Duplicates', holds: true, figure: '0 duplicates in 2 outputs', limit: '0' },
    ]);
  });

  it('name what does not hold', () => {
    const long = 'x'.repeat(500);
    const bad: readonly Value[] = [
      { id: 1, who: { name: long } },
      { who: { name: long }, id: 1 },
      { id: 'x', who: { name: '' } },
    ];
    expect(
      figures(bad, [], { read: 5, mapped: 3, rejected: 1, filtered: 0 }).map(({ name, holds, figure }) => [name, holds, figure]),
    ).toEqual([
      ['Record count', false, '5 read, 3 mapped, 1 rejected, 0 filtered'],
      ['Key completeness', false, '66.6 % of 3 outputs complete; who.name is empty in 1'],
      ['Types', false, '2 of 3 outputs have the types of the schema'],
      ['Duplicates', false, '1 duplicate in 3 outputs'],
    ]);
    expect(
      figures(bad, ['who.name'])
        .map(({ figure }) => figure)
        .slice(-1),
    ).toEqual(['1 duplicate in 3 outputs by who.name']);
  });

  it('measure nothing where nothing came out', () => {
    expect(figures([]).map(({ name }) => name)).toEqual(['Record count']);
  });
});

it('requires what every record must have, arrays left out', () => {
  expect(requiredFields(schema)).toEqual(['id', 'who.name']);
});

it('compares values by what they hold', () => {
  expect(identityText({ b: [1, null, new ExactNumber('1.000000000000000000001')], a: 'x' })).toBe(
    '{"a":"x","b":[1,null,1.000000000000000000001]}',
  );
  expect([share(1999, 2000), share(1, 1), share(0, 3)]).toEqual(['99.9 %', '100 %', '0 %']);
});
