import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Problem } from '#shared/base/problem.ts';
import type { Schema } from '#shared/schema/field.ts';
import { checkValue } from '#shared/quality/check-record.ts';
import { readJsonSchema } from '#shared/schema-readers/json-schema/read-json-schema.ts';
import { readXsd } from '#shared/schema-readers/xsd/read-xsd.ts';
import { describeShared } from '#test/fixtures/shared-data.ts';
import { outline } from '#test/shared/schema/outline.ts';

/** Longest that one file may take, in milliseconds: far more than it needs, far less than a hang. */
const patience = 5_000;

/** File → fields of its tree and codes of its problems. */
const expected: Readonly<Record<string, readonly [readonly string[], readonly string[]]>> = {
  's01-import-loop.xsd': [['a object 1..1', 'a.c object 0..n'], []],
  's02-remote-import.xsd': [['a any 1..1'], ['schema/remote-reference', 'schema/outside-folder']],
  's03-huge-occurs.xsd': [['a object 1..1', 'a.b any 1..10000000000'], []],
  'k01-ref-loop.schema.json': [[], ['schema/reference-loop']],
  'k02-remote-ref.schema.json': [
    ['a any 0..1', 'b any 0..1', 'c any 0..1'],
    ['schema/remote-reference', 'schema/remote-reference', 'schema/outside-folder'],
  ],
  'k03-regex-bomb.schema.json': [['a string 0..1'], []],
  'k04-proto-property.schema.json': [['__proto__ object 1..1', 'constructor string 0..1'], []],
  'k05-recursive-tree.schema.json': [['kids object 0..n'], []],
  'k06-allof-blowup.schema.json': [[], []],
  'k07-boolean-and-drafts.schema.json': [['a any 0..1', 'c number 0..1'], []],
};

describeShared('hostile schemas', ['hostile', 'corpus', 'share', 'make.mjs'], (make) => {
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-schemas-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync(process.execPath, [make, folder]);
  // Whatever is asked for is answered from the folder and noted: nothing outside of it may be asked for.
  const asked: string[] = [];
  const resolve = (file: string): string | undefined => {
    asked.push(file);
    return file in expected ? readFileSync(join(folder, file), 'utf8') : undefined;
  };
  const read = (file: string): { readonly schema: Schema; readonly problems: readonly Problem[] } => {
    const text = readFileSync(join(folder, file), 'utf8');
    const result = file.endsWith('.xsd') ? readXsd(text, { file, resolve }) : readJsonSchema(text, { file, resolve });
    if (!result.ok) throw new Error(result.error.message);
    return result.value;
  };

  it.each(Object.entries(expected))(
    '%s is read, with a sentence for what is left out',
    (file, [fields, codes]) => {
      const { schema, problems } = read(file);
      expect([outline(schema), problems.map((found) => found.code)]).toEqual([fields, codes]);
      for (const found of problems) expect(found.message).toMatch(/^[A-Z].*[^ ]\.$/);
      expect(asked.filter((path) => !(path in expected))).toEqual([]);
    },
    patience,
  );

  it(
    'the pattern that explodes elsewhere is tested at once',
    () => {
      const { schema } = read('k03-regex-bomb.schema.json');
      expect(checkValue({ a: `${'a'.repeat(10_000)}!` }, schema).map((found) => found.code)).toEqual(['check/pattern']);
      expect(checkValue({ a: 'a'.repeat(10_000) }, schema)).toEqual([]);
    },
    patience,
  );

  it('a required field called __proto__ is looked for and found', () => {
    const { schema } = read('k04-proto-property.schema.json');
    expect(checkValue({}, schema).map((found) => found.message)).toEqual(['__proto__ is required and has no value.']);
    expect(checkValue(Object.fromEntries([['__proto__', {}]]), schema)).toEqual([]);
  });
});
