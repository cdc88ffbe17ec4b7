// What looking for long numbers costs beside parsing the same bytes.  node scripts/bench/run/scan-cost.ts <file.ndjson>
import { readFileSync } from 'node:fs';
import { hasDoubtfulNumber } from '#shared/formats/json/number-scan.ts';
import { Stopwatch } from '../engine/stopwatch.ts';

const blockSize = 256 * 1_024;
const passes = 6;

const bytes = readFileSync(process.argv[2] ?? '');
const blocks: Buffer[] = [];
for (let at = 0; at < bytes.length;) {
  const newline = bytes.indexOf(0x0a, at + blockSize);
  const end = newline < 0 ? bytes.length : newline + 1;
  blocks.push(bytes.subarray(at, end));
  at = end;
}
pass();
const measured = Array.from({ length: passes }, pass);
process.stdout.write(JSON.stringify(measured));

/** All blocks once; what one of them costs. */
function pass(): Readonly<Record<string, unknown>> {
  const [parse, scan] = [new Stopwatch(), new Stopwatch()];
  for (const block of blocks) {
    const text = block.toString('utf8');
    const lines = text.trimEnd().split('\n');
    const values = parse.time(1, () => lines.map((line): unknown => JSON.parse(line)));
    if (scan.time(1, () => hasDoubtfulNumber(text)) || values.length === 0)
      throw new Error('The file was to have records without long numbers.');
  }
  return { parse: parse.cost(), scan: scan.cost() };
}
