import { describe, expect, it } from 'vitest';
import { problemText } from '#shared/base/problem.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { checkValue, recordCheck } from '#shared/quality/check-record.ts';
import { readJsonSchema } from '#shared/schema-readers/json-schema/read-json-schema.ts';
import { readXsd } from '#shared/schema-readers/xsd/read-xsd.ts';
import type { Schema } from '#shared/schema/field.ts';
import { inferSchema } from '#shared/schema/infer-schema.ts';

function json(schema: unknown): Schema {
  const read = readJsonSchema(JSON.stringify(schema), { file: 'a.json' });
  if (!read.ok) throw new Error(read.error.message);
  return read.value.schema;
}

function xsd(body: string): Schema {
  const read = readXsd(`<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">${body}</xs:schema>`, { file: 'a.xsd' });
  if (!read.ok) throw new Error(read.error.message);
  return read.value.schema;
}

function lines(value: Value, schema: Schema, options = {}): readonly string[] {
  return checkValue(value, schema, options).map((found) => `${found.severity} ${found.code} ${problemText(found)}`);
}

const order = json({
  type: 'object',
  required: ['Id', 'Lines'],
  properties: {
    Id: { type: 'string', pattern: '^SO-\\d+$', maxLength: 8, minLength: 4 },
    Day: { type: 'string', format: 'date' },
    At: { type: ['string', 'null'], format: 'date-time' },
    Channel: { enum: ['WEB', 'SHOP'] },
    Total: { type: 'number', minimum: 0, multipleOf: 0.01 },
    Count: { type: 'integer', maximum: 9 },
    Open: { type: 'object', additionalProperties: true, properties: { a: { type: 'string' } } },
    Grid: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
    Lines: {
      type: 'object',
      properties: {
        Line: {
          type: 'array',
          minItems: 1,
          maxItems: 2,
          items: { type: 'object', required: ['TaxCode'], properties: { TaxCode: { type: 'string' } } },
        },
      },
      required: ['Line'],
    },
  },
});

