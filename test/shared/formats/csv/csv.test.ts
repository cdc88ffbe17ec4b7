import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { makeRegistry } from '#shared/formats/registry.ts';
import { readAll, readShort, writeAll } from '../read-all.ts';

const field = (name: string, type: Field['type'], more: Partial<Field> = {}): Field => ({ name, type, repeats: false, min: 1, ...more });
const schema = (...children: readonly Field[]): Schema => ({
  kind: 'inferred',
  records: true,
  root: { name: '', type: 'object', repeats: false, min: 1, children },
});

describe('reading a table', () => {
  it('takes every line end, mixed or not, wherever the blocks end', async () => {
    // The first 1,024 bytes always come together, so the rows of interest stand behind them.
    const before = `a,b\r\n${'x,y\r\n'.repeat(300)}`;
    const after = async (text: string, size: number): Promise<readonly unknown[]> =>
      (await readShort('csv', before + text, { size })).slice(300);
    for (const size of [1, 2, 3, 2048]) {
      expect(await after('1,2\n3,4\r5,6\r\n', size)).toEqual([
        { a: '1', b: '2' },
        { a: '3', b: '4' },
        { a: '5', b: '6' },
      ]);
      expect(await after('1,2\r\r3,4\r', size)).toEqual([
        { a: '1', b: '2' },
        { a: '3', b: '4' },
      ]);
      expect(await after('1,"line1\r\nline2"\r\n"say ""hi""","x,y"', size)).toEqual([
        { a: '1', b: 'line1\r\nline2' },
        { a: 'say "hi"', b: 'x,y' },
      ]);
      expect(await after('1,"x"y\n"a\n2,3', size)).toEqual([
        'reject csv/text-after-quote 302',
        'reject csv/unclosed-quote 303',
        { a: '2', b: '3' },
      ]);
      const lines = (await readAll('csv', `${before}1,"2"\r\n"x\r\ny",2\r\n3,4`, { size })).slice(300);
      expect(lines.map((event) => ('fatal' in event || !event.ok ? event : event.line))).toEqual([302, 303, 305]);
    }
    expect(await readShort('csv', 'a,b\r1,2\r3,4\r')).toEqual([
      { a: '1', b: '2' },
      { a: '3', b: '4' },
    ]);
  });

  it('gives each row its line', async () => {
    const events = await readAll('csv', 'a,b\n1,"x\ny"\n\n2,3\n');
    expect(events).toEqual([
      { ok: true, number: 1, value: { a: '1', b: 'x\ny' }, line: 2, bytesRead: 17 },
      { ok: true, number: 2, value: { a: '2', b: '3' }, line: 5, bytesRead: 17 },
    ]);
  });

  it('rejects rows that are not what the header says, and goes on', async () => {
    expect(await readAll('csv', 'a,b,c\n1,2\n1,2,3,4\n1,2,3\n', { file: 'x.csv' })).toEqual([
      {
        ok: false,
        number: 1,
        raw: '1,2',
        head: 'sep=,\na,b,c\n',
        bytesRead: 24,
        problem: {
          code: 'csv/ragged',
          severity: 'error',
          message: 'The row has 2 cells, the header 3.',
          place: { file: 'x.csv', line: 2, record: 1 },
        },
      },
      {
        ok: false,
        number: 2,
        raw: '1,2,3,4',
        head: 'sep=,\na,b,c\n',
        bytesRead: 24,
        problem: {
          code: 'csv/ragged',
          severity: 'error',
          message: 'The row has 4 cells, the header 3.',
          place: { file: 'x.csv', line: 3, record: 2 },
        },
      },
      { ok: true, number: 3, value: { a: '1', b: '2', c: '3' }, line: 4, bytesRead: 24 },
    ]);
    expect(await readShort('csv', 'a,b\n1,"x\n2,y\n3,z\n')).toEqual([
      'reject csv/unclosed-quote 2',
      { a: '2', b: 'y' },
      { a: '3', b: 'z' },
    ]);
    expect(await readShort('csv', 'a,b\n1,x"y"z\n"a"b,2\n3,4\n')).toEqual([
      { a: '1', b: 'x"y"z' },
      'reject csv/text-after-quote 3',
      { a: '3', b: '4' },
    ]);
    expect(await readShort('csv', 'a,b\n1,x\0y\n2,z\n')).toEqual(['reject csv/nul 2', { a: '2', b: 'z' }]);
  });

  it('guesses the delimiter by what cuts all rows alike', async () => {
    expect(await readShort('csv', 'a;b\n1,5;2.000,75\n')).toEqual([{ a: '1,5', b: '2.000,75' }]);
    expect(await readShort('csv', 'a|b\n1|2\n')).toEqual([{ a: '1', b: '2' }]);
    expect(await readShort('csv', 'name\tnote\nx\ta, b, c\n')).toEqual([{ name: 'x', note: 'a, b, c' }]);
    expect(await readShort('csv', 'sep=;\r\na;b\r\n1;2\r\n')).toEqual([{ a: '1', b: '2' }]);
    expect(await readShort('csv', 'a\n1\n\n3\n')).toEqual([{ a: '1' }, { a: '3' }]);
    expect(await readShort('csv', 'a;b\n1;2\n', { options: { delimiter: 'comma' } })).toEqual([{ 'a;b': '1;2' }]);
  });

  it('names columns by the header line asked for, and refuses equal names unless told to rename', async () => {
    expect(await readShort('csv', 'Report "x\n\nid,n\n1,2\n', { options: { header: '3' } })).toEqual([{ id: '1', n: '2' }]);
    expect(await readShort('csv', '1,2\n3,4\n', { options: { header: 'none' } })).toEqual([
      { column_1: '1', column_2: '2' },
      { column_1: '3', column_2: '4' },
    ]);
    expect(await readShort('csv', 'a,a,b\n1,2,3\n')).toEqual(['fatal csv/duplicate-column 1']);
    expect(await readShort('csv', 'a,a,a_2,a\n1,2,3,4\n', { options: { duplicates: 'rename' } })).toEqual([
      { a: '1', a_2: '3', a_3: '2', a_4: '4' },
    ]);
    expect(await readAll('csv', ',b,\n1,2,3\n4,5,6\n')).toMatchObject([
      {
        value: { column_1: '1', b: '2', column_3: '3' },
        warnings: [{ message: 'Columns 1, 3 have no name in the header and are called column_1, column_3.' }],
      },
      { value: { column_1: '4', b: '5', column_3: '6' } },
    ]);
    const [value] = await readShort('csv', '__proto__,constructor,a\n1,2,3\n');
    expect(Object.entries(value ?? {})).toEqual([
      ['__proto__', '1'],
      ['constructor', '2'],
      ['a', '3'],
    ]);
  });

  it('tells the columns when there is no row, and refuses a file without any', async () => {
    const columns: unknown[] = [];
    expect(await readShort('csv', '\uFEFFid,name\n', { onColumns: (names) => columns.push(names) })).toEqual([]);
    expect(columns).toEqual([['id', 'name']]);
    expect(await readShort('csv', '')).toEqual(['fatal csv/empty -']);
    expect(await readShort('csv', '\n\r\n')).toEqual(['fatal csv/empty -']);
  });

  it('reads cells as the schema types them, digit for digit, and rejects what does not fit', async () => {
    const types = schema(
      field('zip', 'string'),
      field('n', 'integer', { nullable: true }),
      field('d', 'number', { min: 0 }),
      field('b', 'boolean'),
      field('s', 'string', { nullable: true }),
    );
    expect(
      await readShort('csv', 'zip,n,d,b,s,more\n007,9007199254740993,0.10000000000000000555,true,,x\n1,,,FALSE,y,\n', { schema: types }),
    ).toEqual([
      { zip: '007', n: new ExactNumber('9007199254740993'), d: new ExactNumber('0.10000000000000000555'), b: true, s: null, more: 'x' },
      { zip: '1', n: null, b: false, s: 'y', more: '' },
    ]);
    expect(await readAll('csv', 'zip,n,d,b,s\n1,1.5,1,true,\n1,1,x,true,\n1,1,1,,\n+1,+07,.5,1,\n', { schema: types })).toMatchObject([
      {
        ok: false,
        problem: {
          code: 'csv/misfit',
          message: 'n has “1.5”, where the schema has an integer.',
          place: { line: 2, record: 1, field: 'n' },
          token: '1.5',
        },
      },
      { ok: false, problem: { message: 'd has “x”, where the schema has a number.' } },
      { ok: false, problem: { message: 'b is empty, where the schema has a boolean.' } },
      { ok: true, value: { zip: '+1', n: 7, d: 0.5, b: true, s: null } },
    ]);
    expect(await readShort('csv', 'n\n07\n', { schema: types, options: { types: 'text' } })).toEqual([{ n: '07' }]);
  });

  it('is the array of its rows per document, and a bad row ends it', async () => {
    expect(await readShort('csv', 'a\n1\n2\n', { per: 'document' })).toEqual([[{ a: '1' }, { a: '2' }]]);
    expect(await readShort('csv', 'a,b\n1,2\n3\n', { per: 'document' })).toEqual(['fatal csv/ragged 3']);
    expect(await readShort('csv', 'a,b\n', { per: 'document' })).toEqual([[]]);
  });

  it('agrees with csv-parse on every table without mixed line ends', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', ' ', 'é', ';'), maxLength: 6 });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 5 }));
    await fc.assert(
      fc.asyncProperty(table, fc.integer({ min: 1, max: 9 }), async (rows, size) => {
        const text = rows.map((row) => `${row.map((c) => (/[",\n]/.test(c) ? `"${c.replaceAll('"', '""')}"` : c)).join(',')}\n`).join('');
        const wanted: readonly (readonly string[])[] = parse(text, { skip_empty_lines: true });
        const got = await readShort('csv', text, { options: { header: 'none', delimiter: 'comma' }, size });
        expect(got.map(cellsOf)).toEqual(wanted);
      }),
      { numRuns: 200 },
    );
  });
});

