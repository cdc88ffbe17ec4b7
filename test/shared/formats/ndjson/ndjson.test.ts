import { describe, expect, it } from 'vitest';
import { maxLine } from '#shared/formats/ndjson/cut-lines.ts';
import { readNdjson } from '#shared/formats/ndjson/read.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { pieces, readAll, readShort, writeAll } from '../read-all.ts';

describe('reading lines of JSON', () => {
  it('rejects a bad line alone, with its number and text', async () => {
    // The first 1,024 bytes always come together, so the lines of interest stand behind them.
    const blank = `${' '.repeat(1099)}\n`;
    for (const size of [1, 3, 2048]) {
      const events = await readAll('ndjson', `${blank}{"a":1}\r\n\r\n  \t\n{"a":\r\n{"a":3}`, { size, file: 'x.ndjson' });
      expect(
        events.map((event) =>
          'fatal' in event
            ? event
            : event.ok
              ? [event.number, event.line, event.byte, event.value]
              : [event.number, event.problem.place, event.raw],
        ),
      ).toEqual([
        [1, 2, 1100, { a: 1 }],
        [2, { file: 'x.ndjson', line: 5, column: 7 }, '{"a":'],
        [3, 6, 1122, { a: 3 }],
      ]);
    }
  });

  it('splits at \\n only and keeps every digit', async () => {
    expect(await readShort('ndjson', '\uFEFF{"a":"x\u2028y\u2029z\u0085"}\n{"n":9007199254740993}\n[1]\n5\n"s"\nnull\n')).toEqual([
      { a: 'x\u2028y\u2029z\u0085' },
      { n: new ExactNumber('9007199254740993') },
      [1],
      5,
      's',
      null,
    ]);
  });

  it('rejects a line that is not UTF-8 and goes on', async () => {
    const bytes = new Uint8Array([...new TextEncoder().encode('{"a":"é"}\n{"a":"'), 0xff, ...new TextEncoder().encode('"}\n{"a":3}\n')]);
    const events = await readAll('ndjson', bytes);
    expect(events.map((event) => ('fatal' in event ? event : event.ok ? event.value : [event.problem.code, event.problem.place]))).toEqual([
      { a: 'é' },
      ['text/invalid-utf8', { line: 2, byte: 17 }],
      { a: 3 },
    ]);
  });

  it('warns of a key given twice, however the key is written', async () => {
    for (const line of ['{"a":1,"a":2}', '{"a" :1,"a"\t: 2}', '{"a":1,"\\u0061":2}'])
      expect(await readAll('ndjson', `${line}\n`)).toMatchObject([{ value: { a: 2 }, warnings: [{ code: 'json/duplicate-key' }] }]);
    expect(await readAll('ndjson', '{"a":"x\\":y\\" :z","b":{}}\n')).toEqual([
      { ok: true, number: 1, line: 1, byte: 0, bytesRead: 26, value: { a: 'x":y" :z', b: {} } },
    ]);
  });

  it('advises json for a document laid out over lines', async () => {
    const [event] = await readAll('ndjson', '{\n "a": 1\n}\n');
    expect(event).toMatchObject({
      ok: false,
      problem: { next: 'This looks like one JSON document over several lines: read it with the format json.' },
    });
  });

  it('is one array per document, and a bad line ends it', async () => {
    expect(await readShort('ndjson', '1\n2\n', { per: 'document' })).toEqual([[1, 2]]);
    expect(await readShort('ndjson', '1\nx\n2\n', { per: 'document' })).toEqual(['fatal json/syntax 2']);
    expect(await readShort('ndjson', '', { per: 'record' })).toEqual([]);
  });

  it('rejects a line that is too long without holding it, and goes on', async () => {
    const block = new Uint8Array(1024 * 1024).fill(0x78);
    async function* source(): AsyncGenerator<Uint8Array, void, undefined> {
      yield* pieces('{"a":1}\n');
      for (let i = 0; i <= maxLine / block.length; i += 1) yield block;
      yield* pieces('\n{"a":2}\n');
    }
    const seen: unknown[] = [];
    for await (const event of readNdjson(source(), { options: {}, per: 'record' }))
      seen.push(
        'fatal' in event
          ? event
          : event.ok
            ? [event.line, event.byte, event.value]
            : [event.problem.code, event.problem.place, event.raw.length],
      );
    const long = maxLine + block.length + 1;
    expect(seen).toEqual([
      [1, 0, { a: 1 }],
      ['ndjson/line-too-long', { line: 2, byte: 8 }, 4096],
      [3, 8 + long, { a: 2 }],
    ]);
  });

  it('reads UTF-16 as well', async () => {
    expect(await readShort('ndjson', Buffer.from('\uFEFF{"a":"€"}\n7\n', 'utf16le'))).toEqual([{ a: '€' }, 7]);
  });
});

describe('writing lines of JSON', () => {
  it('writes a value a line', () => {
    expect(writeAll('ndjson', [{ a: 'x\ny' }, new ExactNumber('1.0'), null])).toBe('{"a":"x\\ny"}\n1.0\nnull\n');
    expect(writeAll('ndjson', [[1, [2]]], { per: 'document' })).toBe('1\n[2]\n');
    expect(writeAll('ndjson', [[1, [2]]])).toBe('[1,[2]]\n');
  });

  it('keeps parts valid while more are written', () => {
    const lines = Array.from({ length: 3000 }, (_, i) => ({ i, text: 'é'.repeat(i % 300) }));
    expect(writeAll('ndjson', lines)).toBe(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  });
});
