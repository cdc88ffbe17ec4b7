import { createWriteStream, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import type { Figure } from '#scripts/figure.ts';
import { measuredRun } from '#test/drivers/measured-run.ts';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const megabyte = 1_000_000;
/** Both as asked for by the plan; smaller ones while working on it: `MAPWRIGHT_BENCH_MB=20,200`. */
const [small = 50, large = 500] = (process.env['MAPWRIGHT_BENCH_MB'] ?? '50,500').split(',').map(Number);

const schema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  type: 'object',
  required: ['id', 'name', 'total'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    city: { type: 'string' },
    total: { type: 'number' },
    lines: { type: 'array', items: { type: 'object', properties: { sku: { type: 'string' }, amount: { type: 'number' } } } },
  },
};
const mapping = `{
  "id": id,
  "name": customer.first & " " & customer.last,
  "city": $uppercase(customer.city),
  "total": $sum(lines.(price * quantity)),
  "lines": [lines.{ "sku": sku, "amount": price * quantity }]
}`;

export const name = `Run streams: ${small} and ${large} MB of NDJSON through the command line`;

/** Runs the same mapping over a small and a large file and compares the peak of all its processes together. */
export async function run(): Promise<readonly Figure[]> {
  if (process.platform !== 'linux') return [];
  const folder = mkdtempSync(join(tmpdir(), 'mapwright-memory-'));
  try {
    const low = await measure(folder, small);
    const high = await measure(folder, large);
    const ratio = high.peak / low.peak;
    return [
      { name: `peak of all processes, ${small} MB`, value: low.peak / megabyte, unit: 'MB' },
      { name: `peak of all processes, ${large} MB`, value: high.peak / megabyte, unit: 'MB' },
      { name: 'one against the other', value: ratio, unit: '×', bound: 'at most 1.5 ×', kept: ratio <= 1.5 },
      { name: `megabytes a second, ${large} MB`, value: large / high.seconds, unit: 'MB/s' },
      { name: 'records written', value: high.written, unit: 'records', bound: 'all of them', kept: high.written === high.made },
    ];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

interface Measured {
  /** Bytes that all processes of the run held at once, at most. */
  readonly peak: number;
  readonly seconds: number;
  readonly made: number;
  readonly written: number;
}

async function measure(folder: string, megabytes: number): Promise<Measured> {
  const input = join(folder, 'orders.ndjson');
  const made = await makeOrders(input, megabytes * megabyte);
  writeFileSync(join(folder, 'first.ndjson'), Array.from({ length: 50 }, (_, i) => order(i)).join(''));
  writeFileSync(join(folder, 'target.schema.json'), JSON.stringify(schema));
  writeFileSync(join(folder, 'mapping.jsonata'), mapping);
  const files = ['--source', 'first.ndjson', '--target', 'target.schema.json', '--mapping', 'mapping.jsonata'];
  await measuredRun(folder, [main, 'new', 'memory', ...files]);
  const args = ['run', 'memory.mapwright', '--input', input, '--output', 'out.ndjson', '--format-out', 'ndjson', '--json'];
  const { out, peak, seconds } = await measuredRun(folder, [main, ...args]);
  const report: unknown = JSON.parse(out);
  for (const file of ['orders.ndjson', 'out.ndjson', 'memory.mapwright']) rmSync(join(folder, file));
  return { peak, seconds, made, written: writtenOf(report) };
}

/** Writes orders until the file has this size; gives how many. */
async function makeOrders(path: string, bytes: number): Promise<number> {
  let made = 0;
  function* blocks(): Generator<Buffer, void, undefined> {
    for (let size = 0; size < bytes;) {
      const rows: string[] = [];
      for (let i = 0; i < 500; i += 1) rows.push(order((made += 1)));
      const block = Buffer.from(rows.join(''));
      size += block.length;
      yield block;
    }
  }
  await pipeline(Readable.from(blocks()), createWriteStream(path));
  return made;
}

function order(number: number): string {
  const lines = Array.from({ length: 1 + (number % 5) }, (_, i) => ({
    sku: `SKU-${(number * 7 + i) % 9973}`,
    title: `Article ${i} of order ${number}, in the colour that was left`,
    quantity: 1 + (i % 3),
    price: ((number * 31 + i * 17) % 20_000) / 100,
    taxable: i % 4 !== 0,
  }));
  const customer = { first: `Maren ${number % 211}`, last: `Lindqvist ${number % 1009}`, city: 'Malmö', email: `c${number}@example.com` };
  return `${JSON.stringify({ id: number, created: '2026-07-14T09:12:00Z', currency: 'EUR', customer, lines, note: null })}\n`;
}

function writtenOf(report: unknown): number {
  if (typeof report !== 'object' || report === null || !('counts' in report)) throw new Error('The run printed no report.');
  const { counts } = report;
  if (typeof counts !== 'object' || counts === null || !('written' in counts) || typeof counts.written !== 'number')
    throw new Error('The report has no count of what was written.');
  return counts.written;
}
