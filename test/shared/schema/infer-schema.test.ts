import { describe, expect, it } from 'vitest';
import { readNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { inferSchema, SchemaInference } from '#shared/schema/infer-schema.ts';
import { findField } from '#shared/schema/find-field.ts';
import { cardinality, typeWord } from '#shared/schema/field-label.ts';
import { outline } from './outline.ts';

function typed(values: readonly string[]): string {
  const schema = inferSchema(
    values.map((cell) => ({ cell })),
    { inferTypes: 'text-columns' },
  );
  return outline(schema).join();
}

describe('inference from JSON', () => {
  it('gives the whole tree with types, cardinality, examples and facts', () => {
    const records: Value[] = [
      { id: 1, name: 'Ann', tags: ['a', 'b'], address: { zip: '007', city: null } },
      { id: 2, name: 'Bob', tags: [], paid: true },
    ];
    const leaf = (name: string, more: Partial<Field>): Field => ({ name, type: 'string', repeats: false, min: 1, ...more });
    const expected: Schema = {
      kind: 'inferred',
      records: true,
      root: {
        name: '',
        type: 'object',
        repeats: false,
        min: 1,
        children: [
          leaf('id', { type: 'integer', examples: ['1', '2'], seen: { parents: 2, present: 2, nulls: 0, empty: 0, distinct: 2 } }),
          leaf('name', { examples: ['Ann', 'Bob'], seen: { parents: 2, present: 2, nulls: 0, empty: 0, distinct: 2 } }),
          leaf('tags', {
            repeats: true,
            min: 0,
            max: null,
            examples: ['a', 'b'],
            seen: { parents: 2, present: 2, nulls: 0, empty: 0, distinct: 2, fewest: 0, most: 2 },
          }),
          leaf('address', {
            type: 'object',
            min: 0,
            seen: { parents: 2, present: 1, nulls: 0, empty: 0, distinct: 0 },
            children: [
              leaf('zip', { examples: ['007'], seen: { parents: 1, present: 1, nulls: 0, empty: 0, distinct: 1 } }),
              leaf('city', { type: 'null', nullable: true, seen: { parents: 1, present: 1, nulls: 1, empty: 0, distinct: 0 } }),
            ],
          }),
          leaf('paid', { type: 'boolean', min: 0, examples: ['true'], seen: { parents: 2, present: 1, nulls: 0, empty: 0, distinct: 1 } }),
        ],
        seen: { parents: 2, present: 2, nulls: 0, empty: 0, distinct: 0 },
      },
    };
    expect(inferSchema(records)).toEqual(expected);
  });

  it('keeps text that looks like a number as text and tells dates apart', () => {
    expect(
      outline(inferSchema([{ a: '12', b: '2024-02-29', c: '2024-02-30', d: '2024-02-29T10:00:00Z', e: '10:30:00', f: '32.00' }])),
    ).toEqual(['a string 1..1', 'b date 1..1', 'c string 1..1', 'd dateTime 1..1', 'e time 1..1', 'f string 1..1']);
  });

  it('counts exact numbers as integers or numbers and mixes to what holds all', () => {
    const records: Value[] = [
      { big: readNumber('9007199254740993'), dec: readNumber('0.1234567890123456789'), n: 1, mixed: 1, day: '2024-01-01', either: 'x' },
      { big: 1, dec: 1, n: 1.5, mixed: 'one', day: 'soon', either: { deep: true } },
    ];
    expect(outline(inferSchema(records))).toEqual([
      'big integer 1..1',
      'dec number 1..1',
      'n number 1..1',
      'mixed any 1..1',
      'day string 1..1',
      'either any 1..1',
      'either.deep boolean 1..1',
    ]);
  });

  it('says how arrays nest and that one value and many are one repeated field', () => {
    const schema = inferSchema([
      { line: { no: 1 }, at: [[1, 2], [3]] },
      { line: [{ no: 2 }, { no: 3, text: 'x' }], at: [] },
    ]);
    expect(outline(schema)).toEqual(['line object 1..n', 'line.no integer 1..1', 'line.text string 0..1', 'at integer 0..n']);
    expect(findField(schema, 'at')?.nested).toBe(1);
    expect(findField(schema, 'line')?.seen).toEqual({ parents: 2, present: 2, nulls: 0, empty: 0, distinct: 0, fewest: 2, most: 2 });
  });

  it('stays bounded: depth, fields, examples and distinct values', () => {
    let deep: Value = 1;
    for (let i = 0; i < 3000; i += 1) deep = i % 2 === 0 ? { a: deep } : [deep];
    const inference = new SchemaInference({ maxDepth: 4, maxFields: 40 });
    inference.add({ deep });
    for (let i = 0; i < 5000; i += 1) inference.add({ id: i, long: 'x'.repeat(200), map: { [`k${i}`]: 1 } });
    const schema = inference.finish();
    expect(outline(schema).length).toBe(40);
    expect(findField(schema, 'map')?.open).toBe(true);
    expect(findField(schema, 'deep.a.a.a')).toMatchObject({ type: 'object', open: true, children: [] });
    expect(findField(schema, 'id')).toMatchObject({ examples: ['0', '1', '2'], seen: { distinct: 100, present: 5000, parents: 5001 } });
    expect(findField(schema, 'long')?.examples?.[0]?.length).toBe(80);
  });

  it('owns awkward names', () => {
    const record: Value = Object.fromEntries<Value>([
      ['__proto__', { x: 1 }],
      ['constructor', 'c'],
      ['a.b', 1],
      ['`t`', 2],
    ]);
    expect(outline(inferSchema([record]))).toEqual([
      '__proto__ object 1..1',
      '__proto__.x integer 1..1',
      'constructor string 1..1',
      '`a.b` integer 1..1',
      '```t``` integer 1..1',
    ]);
  });
});

describe('inference from text columns', () => {
  it.each([
    [['1', '-20', '0'], 'cell integer 1..1'],
    [['1', '2.50'], 'cell number 1..1'],
    [['1', ''], 'cell integer 0..1'],
    [['007', '8'], 'cell string 1..1'],
    [['1234567890123456'], 'cell string 1..1'],
    [['+49 171'], 'cell string 1..1'],
    [['+49171'], 'cell string 1..1'],
    [['1e5'], 'cell string 1..1'],
    [['-0'], 'cell string 1..1'],
    [['1,000'], 'cell string 1..1'],
    [['true', 'false'], 'cell boolean 1..1'],
    [['true', 'TRUE'], 'cell string 1..1'],
    [['2024-02-29', '2023-12-31'], 'cell date 1..1'],
    [['2024-02-30'], 'cell string 1..1'],
    [['01/02/03'], 'cell string 1..1'],
    [['2024-02-29', '2024-02-29T10:00'], 'cell string 1..1'],
    [['2024-03-31T02:30', '2024-03-31T02:30:01.5+02:00'], 'cell dateTime 1..1'],
    [['', ''], 'cell string 0..1'],
    [['1', '2', 'n/a'], 'cell string 1..1'],
  ])('%j → %s', (values, expected) => {
    expect(typed(values)).toBe(expected);
  });

  it('knows the columns of a table without rows', () => {
    const inference = new SchemaInference({ inferTypes: 'text-columns' });
    inference.declare(['a', 'b']);
    expect(outline(inference.finish())).toEqual(['a string 0..1', 'b string 0..1']);
  });
});

describe('inference from XML', () => {
  it('tells attributes, text and elements apart and brings text with and without attributes to one shape', () => {
    const documents: Value[] = [
      {
        'o:order': {
          '@xmlns:o': 'urn:o',
          '@id': '1',
          price: { '@cur': 'EUR', '#text': '12.50' },
          line: [{ no: '1' }, { no: '02' }],
          note: '',
        },
      },
      { 'o:order': { '@xmlns:o': 'urn:o', '@id': '2', price: '10', line: { no: '3' }, note: { '@lang': 'en' } } },
    ];
    const schema = inferSchema(documents, { inferTypes: 'xml', records: false });
    expect(outline(schema)).toEqual([
      '`o:order` object 1..1',
      '`o:order`.`@id` integer 1..1',
      '`o:order`.price object 1..1',
      '`o:order`.price.`@cur` string 0..1',
      '`o:order`.price.`#text` number 1..1',
      '`o:order`.line object 1..n',
      '`o:order`.line.no string 1..1',
      '`o:order`.note object 1..1',
      '`o:order`.note.`@lang` string 0..1',
    ]);
    expect(schema.prefixes).toEqual({ o: 'urn:o' });
    expect(
      [findField(schema, '`o:order`'), findField(schema, '`o:order`.price.`@cur`'), findField(schema, '`o:order`.price.`#text`')].map(
        (f) => f?.xml,
      ),
    ).toEqual([{ kind: 'element', namespace: 'urn:o' }, { kind: 'attribute' }, { kind: 'text' }]);
    expect(findField(schema, '`o:order`.line.no')).toMatchObject({
      examples: ['1', '02', '3'],
      xml: { kind: 'element' },
      seen: { parents: 3, present: 3, distinct: 3 },
    });
  });
});

it('shows types and cardinality as rows do', () => {
  const schema = inferSchema([
    { id: 1, when: '2024-01-01T00:00:00Z', ok: true, price: 1.5, lines: [{ a: 1 }], who: { x: 'a' } },
    { id: 2, lines: [] },
  ]);
  expect((schema.root.children ?? []).map((f) => `${f.name} ${typeWord(f)} ${cardinality(f)}`)).toEqual([
    'id int 1..1',
    'when date 0..1',
    'ok bool 0..1',
    'price dec 0..1',
    'lines [] 0..n',
    'who {} 0..1',
  ]);
});