describe('records against a JSON Schema', () => {
  it('are right when they fit', () => {
    expect(
      lines(
        {
          Id: 'SO-1',
          Day: '2024-02-29',
          At: null,
          Channel: 'WEB',
          Total: 1.25,
          Count: 9,
          Open: { a: 'x', more: 1 },
          Grid: [[1], []],
          Lines: { Line: [{ TaxCode: 'A' }] },
        },
        order,
      ),
    ).toEqual([]);
  });

  it('say every fault with its exact place', () => {
    const bad: Value = {
      Id: 'SO-12345678',
      Day: '2024-02-30',
      At: 'noon',
      Channel: 'TV',
      Total: new ExactNumber('-1.2345'),
      Count: 10.5,
      Grid: [[1, 'x'], 2],
      Extra: true,
      Lines: { Line: [{ TaxCode: 'A' }, { TaxCode: 7 }, {}] },
    };
    expect(lines(bad, order)).toEqual([
      'error check/too-long Id: Id has 11 characters; at most 8 are allowed.',
      'error check/no-such-date Day: Day is "2024-02-30", a date that does not exist.',
      'error check/type At: At is the text "noon" where a date with time is expected.',
      'error check/not-allowed Channel: Channel is "TV", not one of WEB, SHOP.',
      'error check/range Total: Total is -1.2345; the least allowed is 0.',
      'error check/digits Total: Total is -1.2345, 4 digits after the point; at most 2 are allowed.',
      'error check/type Count: Count is "10.5" where a whole number is expected.',
      'error check/type Grid[0][1]: Grid is the text "x" where a whole number is expected.',
      'error check/not-a-list Grid[1]: Grid is a single value where a list of whole numbers is expected.',
      'error check/too-many Lines.Line: Line has 3 items; at most 2 are allowed.',
      'error check/type Lines.Line[1].TaxCode: TaxCode is "7" where text is expected. Wrap the expression in $string( ).',
      'error check/missing Lines.Line[2].TaxCode: TaxCode is required and has no value.',
      'warning check/unknown-field Extra: Extra is not in the schema.',
    ]);
    expect(lines({ Id: 'x-12', Total: '5', Lines: { Line: [] } }, order)).toEqual([
      'error check/pattern Id: Id is "x-12", which does not fit the pattern ^SO-\\d+$.',
      'error check/type Total: Total is the text "5" where a number is expected. Wrap the expression in $number( ).',
      'error check/too-few Lines.Line: Line has 0 items; at least 1 is needed.',
    ]);
    expect(lines({ Id: 'SO-1', Lines: { Line: { TaxCode: 'A' } } }, order)).toEqual([
      'error check/not-a-list Lines.Line: Line is a single value where a list of objects is expected. Wrap the expression in [ ].',
    ]);
    expect(lines({ Id: ['SO-1'], Lines: null }, order)).toEqual([
      'error check/not-single Id: Id has a list of 1 item where text is expected.',
      'error check/not-null Lines: Lines is null where an object is expected.',
    ]);
    expect(lines('text', order)).toEqual(['error check/type The record is "text" where an object is expected.']);
  });

  it('stop at the limit and check a document of records item by item', () => {
    const list = json({ type: 'array', items: { type: 'object', properties: { a: { type: 'integer' } }, required: ['a'] } });
    expect(lines([{ a: 1 }, {}, { a: 'x' }], list)).toEqual([
      'error check/missing [1].a: a is required and has no value.',
      'error check/type [2].a: a is the text "x" where a whole number is expected.',
    ]);
    expect(
      checkValue(
        Array.from({ length: 500 }, () => ({})),
        list,
        { limit: 7 },
      ).length,
    ).toBe(7);
  });

  it('test hostile patterns in no time, and name those that cannot be tested', () => {
    const start = performance.now();
    expect(lines({ a: `${'a'.repeat(5000)}!` }, json({ properties: { a: { type: 'string', pattern: '^(a+)+$' } } })).length).toBe(1);
    expect(performance.now() - start).toBeLessThan(2000);
    const check = recordCheck(json({ properties: { a: { type: 'string', pattern: '^(?=x)' } } }));
    expect([check.check({ a: 'y' }), check.check({ a: 'y' }), check.notes.map((note) => note.code)]).toEqual([
      [],
      [],
      ['check/pattern-not-checked'],
    ]);
  });

  it('hold a recursive type to its own fields at every level', () => {
    const tree = json({
      $ref: '#/$defs/n',
      $defs: { n: { type: 'object', properties: { v: { type: 'integer' }, kids: { type: 'array', items: { $ref: '#/$defs/n' } } } } },
    });
    expect(lines({ kids: [{ kids: [{ v: 'x' }] }] }, tree)).toEqual([
      'error check/type kids[0].kids[0].v: v is the text "x" where a whole number is expected.',
    ]);
    let deep: Value = { v: 1 };
    for (let i = 0; i < 2000; i += 1) deep = { kids: [deep] };
    expect(checkValue(deep, tree).map((found) => found.code)).toEqual(['check/too-deep']);
  });
});

describe('records against an inferred schema', () => {
  it('are only warned where they differ from what was seen', () => {
    const schema = inferSchema([{ id: 1, day: '2024-01-01', who: { name: 'x' }, tags: ['a'] }]);
    expect(lines({ id: 1.5, day: 'soon', who: null, tags: [], more: 1 }, schema)).toEqual([
      'warning check/type id: id is "1.5"; the sample shows a whole number.',
      'warning check/type day: day is "soon"; the sample shows a date.',
      'warning check/not-null who: who is null where an object is expected.',
      'warning check/too-few tags: tags has 0 items; at least 1 is needed.',
      'warning check/unknown-field more: more is not in the schema.',
    ]);
    expect(lines({ id: 'x', who: 1 }, schema)).toEqual([
      'error check/type id: id is the text "x" where a whole number is expected.',
      'warning check/missing day: day is required and has no value.',
      'error check/type who: who is "1" where an object is expected.',
      'warning check/missing tags: tags is required and has no value.',
    ]);
  });

  it('of text columns take texts for numbers and an empty cell for none', () => {
    const schema = inferSchema(
      [
        { n: '1', s: 'x' },
        { n: '2', s: '' },
      ],
      { inferTypes: 'text-columns' },
    );
    expect(lines({ n: '5', s: '' }, schema, { lexical: true })).toEqual([]);
    expect(lines({ n: '', s: '' }, schema, { lexical: true })).toEqual(['warning check/missing n: n is required and has no value.']);
    expect(lines({ n: 5, s: true }, schema, { lexical: true })).toEqual([]);
  });
});

