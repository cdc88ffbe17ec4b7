import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { setOwn } from '#shared/base/json-value.ts';
import { ExactNumber, readNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { readAll, readShort, writeAll } from '../read-all.ts';

const exact = (digits: string): ExactNumber => new ExactNumber(digits);
const document = { per: 'document' } as const;

describe('reading JSON', () => {
  it('keeps every digit that a double would lose, and only those', async () => {
    const text =
      '{"id":9007199254740993,"u":18446744073709551615,"d":0.1000000000000000055511151231257827,"p":19.90,"z":-0,"big":1e400,"e":1e2,"s":"id: 12345678901234567890"}';
    expect(await readShort('json', text, document)).toEqual([
      {
        id: exact('9007199254740993'),
        u: exact('18446744073709551615'),
        d: exact('0.1000000000000000055511151231257827'),
        p: 19.9,
        z: -0,
        big: exact('1e400'),
        e: 100,
        s: 'id: 12345678901234567890',
      },
    ]);
    expect(
      writeAll('json', [{ id: exact('9007199254740993'), list: [exact('1.10'), 2] }], { per: 'document', options: { indent: '0' } }),
    ).toBe('{"id":9007199254740993,"list":[1.10,2]}\n');
  });

  it('keeps the spelling of numbers when asked', async () => {
    expect(await readShort('json', '{"price":19.90,"t":1.0,"e":1e2,"n":7}', { ...document, options: { numbers: 'spelling' } })).toEqual([
      { price: exact('19.90'), t: exact('1.0'), e: exact('1e2'), n: 7 },
    ]);
  });

  it('warns of keys given twice and of numbers out of range, with their place', async () => {
    const [event] = await readAll('json', '{"a":1,\n "b":{"a":2,"a":3}, "n":1e400}', { ...document, file: 'x.json' });
    expect(event).toEqual({
      ok: true,
      number: 1,
      line: 1,
      byte: 0,
      bytesRead: 38,
      value: { a: 1, b: { a: 3 }, n: exact('1e400') },
      warnings: [
        {
          code: 'json/duplicate-key',
          severity: 'warning',
          message: 'The key “a” occurs more than once in one object; its last value counts.',
          place: { file: 'x.json', line: 2, column: 13 },
          token: 'a',
        },
        {
          code: 'json/number-range',
          severity: 'warning',
          message: 'The number 1e400 is kept by its digits; a rule that computes with it gets Infinity.',
          place: { file: 'x.json', line: 2, column: 25 },
          token: '1e400',
        },
      ],
    });
  });

  it.each([
    ['', 'json/empty -', 'The file is empty.'],
    [' \n\t ', 'json/empty 2', 'The JSON holds only white space.'],
    ['{"a":NaN}', 'json/syntax 1', '“NaN” is not a JSON value.'],
    ['{"a":1,\n/*c*/"b":2}', 'json/syntax 2', 'Comments are not part of JSON.'],
    ['[1,2,]', 'json/syntax 1', 'A comma stands before ]; JSON allows none there.'],
    ['{"a":1,}', 'json/syntax 1', 'A comma stands before }; JSON allows none there.'],
    ["{'a':1}", 'json/syntax 1', "A key in double quotes was expected, not “'”."],
    [
      '{"rows":[{"a":1},{"a":',
      'json/truncated 1',
      'The JSON ends too early: what begins at line 1, column 23 is not finished. A value is missing.',
    ],
    ['{"a":1}\n{"a":2}', 'json/trailing 2', 'A second value follows where the JSON document should have ended.'],
    ['{"a":01}', 'json/syntax 1', '“01” is not a number in JSON.'],
    ['{"a":"x\ny"}', 'json/syntax 1', 'A line break stands unescaped in a string.'],
    ['{"a":"\\x"}', 'json/syntax 1', '“\\x” is no escape that JSON knows.'],
    ['{"a" 1}', 'json/syntax 1', 'A colon was expected after the key, not “1”.'],
    ['[1 2]', 'json/syntax 1', 'A comma or ] was expected after the item, not “2”.'],
    ['truex', 'json/syntax 1', '“truex” is not a JSON value.'],
    [`${'['.repeat(513)}${']'.repeat(513)}`, 'json/too-deep 1', 'The JSON is nested deeper than 512 levels.'],
    [`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'json/too-deep 1', 'The JSON is nested deeper than 512 levels.'],
  ])('says what is wrong with %#', async (text, code, message) => {
    const [event, ...rest] = await readAll('json', text, document);
    if (event === undefined || !('fatal' in event)) return expect.fail('a fault was expected');
    expect([`${event.fatal.code} ${event.fatal.place?.line ?? '-'}`, event.fatal.message, rest]).toEqual([code, message, []]);
  });

  it('reads 512 levels', async () => {
    expect(await readShort('json', `${'['.repeat(512)}${']'.repeat(512)}`, document)).toHaveLength(1);
    expect(writeAll('json', await deep(512), { per: 'document', options: { indent: '0' } })).toBe(`${'['.repeat(512)}${']'.repeat(512)}\n`);
    expect(writeAll('json', [[...(await deep(512))]], document)).toBe('error json/too-deep -');
  });

  it('takes __proto__ as a key like any other', async () => {
    const [value] = await readShort('json', '{"__proto__":{"isAdmin":true},"constructor":1,"n":12345678901234567890}', document);
    expect(Object.keys(value ?? {})).toEqual(['__proto__', 'constructor', 'n']);
    expect(Reflect.get({}, 'isAdmin')).toBe(undefined);
    expect(JSON.stringify(await readShort('json', '[{"__proto__":{"a":1}}]'))).toBe('[{"__proto__":{"a":1}}]');
  });

  it('names the byte that is not UTF-8', async () => {
    const [event] = await readAll('json', new Uint8Array([...new TextEncoder().encode('\uFEFF{"a":"x'), 0xff, 0x22, 0x7d]), document);
    expect(event).toMatchObject({
      fatal: {
        code: 'text/invalid-utf8',
        place: { byte: 10 },
        next: 'If the file is in another encoding, name it with the option encoding, for example encoding=windows-1252.',
      },
    });
  });
});

describe('streaming the items of an array', () => {
  const text = ' [ {"a":"x]\\"}"} ,\n 12345678901234567890,"s",\n[1,[2]],{"b":{"c":[]}}, null ] ';
  const values = [{ a: 'x]"}' }, exact('12345678901234567890'), 's', [1, [2]], { b: { c: [] } }, null];

  it('gives each with line and byte, wherever the blocks end', async () => {
    for (const size of [1, 2, 3, 7, 1024]) {
      const padded = `${' '.repeat(1024)}${text}`;
      expect(await readShort('json', padded, { size })).toEqual(values);
      const lines = (await readAll('json', padded, { size })).map((event) =>
        'fatal' in event || !event.ok ? event : [event.line, event.byte],
      );
      expect(lines).toEqual([
        [1, 1027],
        [2, 1044],
        [2, 1065],
        [3, 1070],
        [3, 1078],
        [3, 1094],
      ]);
    }
    expect(
      (await readAll('json', text)).map((event) => ('fatal' in event || !event.ok ? event : [event.number, event.line, event.byte])),
    ).toEqual([
      [1, 1, 3],
      [2, 2, 20],
      [3, 2, 41],
      [4, 3, 46],
      [5, 3, 54],
      [6, 3, 70],
    ]);
  });

  it('finds the array by its path and checks what stands round it', async () => {
    const options = { record: 'data.`the orders`' };
    const around = '{"meta":{"n":1},"data":{"x":[1],"the orders":[1,2],"y":2},"end":true}';
    for (const size of [1, 5, 1024]) expect(await readShort('json', around, { options, size })).toEqual([1, 2]);
    expect(await readShort('json', '{"data":{"the orders":[1,2],}}', { options })).toEqual([1, 2, 'fatal json/syntax 1']);
    expect(await readShort('json', '{"data":{"the orders":[1],"y":NaN}}', { options })).toEqual([1, 'fatal json/syntax 1']);
    expect(await readShort('json', '{"data":{"the orders":[1]}} x', { options })).toEqual([1, 'fatal json/trailing 1']);
    expect(await readShort('json', '{"data":{"orders":[1]}}', { options })).toEqual(['fatal json/no-array 1']);
    expect(await readShort('json', '{"data":{"the orders":{}}}', { options })).toEqual(['fatal json/no-array 1']);
    expect(await readShort('json', '{"data":{"the orders":[1,', { options })).toEqual([1, 'fatal json/truncated 1']);
  });

  it('stops at the first fault, keeping what came before, and rejects an item that is too deep', async () => {
    expect(await readShort('json', '[1,{"a":}]')).toEqual([1, 'fatal json/syntax 1']);
    expect(await readShort('json', '[1,2,]')).toEqual([1, 2, 'fatal json/syntax 1']);
    expect(await readShort('json', '[1\n2]')).toEqual([1, 'fatal json/syntax 2']);
    expect(await readShort('json', '[1,2')).toEqual([1, 2, 'fatal json/truncated 1']);
    expect(await readShort('json', `[1,${'['.repeat(600)}${']'.repeat(600)},3]`)).toEqual([1, 'reject json/too-deep 1', 3]);
    expect(await readShort('json', '[]')).toEqual([]);
    expect(await readShort('json', '{"a":1}')).toEqual([{ a: 1 }]);
    expect(await readShort('json', '42')).toEqual([42]);
  });
});

describe('writing JSON', () => {
  it('lays out a document, or records as an array', () => {
    expect(writeAll('json', [{ a: [1], b: {} }], document)).toBe('{\n  "a": [\n    1\n  ],\n  "b": {}\n}\n');
    expect(writeAll('json', [{ a: 'x\ny' }, exact('1e400')])).toBe('[\n  {\n    "a": "x\\ny"\n  },\n  1e400\n]\n');
    expect(writeAll('json', [])).toBe('[]\n');
    expect(writeAll('json', [1, 2], { options: { indent: '0' } })).toBe('[1,2]\n');
    expect(writeAll('json', [{ n: exact('1.50'), o: { p: [] } }], document)).toBe('{\n  "n": 1.50,\n  "o": {\n    "p": []\n  }\n}\n');
  });

  it('refuses numbers that JSON cannot hold, naming the field', () => {
    expect(writeAll('json', [{ a: { b: [Number.NaN] } }])).toBe('error json/not-a-number a.b');
    expect(writeAll('ndjson', [{ a: Infinity }])).toBe('error json/not-a-number a');
  });

  it('reads back what it wrote', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue({ depthSize: 'small' })), fc.constantFrom('0', '3'), async (values, indent) => {
        // JSON.stringify takes -0 for 0, on both ways.
        const wanted: unknown = JSON.parse(JSON.stringify(values));
        expect(await readShort('json', writeAll('json', values.map(asValue), { options: { indent } }))).toEqual(wanted);
      }),
      { numRuns: 150 },
    );
  });
});

describe('readNumber', () => {
  it('is a double exactly where the double prints the same number', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^-?(0|[1-9]\d{0,22})(\.\d{1,22})?([eE][+-]?\d{1,3})?$/), (text) => {
        const value = readNumber(text);
        if (value instanceof ExactNumber) return value.digits === text;
        return Number.isFinite(value) && (value !== 0 || !/[1-9]/.test(text.replace(/[eE].*/, '')));
      }),
    );
    expect([readNumber('1e-400'), readNumber('1e400'), readNumber('1e21'), readNumber('0e9')]).toEqual([
      exact('1e-400'),
      exact('1e400'),
      1e21,
      0,
    ]);
  });
});

async function deep(levels: number): Promise<readonly Value[]> {
  const [event] = await readAll('json', `${'['.repeat(levels)}${']'.repeat(levels)}`, document);
  if (event === undefined || 'fatal' in event || !event.ok) throw new Error('The document is right.');
  return [event.value];
}

/** What fast-check makes as JSON, as a value. */
function asValue(value: unknown): Value {
  if (Array.isArray(value)) return value.map(asValue);
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  const object: Record<string, Value> = {};
  for (const [key, item] of Object.entries(value ?? {})) setOwn(object, key, asValue(item));
  return object;
}
