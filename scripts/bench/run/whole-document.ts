// One JSON document, read whole, mapped by the reference, written as lines.  node scripts/bench/run/whole-document.ts <input> <output>
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { customer } from '#test/drivers/workloads/customer.ts';
import { compilerOf } from '../engine/engines.ts';

const [input = '', output = ''] = process.argv.slice(2);
const evaluate = (await compilerOf('reference'))(`records.${customer.expression}`);
const mapped = await evaluate(JSON.parse(readFileSync(input, 'utf8')), customer.bindings);
if (!Array.isArray(mapped)) throw new Error('The document gave no list.');
const file = openSync(output, 'w');
let block = '';
for (const record of mapped) {
  block += `${JSON.stringify(record)}\n`;
  if (block.length < 1_000_000) continue;
  writeSync(file, block);
  block = '';
}
writeSync(file, block);
closeSync(file);