describe('documents against an XSD', () => {
  const invoice = xsd(`
    <xs:element name="inv"><xs:complexType><xs:sequence>
      <xs:element name="no" type="xs:positiveInteger"/>
      <xs:element name="day" type="xs:date" nillable="true"/>
      <xs:element name="rate"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[0-9]+%"/></xs:restriction></xs:simpleType></xs:element>
      <xs:element name="amount" maxOccurs="2"><xs:complexType><xs:simpleContent><xs:extension base="xs:decimal"><xs:attribute name="cur" use="required"/></xs:extension></xs:simpleContent></xs:complexType></xs:element>
      <xs:element name="f" type="xs:double" minOccurs="0"/><xs:element name="d" type="xs:decimal" minOccurs="0"/><xs:element name="v" type="xs:string" fixed="1" minOccurs="0"/>
      <xs:choice><xs:element name="cd" type="xs:string"/><xs:element name="prtry" type="xs:boolean"/></xs:choice>
      <xs:element name="empty" minOccurs="0"><xs:complexType/></xs:element>
    </xs:sequence></xs:complexType></xs:element>`);

  it('are read as they will be written', () => {
    const good: Value = {
      inv: { no: ' 7 ', day: null, rate: '10%', amount: { '@cur': 'EUR', '#text': '1.50' }, f: '1e3', v: '', cd: 'x', empty: '' },
    };
    expect(lines(good, invoice)).toEqual([]);
    expect(
      lines({ inv: { no: 7, day: '2024-01-01+01:00', rate: '10%', amount: [{ '@cur': 'EUR', '#text': 1.5 }], prtry: true } }, invoice),
    ).toEqual([]);
  });

  it('say what does not fit', () => {
    const bad: Value = {
      inv: {
        no: '0',
        day: '2023-02-29',
        rate: 'x10%',
        amount: ['1,5', { '@cur': 'EUR', '#text': 'x' }],
        d: '1e3',
        v: '2',
        cd: 'x',
        prtry: '1',
        other: '',
      },
    };
    expect(lines(bad, invoice)).toEqual([
      'error check/range inv.no: no is 0; the least allowed is 1.',
      'error check/no-such-date inv.day: day is "2023-02-29", a date that does not exist.',
      'error check/pattern inv.rate: rate is "x10%", which does not fit the pattern [0-9]+%.',
      'error check/missing inv.amount[0].`@cur`: @cur is required and has no value.',
      'error check/type inv.amount[0].`#text`: #text is the text "1,5" where a number is expected.',
      'error check/type inv.amount[1].`#text`: #text is the text "x" where a number is expected.',
      'error check/type inv.d: d is the text "1e3" where a number is expected.',
      'error check/not-allowed inv.v: v is "2"; the schema allows only "1".',
      'error check/choice inv.prtry: prtry and cd exclude each other, and both have a value.',
      'warning check/unknown-field inv.other: other is not in the schema.',
    ]);
    expect(lines({ inv: { no: null, day: [], rate: '1%', amount: [] } }, invoice)).toEqual([
      ...['no', 'day', 'amount'].map((name) => `error check/missing inv.${name}: ${name} is required and has no value.`),
      'error check/missing inv.cd: One of cd, prtry is required and has no value.',
    ]);
  });
});
