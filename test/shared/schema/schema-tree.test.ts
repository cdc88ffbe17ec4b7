import { describe, expect, it } from 'vitest';
import type { Field, Schema } from '#shared/schema/field.ts';
import { contextField, contextSchema } from '#shared/schema/context-field.ts';
import { countFields, countLeaves } from '#shared/schema/count-leaves.ts';
import { diffSchemas } from '#shared/schema/diff-schemas.ts';
import { expandSchema } from '#shared/schema/expand-schema.ts';
import { childField, fieldChildren } from '#shared/schema/field-children.ts';
import { fieldLabel, typeSentence } from '#shared/schema/field-label.ts';
import { findField, findTrail } from '#shared/schema/find-field.ts';
import { inferSchema } from '#shared/schema/infer-schema.ts';
import { mergeSchemas } from '#shared/schema/merge-schemas.ts';
import { nameLikeness } from '#shared/schema/name-likeness.ts';
import { outline } from './outline.ts';

function leaf(name: string, more: Partial<Field> = {}): Field {
  return { name, type: 'string', repeats: false, min: 1, ...more };
}

function schemaOf(children: readonly Field[], more: Partial<Schema> = {}): Schema {
  return { kind: 'json-schema', records: false, root: { name: '', type: 'object', repeats: false, min: 1, children }, ...more };
}

const tree = schemaOf(
  [leaf('id', { type: 'integer' }), leaf('part', { type: 'object', repeats: true, min: 0, max: null, typeRef: 'Part' })],
  {
    types: {
      Part: [leaf('code', { values: ['a', 'b'] }), leaf('part', { type: 'object', repeats: true, min: 0, max: 3, typeRef: 'Part' })],
    },
  },
);

describe('folded types', () => {
  it('are followed by path as deep as asked', () => {
    expect(findField(tree, 'part.part.part.code')).toEqual(leaf('code', { values: ['a', 'b'] }));
    expect(findTrail(tree, 'part.part')?.map((field) => field.name)).toEqual(['', 'part', 'part']);
    expect(findField(tree, 'part.nothing')).toBeUndefined();
    expect(findField(tree, '`open')).toBeUndefined();
    expect(childField(tree, tree.root, 'id')?.type).toBe('integer');
    expect(fieldChildren(tree, leaf('x', { typeRef: 'constructor' }))).toEqual([]);
  });

  it('are written out along paths and nowhere else', () => {
    const grown = expandSchema(tree, ['part.part.code', 'nothing']);
    expect(outline(grown)).toEqual([
      'id integer 1..1',
      'part object 0..n',
      'part.code string 1..1',
      'part.part object 0..3',
      'part.part.code string 1..1',
      'part.part.part object 0..3',
    ]);
    expect(expandSchema(grown, ['part.part.code'])).toBe(grown);
    expect([countFields(grown), countLeaves(grown), countLeaves(tree)]).toEqual([6, 3, 1]);
  });
});

describe('the item of a loop', () => {
  it('is a nameless root whose paths are relative', () => {
    const item = contextField(tree, 'part');
    expect(item).toEqual({ name: '', type: 'object', repeats: false, min: 1, children: tree.types?.Part });
    const inner = contextSchema(tree, 'part');
    expect(inner === undefined ? undefined : findField(inner, 'part.code')?.values).toEqual(['a', 'b']);
    expect(contextField(tree, 'gone')).toBeUndefined();
    const grid = inferSchema([{ at: [[1, 2]], word: ['a'] }]);
    expect(contextField(grid, 'at')).toMatchObject({ name: '', type: 'integer', repeats: true });
    expect(contextField(grid, 'word')).toMatchObject({ name: '', type: 'string', repeats: false });
  });
});

it('labels fields as rows show them', () => {
  const group = leaf('g', { type: 'object' });
  const fields = [
    leaf('a'),
    leaf('a', { values: ['x'] }),
    leaf('a', { repeats: true, min: 0, max: 5 }),
    { ...group, min: 0 },
    group,
    { ...group, repeats: true, max: null },
    leaf('a', { type: 'base64' }),
  ];
  expect(fields.map(fieldLabel)).toEqual(['str', 'enum', 'str 0..5', '{} 0..1', '{}', '[] 1..n', 'bytes']);
  expect([typeSentence(leaf('a', { type: 'integer' })), typeSentence(leaf('a', { repeats: true }))]).toEqual([
    'a whole number',
    'a list of texts',
  ]);
});

