import { describe, expect, it } from 'vitest';
import type { JsonSchemaOptions, ReadSchema } from '#shared/schema-readers/json-schema/read-json-schema.ts';
import { readJsonSchema } from '#shared/schema-readers/json-schema/read-json-schema.ts';
import type { Schema } from '#shared/schema/field.ts';
import { fieldChildren } from '#shared/schema/field-children.ts';
import { findField } from '#shared/schema/find-field.ts';
import { outline } from '#test/shared/schema/outline.ts';

function read(schema: unknown, options: Partial<JsonSchemaOptions> = {}): ReadSchema {
  const result = readJsonSchema(JSON.stringify(schema), { file: 'a.json', ...options });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function lines(schema: unknown, options: Partial<JsonSchemaOptions> = {}): readonly string[] {
  return outline(read(schema, options).schema);
}

describe('JSON Schema', () => {
  it('becomes a whole tree with facets, notes and cardinality', () => {
    const expected: Schema = {
      kind: 'json-schema',
      records: false,
      root: {
        name: '',
        type: 'object',
        repeats: false,
        min: 1,
        note: 'An order',
        children: [
          {
            name: 'id',
            type: 'string',
            repeats: false,
            min: 1,
            pattern: '^A',
            minLength: 2,
            maxLength: 9,
            note: 'Its number',
            examples: ['A1'],
          },
          { name: 'state', type: 'string', repeats: false, min: 0, nullable: true, values: ['new', 'done'], default: 'new' },
          { name: 'kind', type: 'string', repeats: false, min: 0, fixed: 'order' },
          { name: 'total', type: 'number', repeats: false, min: 0, minimum: 0, fractionDigits: 2 },
          { name: 'count', type: 'integer', repeats: false, min: 0, minimum: 1, maximum: 9 },
          { name: 'day', type: 'date', repeats: false, min: 0 },
          { name: 'tags', type: 'string', repeats: true, min: 0, keyRequired: true, max: null },
          { name: 'grid', type: 'integer', repeats: true, nested: 1, min: 0, max: 5 },
          {
            name: 'lines',
            type: 'object',
            repeats: true,
            min: 2,
            max: null,
            open: true,
            children: [{ name: 'sku', type: 'any', repeats: false, min: 1 }],
          },
          { name: 'map', type: 'object', repeats: false, min: 0, open: true },
        ],
      },
    };
    const { schema, problems } = read({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      description: 'An order',
      type: 'object',
      required: ['id', 'tags', 'lines'],
      properties: {
        id: { type: 'string', pattern: '^A', minLength: 2, maxLength: 9, title: 'Its number', examples: ['A1'] },
        state: { enum: ['new', 'done', null], default: 'new' },
        kind: { const: 'order' },
        total: { type: 'number', minimum: 0, multipleOf: 0.01 },
        count: { type: 'integer', exclusiveMinimum: 0, exclusiveMaximum: 10 },
        day: { type: 'string', format: 'date' },
        tags: { type: 'array', items: { type: 'string' } },
        grid: { type: 'array', maxItems: 5, items: { type: 'array', items: { type: 'integer' } } },
        lines: {
          type: 'array',
          minItems: 2,
          items: { type: 'object', properties: { sku: true, never: false }, required: ['sku'], additionalProperties: true },
        },
        map: { type: 'object', additionalProperties: { type: 'string' } },
      },
    });
    expect([schema, problems]).toEqual([expected, []]);
  });

  it('takes draft 4 and 7 words, types implied by other words, and tuples', () => {
    expect(
      lines({
        $schema: 'http://json-schema.org/draft-04/schema#',
        id: 'x',
        properties: {
          n: { exclusiveMinimum: true, minimum: 1 },
          s: { maxLength: 3 },
          o: { required: ['a'], properties: { a: {} } },
          t: { items: [{ type: 'integer' }, { type: 'number' }], additionalItems: false },
          p: { prefixItems: [{ type: 'string' }], items: false },
          when: { type: ['string', 'null'], format: 'date-time' },
          b: { type: 'string', contentEncoding: 'base64' },
          either: { type: ['integer', 'string'] },
        },
      }),
    ).toEqual([
      'n number 0..1',
      's string 0..1',
      'o object 0..1',
      'o.a any 1..1',
      't number 0..2',
      'p string 0..1',
      'when dateTime 0..1',
      'b base64 0..1',
      'either any 0..1',
    ]);
  });

  it('brings allOf together, and oneOf and anyOf to the fields of all branches', () => {
    const schema = {
      allOf: [{ $ref: '#/$defs/base' }, { properties: { id: { maxLength: 4 } }, required: ['extra'] }],
      properties: { extra: { type: 'string' } },
      oneOf: [
        { properties: { card: { type: 'string' } }, required: ['card'] },
        { properties: { iban: { type: 'string' } }, required: ['iban'] },
      ],
      $defs: {
        base: {
          type: 'object',
          properties: { id: { type: 'string', minLength: 2 }, amount: { anyOf: [{ type: 'null' }, { $ref: '#/$defs/money' }] } },
          required: ['id'],
        },
        money: { type: 'object', properties: { value: { type: 'number' } } },
      },
    };
    expect(lines(schema)).toEqual([
      'extra string 1..1',
      'id string 1..1',
      'amount object 0..1',
      'amount.value number 0..1',
      'card string 0..1',
      'iban string 0..1',
    ]);
    const tree = read(schema).schema;
    expect(findField(tree, 'id')).toMatchObject({ minLength: 2, maxLength: 4 });
    expect(findField(tree, 'amount')?.nullable).toBe(true);
    expect(findField(tree, 'card')?.choice).toBeDefined();
    expect(findField(tree, 'card')?.choice).toBe(findField(tree, 'iban')?.choice);
    expect(findField(read({ ...schema, oneOf: undefined, anyOf: schema.oneOf }).schema, 'card')?.choice).toBeUndefined();
  });

  it('unites what several branches say of one field, and takes conditional fields as optional', () => {
    expect(
      lines({
        anyOf: [
          { properties: { type: { const: 'a' }, size: { type: 'integer' } }, required: ['type', 'size'] },
          { properties: { type: { const: 'b' }, size: { type: 'number' } }, required: ['type'] },
        ],
        then: { properties: { late: { type: 'boolean' } }, required: ['late'] },
      }),
    ).toEqual(['type string 1..1', 'size number 0..1', 'late boolean 0..1']);
    const tree = read({ anyOf: [{ properties: { type: { const: 'a' } } }, { properties: { type: { const: 'b' } } }] }).schema;
    expect(findField(tree, 'type')?.values).toEqual(['a', 'b']);
  });

  it('describes one record where the top is an array, or a definition where one is asked for', () => {
    const list = read({
      type: 'array',
      minItems: 1,
      items: { $ref: '#/definitions/Row' },
      definitions: { Row: { properties: { a: { type: 'string' } } }, Other: { properties: { b: { type: 'string' } } } },
    });
    expect([list.schema.records, list.schema.root.repeats, outline(list.schema), list.roots]).toEqual([
      true,
      false,
      ['a string 0..1'],
      ['Row', 'Other'],
    ]);
    expect(lines({ definitions: { Other: { properties: { b: { type: 'string' } } } } }, { root: 'Other' })).toEqual(['b string 0..1']);
  });

  it('stops at recursion and folds what is too large, both to be followed through types', () => {
    const tree = read({
      $ref: '#/$defs/n',
      $defs: { n: { type: 'object', properties: { v: { type: 'string' }, kids: { type: 'array', items: { $ref: '#/$defs/n' } } } } },
    }).schema;
    expect(findField(tree, 'kids')).toEqual({
      name: 'kids',
      type: 'object',
      repeats: true,
      min: 0,
      max: null,
      recursive: '',
      typeRef: 'n',
    });
    expect(findField(tree, 'kids.kids.kids.v')?.type).toBe('string');
    const wide = (depth: number): unknown =>
      depth === 0 ? { type: 'string' } : { type: 'object', properties: { a: wide(depth - 1), b: wide(depth - 1), c: wide(depth - 1) } };
    const large = read(wide(6), { limits: { maxFields: 50 } });
    expect(large.problems.map(({ code, severity }) => [code, severity])).toEqual([['schema/large', 'info']]);
    expect(outline(large.schema).length).toBe(48);
    expect(findField(large.schema, 'a.b.c.a.b.c')?.type).toBe('string');
    const cut = read(wide(6), { limits: { maxFields: 50, maxTypeFields: 10 } });
    expect(cut.problems.map(({ code }) => code)).toEqual(['schema/large', 'schema/too-large']);
    const lost = findField(cut.schema, 'c.c.c');
    expect(lost === undefined ? undefined : [fieldChildren(cut.schema, lost), lost.open]).toEqual([[], true]);
  });

  it('follows references to other files of the folder, ids and anchors, and to nothing else', () => {
    const asked: string[] = [];
    const files: Record<string, string> = {
      'sub/money.json': JSON.stringify({ $defs: { Money: { properties: { value: { type: 'number' }, unit: { $ref: '../unit.json' } } } } }),
      'unit.json': '{"enum":["EUR"]}',
      'broken.json': '{',
    };
    const schema = {
      $id: 'https://example.com/order',
      properties: {
        a: { $ref: 'sub/money.json#/$defs/Money' },
        b: { $ref: '#mark' },
        c: { $ref: 'https://example.com/order#/$defs/m' },
        d: { $ref: 'http://example.com/other.json' },
        e: { $ref: '../../etc/passwd' },
        f: { $ref: '/etc/passwd' },
        g: { $ref: '%2e%2e/secret.json' },
        h: { $ref: 'gone.json' },
        i: { $ref: 'broken.json' },
        j: { $ref: '#/$defs/nowhere' },
      },
      $defs: { m: { $anchor: 'mark', type: 'boolean' } },
    };
    const result = read(schema, { resolve: (file) => (asked.push(file), files[file]) });
    expect(outline(result.schema)).toEqual([
      'a object 0..1',
      'a.value number 0..1',
      'a.unit string 0..1',
      'b boolean 0..1',
      'c boolean 0..1',
      ...['d', 'e', 'f', 'g', 'h', 'i', 'j'].map((name) => `${name} any 0..1`),
    ]);
    expect(asked).toEqual(['gone.json', 'broken.json', 'sub/money.json', 'unit.json'].sort((x, y) => asked.indexOf(x) - asked.indexOf(y)));
    expect(result.problems.map(({ code, severity }) => `${severity} ${code}`).sort()).toEqual(
      [
        'json/truncated',
        'schema/missing-file',
        'schema/outside-folder',
        'schema/outside-folder',
        'schema/outside-folder',
        'schema/remote-reference',
        'schema/unresolved-reference',
      ].map((code) => `warning ${code}`),
    );
  });

  it('fails with a sentence where there is no schema', () => {
    const fails = (text: string, options: Partial<JsonSchemaOptions> = {}) => {
      const result = readJsonSchema(text, { file: 'a.json', ...options });
      return result.ok ? undefined : [result.error.code, result.error.message, result.error.next];
    };
    expect(fails('{')).toEqual([
      'json/truncated',
      'The JSON ends too early: what begins at line 1, column 1 is not finished. A } is missing.',
      'The file may have been cut off: fetch it again.',
    ]);
    expect(fails('[1]')?.[0]).toBe('schema/not-a-schema');
    expect(fails('{"$defs":{"A":{"type":"object"}}}')).toEqual([
      'schema/nothing-described',
      'a.json describes no record at its top.',
      'Choose one of its definitions: A.',
    ]);
    expect(fails('{"$defs":{"A":{}}}', { root: 'B' })).toEqual([
      'schema/unknown-root',
      'a.json has no definition B.',
      'Its definitions: A.',
    ]);
  });
});
