// NDJSON to NDJSON as a program of its own would do it, in one process.  node scripts/bench/run/bare-pipeline.ts <kind> <input> <output>
import { closeSync, openSync, writeSync } from 'node:fs';
import type { Customer } from '#test/drivers/workloads/customer.ts';
import { customer, customerByHand } from '#test/drivers/workloads/customer.ts';
import { compilerOf } from '../engine/engines.ts';
import { linesOf } from './lines-of.ts';

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

/** Lines in by blocks, lines out through one buffer. */
async function mapLines(from: string, to: string, map: MapLine): Promise<void> {
  const file = openSync(to, 'w');
  const made = Buffer.allocUnsafe(1 << 20);
  let filled = 0;
  for (const line of linesOf(from)) {
    const mapped = map(line);
    const text = `${typeof mapped === 'string' ? mapped : await mapped}\n`;
    // A character is three bytes at most.
    if (filled + text.length * 3 > made.length) {
      writeSync(file, made, 0, filled);
      filled = 0;
    }
    filled += made.write(text, filled, 'utf8');
  }
  writeSync(file, made, 0, filled);
  closeSync(file);
}
