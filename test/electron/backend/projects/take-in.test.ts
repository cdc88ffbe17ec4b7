import { describe, expect, it } from 'vitest';
import { registry } from '#electron/backend/codecs/registry.ts';
import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import { inspectFile } from '#electron/backend/projects/inspect-file.ts';
import { makeSide } from '#electron/backend/projects/make-side.ts';
import { maxKept, takeIn } from '#electron/backend/projects/take-in.ts';

/** A file that is said to be too large to be kept whole. */
function largeFile(name: string, text: string): HandedFile {
  const bytes = new TextEncoder().encode(text);
  return {
    handle: name,
    name,
    path: `/${name}`,
    bytes: () => maxKept + 1,
    read: async function* () {
      yield bytes;
    },
    readAll: () => bytes,
  };
}

const lines = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i + 1);
const items = lines(3)
  .map((n) => `{"id":${n}}`)
  .join();
const xmlLines = lines(3)
  .map((n) => `<c:Line><c:Id>${n}</c:Id></c:Line>`)
  .join('');

describe('the excerpt of a large file', () => {
  it.each([
    ['a.json', 'records', `{"count":3,"records":[${items}],"end":true}`, '{"id":2}'],
    ['a.json', 'data.`the rows`', `{"data":{"the rows":[${items}]}}`, '{"id":2}'],
    ['a.json', undefined, `[${items}]`, '{"id":2}'],
    ['a.xml', 'c:Line', `<Invoice xmlns="urn:a" xmlns:c="urn:c">${xmlLines}</Invoice>`, '{"c:Line":{"c:Id":"2"}}'],
    ['a.xml', 'Invoice/c:Lines/c:Line', `<Invoice xmlns:c="urn:c"><c:Lines>${xmlLines}</c:Lines></Invoice>`, '{"c:Line":{"c:Id":"2"}}'],
    ['a.csv', undefined, 'id\n1\n2\n3\n', '{"id":2}'],
    ['a.ndjson', undefined, '{"id":1}\n{"id":2}\n{"id":3}\n', '{"id":2}'],
  ])('%s read by record=%s is read by the same options', async (name, record, text, second) => {
    const taken = await takeIn(largeFile(name, text), record === undefined ? {} : { read: { record } });
    if (!taken.ok || taken.value.holds !== 'sample') throw new Error('It was not taken in');
    const { kept, format, read, schema, records, excerpt } = taken.value;
    expect([records, excerpt?.ofRecords]).toEqual([3, 3]);
    const found: unknown[] = [];
    const bytes = (async function* () {
      yield kept;
    })();
    for await (const event of registry.codec(format).read(bytes, { options: read, per: 'record', schema }))
      found.push('fatal' in event ? event.fatal : event.ok ? JSON.stringify(event.value) : event.problem);
    expect(found).toHaveLength(3);
    expect(found[1]).toBe(second);
  });
});

describe('a document of which a part repeats', () => {
  const small = (name: string, text: string): HandedFile => ({ ...largeFile(name, text), bytes: () => text.length });
  const invoice = `<Invoice xmlns:c="urn:c"><c:Id>1</c:Id><c:Lines>${xmlLines}</c:Lines></Invoice>`;
  const orders = '{"count":2,"data":{"orders":[{"id":1,"lines":[{"n":1}]},{"id":2,"lines":[]}]},"tags":["a","b"]}';

  it('names its parts, and is read by the one that is chosen', async () => {
    const parts = async (file: HandedFile): Promise<unknown> => {
      const seen = await inspectFile(file, {});
      return seen.ok ? [seen.value.chips[0], seen.value.parts] : seen.error;
    };
    expect(await parts(small('a.json', orders))).toEqual(['1 document', ['data.orders']]);
    expect(await parts(small('a.xml', invoice))).toEqual(['1 document', ['Invoice/c:Lines/c:Line']]);
    expect(await parts(small('a.ndjson', '{"a":[{"b":1}]}'))).toEqual(['1 record', undefined]);

    const made = await makeSide(small('a.json', orders), 'source', undefined, { read: { record: 'data.orders' } });
    if (!made.ok) throw new Error(made.error.message);
    const { side, sample, sequence } = made.value;
    expect([side.read, sample?.document.read, sample?.document.records, sequence]).toEqual([
      { record: 'data.orders' },
      { record: 'data.orders' },
      2,
      true,
    ]);
  });

  it('is refused where it is too large to be kept, with the parts', async () => {
    const taken = await takeIn(largeFile('a.json', orders));
    expect(taken.ok ? undefined : [taken.error.code, taken.error.next]).toEqual([
      'file/too-large',
      'Say which part of it is one record: data.orders (record=…).',
    ]);
  });
});