describe('a schema with a sample', () => {
  it('takes examples and facts, keeps its own types, and says what it does not know', () => {
    const sample = inferSchema([{ id: 7, part: [{ code: 'a', part: [{ code: 'b', odd: 1 }] }], more: { x: 1 } }]);
    const merged = mergeSchemas(tree, sample);
    expect(merged.unknown).toEqual(['part.part.odd', 'more']);
    expect(findField(merged.schema, 'id')).toEqual({
      ...leaf('id', { type: 'integer' }),
      examples: ['7'],
      seen: { parents: 1, present: 1, nulls: 0, empty: 0, distinct: 1 },
    });
    expect(findField(merged.schema, 'part.part.code')?.examples).toEqual(['b']);
    expect(outline(merged.schema)).toEqual([
      'id integer 1..1',
      'part object 0..n',
      'part.code string 1..1',
      'part.part object 0..3',
      'part.part.code string 1..1',
      'part.part.part object 0..3',
    ]);
  });

  it('meets XML fields by namespace, and text-only elements on their text', () => {
    const element = (name: string, namespace: string | undefined, more: Partial<Field>): Field =>
      leaf(name, { xml: { kind: 'element', ...(namespace === undefined ? {} : { namespace }) }, ...more });
    const text = leaf('#text', { xml: { kind: 'text' } });
    const attribute = leaf('@unit', { min: 0, xml: { kind: 'attribute' } });
    const schema = schemaOf(
      [
        element('t:root', 'urn:t', {
          type: 'object',
          children: [element('size', undefined, { type: 'object', children: [attribute, text] })],
        }),
      ],
      { kind: 'xsd' },
    );
    const sample = inferSchema([{ 'x:root': { '@xmlns:x': 'urn:t', 'x:size': '6', size: '5', other: 'y' } }], { inferTypes: 'xml' });
    const merged = mergeSchemas(schema, sample);
    expect(merged.unknown).toEqual(['`x:root`.`x:size`', '`x:root`.other']);
    expect(findField(merged.schema, '`t:root`.size.`#text`')?.examples).toEqual(['5']);
    expect(findField(merged.schema, '`t:root`.size')?.examples).toBeUndefined();
  });
});

describe('two versions of a schema', () => {
  it('differ by what was added, removed, retyped, recounted and renamed', () => {
    const before = schemaOf([
      leaf('id'),
      leaf('first_name'),
      leaf('zip'),
      leaf('lines', { type: 'object', repeats: true, max: null, children: [leaf('qty', { type: 'integer' }), leaf('gone')] }),
    ]);
    const after = schemaOf([
      leaf('id', { type: 'integer' }),
      leaf('firstName'),
      leaf('zip', { min: 0 }),
      leaf('lines', {
        type: 'object',
        repeats: true,
        max: 5,
        children: [leaf('quantity', { type: 'integer' }), leaf('new_one'), leaf('group', { type: 'object', children: [leaf('x')] })],
      }),
    ]);
    expect(diffSchemas(before, after)).toEqual({
      added: ['lines.quantity', 'lines.new_one', 'lines.group', 'firstName'],
      removed: ['lines.qty', 'lines.gone', 'first_name'],
      retyped: [{ path: 'id', before: 'string', after: 'integer' }],
      cardinality: [
        { path: 'zip', before: '1..1', after: '0..1' },
        { path: 'lines', before: '1..n', after: '1..5' },
      ],
      renames: [
        { from: 'lines.qty', to: 'lines.quantity', likeness: 0.65 },
        { from: 'first_name', to: 'firstName', likeness: 1 },
      ],
    });
  });

  it('are renamed by what they hold too, and the same schema has no difference', () => {
    const before = schemaOf([leaf('mail', { examples: ['a@x.de', 'b@x.de'] })]);
    const after = schemaOf([leaf('email_address', { examples: ['a@x.de', 'b@x.de'] }), leaf('maker', { examples: ['BMW'] })]);
    expect(diffSchemas(before, after).renames.map(({ from, to }) => `${from} → ${to}`)).toEqual(['mail → email_address']);
    expect(diffSchemas(tree, tree)).toEqual({ added: [], removed: [], retyped: [], cardinality: [], renames: [] });
  });

  it('compares names without case, separators and prefixes', () => {
    expect([nameLikeness('cbc:Order_ID', 'orderId'), nameLikeness('@id', 'ID'), nameLikeness('abc', 'xyz'), nameLikeness('', '')]).toEqual([
      1, 1, 0, 0,
    ]);
    expect(nameLikeness('recieved', 'received')).toBe(0.875);
  });
});
