import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compileXsd } from '#electron/backend/validate-xsd.ts';
import { checkValue } from '#shared/quality/check-record.ts';
import type { Value } from '#shared/records/value.ts';
import { readJsonSchema } from '#shared/schema-readers/json-schema/read-json-schema.ts';
import { readXsd } from '#shared/schema-readers/xsd/read-xsd.ts';
import { describeShared } from '#test/fixtures/shared-data.ts';
import { readAll } from '#test/shared/formats/read-all.ts';

const schema = {
  type: 'object',
  required: ['id', 'lines', 'kind'],
  properties: {
    id: { type: 'string', pattern: '^SO-\\d{1,3}$' },
    kind: { enum: ['a', 'b', 1] },
    day: { type: ['string', 'null'], format: 'date' },
    total: { type: 'number', minimum: 0, maximum: 100 },
    count: { type: 'integer' },
    ok: { type: 'boolean' },
    who: { $ref: '#/$defs/who' },
    lines: { type: 'array', minItems: 1, maxItems: 3, items: { allOf: [{ $ref: '#/$defs/line' }, { required: ['no'] }] } },
    grid: { type: 'array', items: { type: 'array', items: { type: 'integer' } } },
  },
  oneOf: [
    { required: ['card'], properties: { card: { type: 'string' } } },
    { required: ['iban'], properties: { iban: { type: 'string', minLength: 2, maxLength: 4 } } },
  ],
  $defs: {
    who: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, boss: { $ref: '#/$defs/who' } } },
    line: { type: 'object', properties: { no: { type: 'integer', minimum: 1 }, tag: { const: 'x' } } },
  },
};

const good: Value = {
  id: 'SO-12',
  kind: 'a',
  day: '2024-02-29',
  total: 9.5,
  count: 3,
  ok: true,
  who: { name: 'A', boss: { name: 'B', boss: { name: 'C' } } },
  lines: [{ no: 1, tag: 'x' }, { no: 2 }],
  grid: [[1, 2], []],
  iban: 'DE1',
};

const odd: fc.Arbitrary<Value | undefined> = fc.constantFrom(
  undefined,
  null,
  '',
  'SO-1',
  'SO-1234',
  '2024-02-30',
  '2023-12-31',
  'x',
  'b',
  'DE',
  'DE123',
  0,
  1,
  -1,
  1.5,
  100,
  101,
  true,
  [],
  [1],
  ['x'],
  [[1]],
  [[1.5]],
  {},
  { name: 'x' },
  { no: 1 },
  [{ no: 1 }],
  [{ no: 0 }],
  [{ no: 1, tag: 'y' }],
  [{ no: 1 }, { no: 1 }, { no: 1 }, { no: 1 }],
  { name: 'x', boss: { name: 1 } },
);

/** Whether the platform's own calendar knows the day. */
function isDay(text: string): boolean {
  const day = /^\d{4}-\d\d-\d\d$/.test(text) ? new Date(text) : new Date(NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The value with one place changed; `undefined` takes the key away. */
function changed(value: Value, path: readonly (string | number)[], to: Value | undefined): Value {
  const copy = structuredClone(value);
  let at: unknown = copy;
  for (const step of path.slice(0, -1)) at = Reflect.get(Object(at), step);
  const last = path.at(-1);
  if (last === undefined || typeof at !== 'object' || at === null) return copy;
  if (to === undefined && !Array.isArray(at)) Reflect.deleteProperty(at, last);
  else Reflect.set(at, last, to ?? null);
  return copy;
}

const places: readonly (readonly (string | number)[])[] = [
  ['id'],
  ['kind'],
  ['day'],
  ['total'],
  ['count'],
  ['ok'],
  ['who'],
  ['who', 'name'],
  ['who', 'boss'],
  ['who', 'boss', 'boss', 'name'],
  ['lines'],
  ['lines', 0],
  ['lines', 1, 'no'],
  ['lines', 0, 'tag'],
  ['grid'],
  ['grid', 0],
  ['grid', 0, 1],
  ['iban'],
  ['card'],
];

it('finds the same outputs invalid as a JSON Schema validator does', () => {
  const ajv = new Ajv2020({ strict: false, formats: { date: isDay } });
  const validate = ajv.compile(schema);
  const read = readJsonSchema(JSON.stringify(schema), { file: 'a.json' });
  if (!read.ok) throw new Error(read.error.message);
  const tree = read.value.schema;
  const wrong = (value: Value): boolean => checkValue(value, tree).some((found) => found.severity === 'error');
  expect([wrong(good), validate(good)]).toEqual([false, true]);
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constantFrom(...places), odd), { minLength: 1, maxLength: 2 }), (changes) => {
      // A validator takes a wrong value of one branch for an extra key of the other; here it is wrong.
      fc.pre(changes.every(([path, to]) => (path[0] !== 'iban' && path[0] !== 'card') || to === undefined || to === 'DE'));
      let value: Value = good;
      for (const [path, to] of changes) value = changed(value, path, to);
      expect({ value, wrong: wrong(value) }).toEqual({ value, wrong: !validate(value) });
    }),
    { numRuns: 3000, seed: 7 },
  );
});

const texts = [
  '',
  '###',
  '12',
  '2024-02-30',
  '2023-02-28',
  'true',
  'x'.repeat(200),
  '-1.123456789',
  'EUR',
  'A-B',
  '1e3',
  '9999999999999999999999',
];

/** The document with each text replaced by each of `texts`, and each element of text left out and doubled. */
function* variants(xml: string): Generator<string> {
  for (const { index, 1: text = '' } of xml.matchAll(/>([^<>\s][^<>]*)</g))
    for (const other of texts) yield xml.slice(0, index + 1) + other + xml.slice(index + 1 + text.length);
  for (const { index, 0: element } of xml.matchAll(/<([\w:]+)[^<>]*>[^<>]*<\/\1>/g)) {
    yield xml.slice(0, index) + xml.slice(index + element.length);
    yield xml.slice(0, index) + element + xml.slice(index);
  }
}

describeShared('documents of the cases with one fault', ['cases'], (cases) => {
  it.each([
    ['s01-azure-lml-demo-transcript', 'Target.xsd', 'expected.xml', ['TypeDefinition.xsd']],
    ['s05-pain001-csv-to-xml', 'pain.001.001.03.xsd', 'expected.xml', []],
  ] as const)('%s: the same ones are invalid as an XSD validator finds', async (name, main, document, others) => {
    const text = (file: string): string => readFileSync(join(cases, name, file), 'utf8');
    const files = Object.fromEntries(
      [main, ...others].filter((file) => existsSync(join(cases, name, file))).map((file) => [file, text(file)]),
    );
    const compiled = await compileXsd({ main, files });
    const read = readXsd(text(main), { file: main, resolve: (file) => files[file] });
    if (!compiled.ok || !read.ok) throw new Error('the schema cannot be used');
    const tree = read.value.schema;
    const differing: string[] = [];
    let count = 0;
    for (const xml of variants(text(document))) {
      count += 1;
      const [event] = await readAll('xml', xml, { per: 'document', schema: tree });
      if (event === undefined || 'fatal' in event || !event.ok) throw new Error('a variant cannot be read');
      const mine = checkValue(event.value, tree).filter((found) => found.severity === 'error');
      const theirs = compiled.value.validate(xml);
      if (mine.length > 0 !== theirs.length > 0)
        differing.push(`${theirs[0]?.message ?? 'valid'} / ${mine[0]?.message ?? 'nothing wrong'}`);
    }
    compiled.value.dispose();
    expect([count > 500, differing]).toEqual([true, []]);
  });
});
