import { expect, it } from 'vitest';
import type { ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { cutJson, readJsonValues } from '#shared/formats/json/cut-records.ts';
import { readJson } from '#shared/formats/json/read.ts';
import { seededRandom } from '#test/drivers/seeded-random.ts';

const deep = `${'['.repeat(600)}${']'.repeat(600)}`;
const long = Array.from({ length: 900 }, (_, i) => `{"id":${i},"name":"Ærø \\"${i}\\"","tags":["a",{"b":null}]}`).join(',');

/** Documents, right and wrong, each with the path of its records. */
const documents: readonly (readonly [name: string, text: string, record: string])[] = [
  ['an array', `[${long}]`, ''],
  ['an array far inside', `{"a":{"x":1,"rows":[${long}],"y":[]},"z":2}`, 'a.rows'],
  ['laid out over lines', JSON.stringify(JSON.parse(`[${long}]`), undefined, 2).replaceAll('\n', '\r\n'), ''],
  ['long numbers', '[{"n":12345678901234567890},{"n":1},{"n":0.1000000000000000055511151231257827}]', ''],
  ['a key given twice', '[{"a":1},{"a":1,"a":2},{"a":3}]', ''],
  ['items of all kinds', '[1, "x\\u0041", null, true, [], {}, -0, 1e400]', ''],
  ['an item too deep', `[1,${deep},2]`, ''],
  ['no item', ' [ ] ', ''],
  ['one value', '{"a":[1,2]}', ''],
  ['a broken item', `[${long},{"id":01},{"id":2}]`, ''],
  ['a comma too many', '[1,2,]', ''],
  ['cut off', `[${long.slice(0, -20)}`, ''],
  ['something behind', '[1] 2', ''],
  ['broken behind the records', '{"rows":[1,2],"x":nul}', 'rows'],
  ['no such array', '{"rows":[1,2]}', 'lines'],
  ['nothing', '', ''],
];

it.each(documents)('gives the records that reading gives, wherever it is cut: %s', async (_, text, record) => {
  const context: ReadContext = { options: record === '' ? {} : { record }, per: 'record', file: 'x.json' };
  const expected = await gathered(readJson(chunks(text, 1_000), context));
  for (const [chunk, size] of [
    [7, 20],
    [1_000, 2_000],
    [20_000, 64_000],
  ] as const)
    expect(await viaBlocks(text, context, chunk, size)).toEqual(expected);
});

it('goes on behind any block', async () => {
  const context: ReadContext = { options: {}, per: 'record' };
  const text = `[${long}]`;
  const all = (await gathered(readJson(chunks(text, 1_000), context))).map(valueOf);
  const random = seededRandom(3);
  for (let round = 0; round < 5; round += 1) {
    const stop = Math.floor(random() * 20) + 1;
    const before: unknown[] = [];
    let place: { readonly at: number; readonly line: number } | undefined;
    let blocks = 0;
    for await (const event of cutJson(chunks(text, 777), context, () => 1_500)) {
      if (!('block' in event)) continue;
      before.push(...[...readJsonValues(event.block, context)].map(valueOf));
      place = event.next;
      blocks += 1;
      if (blocks === stop) break;
    }
    const after: unknown[] = [];
    for await (const event of cutJson(chunks(text, 500), context, () => 4_000, place))
      if ('block' in event) after.push(...[...readJsonValues(event.block, context)].map(valueOf));
    expect([...before, ...after]).toEqual(all);
  }
});

async function viaBlocks(text: string, context: ReadContext, chunk: number, size: number): Promise<readonly unknown[]> {
  const events: ReadEvent[] = [];
  for await (const event of cutJson(chunks(text, chunk), context, () => size)) {
    if ('fatal' in event) events.push(event);
    if (!('block' in event)) continue;
    const read = [...readJsonValues(event.block, context)];
    events.push(...read);
    event.free();
    // What comes behind a fault is not read.
    if (read.some((one) => 'fatal' in one)) break;
  }
  return events.map((event, i) => ('fatal' in event ? event : renumbered(event, i + 1)));
}

async function gathered(events: AsyncIterable<ReadEvent>): Promise<readonly unknown[]> {
  const all: ReadEvent[] = [];
  for await (const event of events) all.push(event);
  return all.map((event, i) => ('fatal' in event ? event : renumbered(event, i + 1)));
}

/** How much was read when a record came depends on the chunks. */
function renumbered({ bytesRead: _, ...event }: Exclude<ReadEvent, { readonly fatal: unknown }>, number: number): unknown {
  return { ...event, number };
}

function valueOf(event: unknown): unknown {
  return typeof event === 'object' && event !== null && 'value' in event ? event.value : event;
}

/** The bytes of a text, each chunk in the memory of the one before. */
async function* chunks(text: string, size: number): AsyncGenerator<Uint8Array, void, undefined> {
  const bytes = new TextEncoder().encode(text);
  const memory = new Uint8Array(size);
  for (let at = 0; at < bytes.length; at += size) {
    const part = bytes.subarray(at, at + size);
    memory.set(part);
    yield size > 10_000 ? memory.subarray(0, part.length) : part.slice();
  }
}