describe('writing a table', () => {
  it('quotes what needs it and writes exact digits', () => {
    expect(
      writeAll('csv', [
        { a: 'x,y', b: 'say "hi"', c: null },
        { a: 1e21, c: true },
        { a: new ExactNumber('1.10'), b: 'l1\nl2' },
      ]),
    ).toBe('a,b,c\n"x,y","say ""hi""",\n1000000000000000000000,,true\n1.10,"l1\nl2",\n');
    expect(writeAll('csv', [{ a: '1;2' }], { options: { delimiter: ';', eol: 'crlf', quote: 'all', bom: 'yes', header: 'none' } })).toBe(
      '"1;2"\r\n',
    );
    expect(writeAll('csv', [{ a: '' }])).toBe('a\n""\n');
    expect(writeAll('csv', [])).toBe('');
    expect(writeAll('csv', [], { schema: schema(field('x', 'string'), field('y', 'string')) })).toBe('x,y\n');
  });

  it('takes columns from the option, the schema, or what it meets', () => {
    expect(writeAll('csv', [{ b: 1, a: 2 }], { schema: schema(field('a', 'string'), field('b', 'string')) })).toBe('a,b\n2,1\n');
    expect(writeAll('csv', [{ b: 1, a: 2 }], { options: { columns: 'a,c,b' } })).toBe('a,c,b\n2,,1\n');
    expect(writeAll('csv', [[{ b: 1 }, { a: 2 }]], { per: 'document' })).toBe('b,a\n1,\n,2\n');
    expect(writeAll('csv', [{ b: 1 }, { a: 2 }])).toBe('error csv/unknown-column a');
    expect(writeAll('csv', [{ a: { x: 1 } }])).toBe('error csv/nested a');
    expect(writeAll('csv', [{ a: { x: [1] } }], { options: { nested: 'json' } })).toBe('a\n"{""x"":[1]}"\n');
    expect(writeAll('csv', [5])).toBe('error csv/no-row -');
    expect(writeAll('csv', [{ a: 'x\ud800' }])).toBe('error csv/lone-surrogate a');
    expect(writeAll('csv', [{ a: Number.NaN }])).toBe('error csv/not-a-number a');
  });

  it('keeps text from running as a formula, and says so', () => {
    const values = ['=HYPERLINK("x")', '+1+1', '-2+3', '@SUM(A1)', '\t=1', '＝1+1', '-12.50', '+49 171', '+55 (12) 3923-5555', 'a=b'].map(
      (v) => ({ v }),
    );
    const writer = makeRegistry().codec('csv').writer({ options: {}, per: 'record' });
    if (!writer.ok) return expect.fail(writer.error.message);
    const lines = values
      .map((value) => writer.value.write(value))
      .map((part) => (part.ok ? new TextDecoder().decode(part.value) : part.error.code));
    expect(lines.join('')).toBe(
      `v\n"'=HYPERLINK(""x"")"\n'+1+1\n'-2+3\n'@SUM(A1)\n'\t=1\n'＝1+1\n-12.50\n+49 171\n+55 (12) 3923-5555\na=b\n`,
    );
    expect(writer.value.warnings()).toEqual([
      {
        code: 'csv/formula-protected',
        severity: 'warning',
        token: '=HYPERLINK("x")',
        next: 'The option formulas=keep writes such text unchanged.',
        message: '6 cells begin like a formula and got an apostrophe in front, so that no spreadsheet runs them.',
      },
    ]);
    expect(writeAll('csv', [{ v: '=1' }], { options: { formulas: 'keep' } })).toBe('v\n=1\n');
  });

  it('reads back what it wrote', async () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 8 }).filter((text) => !text.includes('\0'));
    const rows = fc.array(fc.record({ a: cell, b: cell }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rows, fc.constantFrom('comma', 'tab', '|'), async (records, delimiter) => {
        const text = writeAll('csv', records, { options: { delimiter, formulas: 'keep' } });
        expect(await readShort('csv', text, { options: { delimiter } })).toEqual(records);
      }),
      { numRuns: 200 },
    );
  });
});

function cellsOf(row: unknown): readonly unknown[] {
  return typeof row === 'object' && row !== null ? Object.entries(row).map((entry): unknown => entry[1]) : [];
}
