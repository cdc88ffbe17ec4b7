import { describe, expect, it } from 'vitest';
import { readText, readUtf8, type DecodeOptions } from '#shared/formats/decode-text.ts';
import { findInvalidUtf8 } from '#shared/formats/utf8.ts';
import { pieces } from './read-all.ts';

async function text(data: Uint8Array, options: DecodeOptions = {}, size = Infinity): Promise<string> {
  let all = '';
  for await (const chunk of readText(pieces(data, size), options)) {
    if ('fatal' in chunk) return `${all}|${chunk.fatal.code} ${chunk.fatal.place?.byte ?? '-'}`;
    all += chunk.text;
  }
  return all;
}

const utf16 = (value: string, big = false): Uint8Array => {
  const bytes = Buffer.from(value, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('readText', () => {
  it('reads UTF-8 in any pieces, without its byte order mark', async () => {
    const bytes = new TextEncoder().encode(`\uFEFF${'aé€😀'.repeat(700)}`);
    for (const size of [1, 2, 3, 1024, Infinity]) expect(await text(bytes, {}, size)).toBe('aé€😀'.repeat(700));
  });

  it('finds UTF-16 by mark and by zeros, and reads other encodings when they are named', async () => {
    expect(await text(utf16('\uFEFFé€'))).toBe('é€');
    expect(await text(utf16('\uFEFFé€', true))).toBe('é€');
    expect(await text(utf16('{"a":1}'))).toBe('{"a":1}');
    expect(await text(utf16('{"a":1}', true))).toBe('{"a":1}');
    expect(await text(new Uint8Array([0x4d, 0xfc, 0x80]), { encoding: 'Latin1' })).toBe('Mü€');
    expect(await text(new Uint8Array([0x93, 0xfa]), { encoding: 'shift_jis' })).toBe('日');
    expect(await text(new Uint8Array([0xfc]), { declared: () => 'windows-1252' })).toBe('ü');
    expect(await text(new Uint8Array([0x41]), { declared: () => 'klingon' })).toBe('|text/unknown-encoding -');
  });

  it('names the byte that is not UTF-8, counted from the start of the file, wherever the pieces end', async () => {
    const bytes = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode('é'.repeat(600)), 0xff, 0x41]);
    for (const size of [1, 7, 1025, Infinity])
      expect((await text(bytes, { file: 'a.csv' }, size)).replace(/^é*/, '')).toBe('|text/invalid-utf8 1203');
    expect(await text(new Uint8Array([0x61, 0xe2, 0x82]))).toBe('a|text/invalid-utf8 1');
    expect(await text(new Uint8Array([0x1f, 0x8b, 8, 0]))).toBe('|text/binary -');
    expect(await text(new Uint8Array([0xff, 0xfe, 0, 0]))).toBe('|text/unknown-encoding -');
  });

  it('transcodes to UTF-8 and gives offsets only where the file is UTF-8', async () => {
    const seen: unknown[] = [];
    for await (const chunk of readUtf8(pieces(utf16('\uFEFFé')), {}))
      seen.push('fatal' in chunk ? chunk : { ...chunk, bytes: [...chunk.bytes] });
    for await (const chunk of readUtf8(pieces(new Uint8Array([0xef, 0xbb, 0xbf, 0x61])), {}))
      seen.push('fatal' in chunk ? chunk : { ...chunk, bytes: [...chunk.bytes] });
    expect(seen).toEqual([
      { bytes: [0xc3, 0xa9], bytesRead: 4 },
      { bytes: [0x61], start: 3, bytesRead: 4 },
    ]);
  });
});

describe('findInvalidUtf8', () => {
  it('agrees with the strict decoder on every pair and on the awkward sequences', () => {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const valid = (bytes: Uint8Array): boolean => {
      try {
        decoder.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    for (let a = 0; a < 256; a += 1)
      for (let b = 0; b < 256; b += 3)
        for (const tail of [[], [0x80], [0xbf, 0x80]]) {
          const bytes = new Uint8Array([a, b, ...tail]);
          if ((findInvalidUtf8(bytes) === -1) !== valid(bytes)) expect.fail(`differs for ${bytes.join(' ')}`);
        }
    expect(findInvalidUtf8(new Uint8Array([0x61, 0xed, 0xa0, 0x80]))).toBe(1);
  });
});

describe('a reader that stops early', () => {
  it.each([1, 2])('has the source closed, at chunk %i too', async (wanted) => {
    let closed = 0;
    async function* source(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield new Uint8Array(2000).fill(0x61);
      } finally {
        closed += 1;
      }
    }
    const chunks = readUtf8(source(), {});
    for (let i = 0; i < wanted; i += 1) await chunks.next();
    await chunks.return(undefined);
    expect(closed).toBe(1);
  });
});
