import { describe, expect, it } from 'vitest';
import type { BlockPlace } from '#shared/formats/byte-block.ts';
import type { FormatName, FormatOptions, ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { makeRegistry } from '#shared/formats/registry.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';

const registry = makeRegistry();

async function* inChunks(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

/** An event without what a block cannot know: records before it, and how far the file was read when a record was met. */
function plain(event: ReadEvent, before: number): object {
  if ('fatal' in event) return { fatal: event.fatal.code };
  const { bytesRead: _bytesRead, number, ...rest } = event;
  if (rest.ok) {
    const { warnings: _warnings, ...record } = rest;
    return { ...record, number: number + before };
  }
  const { record: _record, ...place } = rest.problem.place ?? {};
  return { ...rest, problem: { ...rest.problem, place }, number: number + before };
}

interface Cut {
  readonly events: readonly object[];
  readonly places: readonly BlockPlace[];
  /** Records in each block. */
  readonly counts: readonly number[];
}

async function cutAndRead(format: FormatName, bytes: Uint8Array, context: ReadContext, size: number, from?: BlockPlace): Promise<Cut> {
  const { blocks } = registry.codec(format);
  if (blocks === undefined) throw new Error(`${format} is not read in blocks`);
  const events: object[] = [];
  const places: BlockPlace[] = [];
  const counts: number[] = [];
  for await (const event of blocks.cut(inChunks(bytes, 1500), context, () => size, from)) {
    if ('fatal' in event) events.push({ fatal: event.fatal.code });
    if (!('block' in event)) continue;
    const before = events.length;
    for (const read of blocks.read(event.block, context)) events.push(plain(read, before));
    places.push(event.next);
    counts.push(events.length - before);
  }
  return { events, places, counts };
}

async function readWhole(format: FormatName, bytes: Uint8Array, context: ReadContext): Promise<readonly object[]> {
  const events: object[] = [];
  for await (const event of registry.codec(format).read(inChunks(bytes, 1500), context)) events.push(plain(event, 0));
  return events;
}

/** Blocks of every size give the records of the whole, and each place between two of them leads to the rest. */
async function expectSame(format: FormatName, text: string | Uint8Array, options: FormatOptions = {}): Promise<void> {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const context: ReadContext = { options, per: 'record', file: 'f' };
  const whole = await readWhole(format, bytes, context);
  for (const size of [1, 40, 700, 100_000]) {
    const { events, places, counts } = await cutAndRead(format, bytes, context, size);
    expect(events).toEqual(whole);
    const half = Math.floor(places.length / 2);
    const place = places[half];
    if (place === undefined) continue;
    const before = counts.slice(0, half + 1).reduce((sum, count) => sum + count, 0);
    const rest = await cutAndRead(format, bytes, context, size, place);
    expect(rest.events.map((event) => shifted(event, before))).toEqual(whole.slice(before));
  }
}

function shifted(event: object, before: number): object {
  return 'number' in event && typeof event.number === 'number' ? { ...event, number: event.number + before } : event;
}

describe('files cut into blocks', () => {
  it('give the same lines of JSON, bad ones included', async () => {
    const random = seededRandom(3);
    const lines = Array.from({ length: 400 }, (_, i) => {
      const kind = random();
      if (kind < 0.05) return '';
      if (kind < 0.1) return '  \r';
      if (kind < 0.2) return `{"i":${i},"broken`;
      return `{"i":${i},"text":"${'ü😀x'.repeat(Math.floor(random() * 40))}","n":12345678901234567890}`;
    });
    await expectSame('ndjson', lines.join('\n'));
    await expectSame('ndjson', `\uFEFF${lines.join('\n')}\n`);
    const bytes = new TextEncoder().encode(lines.join('\n'));
    bytes[3_000] = 0xff;
    await expectSame('ndjson', bytes);
  });

  it('give the same rows, whatever the quotes and line ends do', async () => {
    const random = seededRandom(9);
    const pieces = [
      'a',
      'bc',
      '',
      '"q"',
      '"with , comma"',
      '"two\nlines"',
      '"a ""quote"""',
      'in"side',
      '"open',
      '"shut"x',
      'ü😀',
      '\u0000',
    ];
    const ends = ['\n', '\r\n', '\r', '\n\n'];
    const pick = (list: readonly string[]): string => list[Math.floor(random() * list.length)] ?? '';
    for (let file = 0; file < 60; file += 1) {
      // Stray quotes are rare in some files and everywhere in others.
      const wild = file % 3 === 0 ? pieces : pieces.slice(0, file % 3 === 1 ? 6 : 10);
      const rows = Array.from({ length: 1 + Math.floor(random() * 150) }, () => `${pick(wild)},${pick(wild)},${pick(wild)}${pick(ends)}`);
      await expectSame('csv', `x,y,z${pick(ends)}${rows.join('')}`);
    }
  });

  it('give the same rows under every option of reading', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => `${i};'a; ${i}';b\r\n`).join('');
    await expectSame('csv', `sep=;\r\nid;text;more\r\n${rows}`, { quote: "'" });
    await expectSame('csv', `note\nid;text;more\n${rows}`, { header: '2', quote: 'none' });
    await expectSame('csv', rows, { header: 'none', quote: "'" });
    await expectSame('csv', `id,id,text\n${'1,2,3\n'.repeat(50)}`, { duplicates: 'rename' });
    await expectSame('csv', `id,id\n1,2\n`);
    await expectSame('csv', '');
    await expectSame('csv', '\n\n');
    await expectSame('csv', `id§text\n${'1§"a§b"\n'.repeat(100)}`, { delimiter: '§' });
    const latin = Uint8Array.from(`id,text\n${'1,\u00e4\u00f6\n'.repeat(300)}`, (letter) => letter.charCodeAt(0));
    await expectSame('csv', latin, { encoding: 'iso-8859-1' });
  });
});
