import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Figure } from '#scripts/figure.ts';
import type { FormatName } from '#shared/formats/codec.ts';
import { makeRegistry } from '#shared/formats/registry.ts';

const self = fileURLToPath(import.meta.url);
const megabyte = 1024 * 1024;

export const name = 'Codecs: memory does not grow with the file';

const formats: readonly FormatName[] = ['ndjson', 'json', 'csv', 'xml'];

/** Reads and writes 50 and 200 MB of each format record by record, each in a process of its own, and compares the peaks. */
export function run(): Promise<readonly Figure[]> {
  return Promise.resolve(
    formats.flatMap((format) => {
      const [small, large] = [measure(format, 50), measure(format, 200)];
      const ratio = large.peak / small.peak;
      return [
        { name: `${format}: peak while streaming 200 MB`, value: large.peak / megabyte, unit: 'MB' },
        { name: `${format}: that against 50 MB`, value: ratio, unit: '×', bound: '1.5 at most', kept: ratio <= 1.5 },
        {
          name: `${format}: records kept`,
          value: large.records,
          unit: 'records',
          bound: `${large.made} made`,
          kept: large.records === large.made,
        },
      ];
    }),
  );
}

interface Measured {
  /** Bytes. */
  readonly peak: number;
  readonly records: number;
  readonly made: number;
}

function measure(format: FormatName, megabytes: number): Measured {
  // V8 lets its nursery grow with the allocation rate; with a small one the peak shows what is held.
  const child = spawnSync(process.execPath, ['--max-semi-space-size=8', self, format, String(megabytes)], { encoding: 'utf8' });
  const numbers = child.stdout.trim().split(' ').map(Number);
  const [peak, records, made] = numbers;
  if (child.status !== 0 || peak === undefined || records === undefined || made === undefined)
    throw new Error(`Reading ${format} ended with ${child.status}: ${child.stderr}`);
  return { peak, records, made };
}

const frames: Readonly<Record<FormatName, { readonly before: string; readonly after: string; record(i: number): string }>> = {
  ndjson: {
    before: '',
    after: '',
    record: (i) => `{"id":${i},"name":"Name ${i}","lines":[{"sku":"A${i}","price":9007199254740993},{"sku":"B","price":1.5}]}\n`,
  },
  json: {
    before: '[',
    after: '{}]',
    record: (i) => `{"id":${i},"name":"Name ${i}","lines":[{"sku":"A${i}","price":9007199254740993},{"sku":"B","price":1.5}]},\n`,
  },
  csv: { before: 'id,name,note\n', after: '', record: (i) => `${i},"Name, ${i}",some note with "quotes" é ${i}\n` },
  xml: {
    before: '<list>',
    after: '</list>',
    record: (i) => `<item id="${i}"><name>Name ${i}</name><line><sku>A</sku><price>1.50</price></line><line><sku>B</sku></line></item>\n`,
  },
};

/** The child: makes the bytes as they are read, writes each record again, and prints peak memory, records read and records made. */
async function child(format: FormatName, megabytes: number): Promise<void> {
  const frame = frames[format];
  let made = format === 'json' ? 1 : 0;
  async function* source(): AsyncGenerator<Uint8Array, void, undefined> {
    yield await Promise.resolve(Buffer.from(frame.before));
    for (let sent = 0; sent < megabytes * megabyte;) {
      const rows: string[] = [];
      for (let i = 0; i < 1000; i += 1) rows.push(frame.record((made += 1)));
      const block = Buffer.from(rows.join(''));
      sent += block.length;
      yield block;
    }
    yield Buffer.from(frame.after);
  }
  const codec = makeRegistry().codec(format);
  const writer = codec.writer({ options: format === 'xml' ? { root: 'list' } : {}, per: 'record' });
  if (!writer.ok) throw new Error(writer.error.message);
  writer.value.open();
  let records = 0;
  for await (const event of codec.read(source(), { options: format === 'xml' ? { record: 'item' } : {}, per: 'record' })) {
    if ('fatal' in event) throw new Error(event.fatal.message);
    if (!event.ok) throw new Error(event.problem.message);
    const part = writer.value.write(event.value);
    if (!part.ok) throw new Error(part.error.message);
    records += 1;
  }
  writer.value.close();
  process.stdout.write(`${process.resourceUsage().maxRSS * 1024} ${records} ${made}\n`);
}

if (process.argv[1] === self) {
  const [format, megabytes] = process.argv.slice(2);
  const known = formats.find((one) => one === format);
  if (known === undefined) throw new Error('This is run by the campaign.');
  await child(known, Number(megabytes));
}
