import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { sqlToJsonata } from '#shared/translate/sql/sql-to-jsonata.ts';
import door from '#test/drivers/engine.ts';
import { rowContext } from './order-columns.ts';

const columns = ['name', 'status', 'nick', 'note', 'price', 'quantity', 'discount'] as const;
type Row = Readonly<Record<(typeof columns)[number], string | number | null>>;

function translated(sql: string): string {
  const made = sqlToJsonata(sql, rowContext);
  if (!made.ok) throw new Error(`${made.error.message} ${sql}`);
  return made.value.text;
}

/** The record as a mapping reads it: an absent nick or discount is not there, a null note is null. */
function recordOf(row: Row): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(row).filter(([key, value]) => value !== null || key === 'note'));
}

/** Of what both sides give: NULL is nothing, truth is 1 or 0, and there is one zero. */
function plain(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'number' ? Math.round(value * 1e6) / 1e6 + 0 : value;
}

const database = new Database(':memory:');
database.pragma('case_sensitive_like = ON');
database.exec('CREATE TABLE t (name TEXT, status TEXT, nick TEXT, note TEXT, price REAL, quantity INTEGER, discount REAL)');
afterAll(() => void database.close());

function sqliteGives(sql: string, row: Row): unknown {
  database.exec('DELETE FROM t');
  database.prepare(`INSERT INTO t VALUES (${columns.map(() => '?').join(', ')})`).run(...columns.map((column) => row[column]));
  return plain(database.prepare(`SELECT (${sql}) AS v FROM t`).pluck().get());
}

// SQLite's UPPER knows the letters of ASCII only: none of the others here is small.
const text = fc.constantFrom('', 'a', ' ab  c ', 'Paid', 'paid', 'x%y', "it's", 'ÜÏ日', '12');
const number = fc.constantFrom(0, 1, -1, 2.5, -2.5, 0.125, 12.75, 100);
const row: fc.Arbitrary<Row> = fc.record({
  name: text,
  status: text,
  nick: fc.option(text),
  note: fc.option(text),
  price: number,
  quantity: fc.integer({ min: -3, max: 20 }),
  discount: fc.option(number),
});
const textSql: fc.Arbitrary<string> = fc.letrec<{ text: string; number: string; test: string }>((tie) => ({
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('name', 'status', 'nick', 'note', "'a'", "'it''s'", 'NULL'),
    tie('text').map((a) => `UPPER(${a === 'NULL' ? 'nick' : a})`),
    tie('text').map((a) => `TRIM(${a})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} || ${b})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `COALESCE(${a}, ${b})`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `NULLIF(${a}, ${b})`),
    tie('text').map((a) => `SUBSTR(${a}, 2, 3)`),
    tie('text').map((a) => `REPLACE(${a}, 'a', '$1')`),
    fc.tuple(tie('test'), tie('text'), tie('text')).map(([c, a, b]) => `CASE WHEN ${c} THEN ${a} ELSE ${b} END`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `CASE ${a} WHEN 'Paid' THEN ${b} WHEN nick THEN 'same' END`),
  ),
  number: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('price', 'quantity', 'discount', '2', '-1'),
    fc.tuple(tie('number'), fc.constantFrom('+', '-', '*'), tie('number')).map(([a, o, b]) => `(${a} ${o} ${b})`),
    tie('number').map((a) => `ABS(${a})`),
    tie('text').map((a) => `LENGTH(${a})`),
  ),
  test: fc.oneof(
    { depthSize: 'small' },
    fc.tuple(tie('number'), fc.constantFrom('=', '<>', '<', '<=', '>', '>='), tie('number')).map(([a, o, b]) => `${a} ${o} ${b}`),
    fc.tuple(tie('text'), fc.constantFrom('=', '<>'), tie('text')).map(([a, o, b]) => `${a} ${o} ${b}`),
    tie('text').map((a) => `${a} IS NULL`),
    tie('text').map((a) => `${a} IN ('Paid', 'a')`),
    tie('text').map((a) => `${a} NOT IN ('Paid', nick)`),
    tie('number').map((a) => `${a} NOT BETWEEN 0 AND 2`),
    fc.tuple(tie('text'), fc.constantFrom('P%', '%a%', '_a%', 'x\\%', '%d', '%')).map(([a, p]) => `${a} LIKE '${p}'`),
    tie('test').map((a) => `NOT (${a})`),
    fc.tuple(tie('test'), fc.constantFrom('AND', 'OR'), tie('test')).map(([a, o, b]) => `(${a} ${o} ${b})`),
  ),
})).text;

describe('sqlToJsonata', () => {
  it('gives what SQLite gives, NULL included', () => {
    fc.assert(
      fc.property(textSql, row, (sql, values) => {
        const text = translated(sql);
        expect({ sql, text, gives: plain(door.compile(text).evaluate(recordOf(values))) }).toEqual({
          sql,
          text,
          gives: sqliteGives(sql, values),
        });
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['price * quantity', 'price * quantity'],
    ["CASE WHEN status = 'paid' THEN 'P' ELSE 'O' END", 'status = "paid" ? "P" : "O"'],
    ["COALESCE(nick, name, 'none')", 'nick ?? name'],
    ['name || nick', '$exists(nick) ? name & nick'],
    ["DATE_FORMAT(ordered_at, '%d.%m.%Y')", '$fromMillis($toMillis(ordered_at), "[D01].[M01].[Y0001]")'],
    ['o."ORDERED_AT" IS NOT NULL', '$exists(ordered_at)'],
    ["LPAD(name, 5, '0')", '$substring($pad(name, -5, "0"), 0, 5)'],
  ])('%s', (sql, expected) => {
    expect(translated(sql)).toBe(expected);
  });

  it.each<readonly [string, unknown]>([
    ['ROUND(price)', 3],
    ['ROUND(-price)', -3],
    ['ROUND(discount, 2)', 1.01],
    ['RIGHT(name, 2)', 'da'],
    ["TO_CHAR(TO_DATE('31.12.2025', 'DD.MM.YYYY'), 'YYYY/MM')", '2025/12'],
    ['CAST(qty AS INTEGER) + 1', 13],
    ['YEAR(ordered_at)', 2026],
    ["CONCAT(name, nick, '!')", 'Ada!'],
    ["RPAD(name, 5, 'xy')", 'Adaxy'],
  ])('%s', (sql, expected) => {
    const record = { name: 'Ada', price: 2.5, discount: 1.005, qty: '12', ordered_at: '2026-01-05T10:22:31Z' };
    expect(plain(door.compile(translated(sql)).evaluate(record))).toEqual(expected);
  });

  it.each([
    ['SOUNDEX(name)', 'translate/unknown-function', 'SOUNDEX'],
    ['UPPER(colour)', 'translate/unknown-field', 'colour'],
    ['SUM(price) OVER (PARTITION BY name)', 'translate/syntax', 'OVER'],
    ['UPPER(name', 'translate/syntax', ''],
    ["DATE_FORMAT(ordered_at, '%w')", 'translate/date-format', '%w'],
    ['CAST(price AS INTEGER)', 'translate/cast-to-whole', 'INTEGER'],
  ])('refuses %s and names its token', (sql, code, token) => {
    expect(sqlToJsonata(sql, rowContext)).toMatchObject({ ok: false, error: { code, token } });
  });
});
