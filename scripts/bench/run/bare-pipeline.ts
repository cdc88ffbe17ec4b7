// NDJSON to NDJSON as a program of its own would do it, in one process.  node scripts/bench/run/bare-pipeline.ts <kind> <input> <output>
import { closeSync, openSync, readSync, writeSync } from 'node:fs';
import type { Customer } from '#test/drivers/workloads/customer.ts';
import { customer, customerByHand } from '#test/drivers/workloads/customer.ts';
import { compilerOf } from '../engine/engines.ts';

type MapLine = (line: string) => string | Promise<string>;

const parse: <Value>(text: string) => Value = JSON.parse;

/** `identity` is the floor of all pipelines in JavaScript; `engine` is what the run would cost without all that is round the engine. */
const kinds: Readonly<Record<string, () => MapLine | Promise<MapLine>>> = {
  identity: () => (line) => JSON.stringify(JSON.parse(line)),
  hand: () => (line) => JSON.stringify(customerByHand(parse<Customer>(line))),
  engine: async () => {
    const evaluate = (await compilerOf('mapwright'))(customer.expression);
    return (line) => JSON.stringify(evaluate(JSON.parse(line), customer.bindings));
  },
  reference: async () => {
    const evaluate = (await compilerOf('reference'))(customer.expression);
    return async (line) => JSON.stringify(await evaluate(JSON.parse(line), customer.bindings));
  },
};

const [kind = '', input = '', output = ''] = process.argv.slice(2);
const make = kinds[kind];
if (make === undefined) throw new Error(`There is no pipeline ${kind}; there are ${Object.keys(kinds).join(', ')}.`);
await mapLines(input, output, await make());

/** Blocks of bytes in and out, one buffer for each way. */
async function mapLines(from: string, to: string, map: MapLine): Promise<void> {
  const [reading, writing] = [openSync(from, 'r'), openSync(to, 'w')];
  const block = Buffer.allocUnsafe(1 << 20);
  const made = Buffer.allocUnsafe(1 << 20);
  let [held, filled] = [0, 0];
  for (let count = -1; count !== 0;) {
    count = readSync(reading, block, held, block.length - held, null);
    const end = held + count;
    const last = count === 0 ? end : block.lastIndexOf(0x0a, end - 1) + 1;
    if (last === 0 && end === block.length) throw new Error('A line is longer than the buffer.');
    const text = block.toString('utf8', 0, last);
    for (let at = 0; at < text.length;) {
      const newline = text.indexOf('\n', at);
      const mapped = map(text.slice(at, newline < 0 ? undefined : newline));
      const line = `${typeof mapped === 'string' ? mapped : await mapped}\n`;
      // A character is three bytes at most.
      if (filled + line.length * 3 > made.length) {
        writeSync(writing, made, 0, filled);
        filled = 0;
      }
      filled += made.write(line, filled, 'utf8');
      at = newline < 0 ? text.length : newline + 1;
    }
    block.copyWithin(0, last, end);
    held = end - last;
  }
  writeSync(writing, made, 0, filled);
  closeSync(reading);
  closeSync(writing);
}
