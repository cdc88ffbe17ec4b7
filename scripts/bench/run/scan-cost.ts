// What looking for long numbers costs beside parsing the same bytes.  node scripts/bench/run/scan-cost.ts <file.ndjson>
import { readFileSync } from 'node:fs';
import { hasDoubtfulNumber } from '#shared/formats/json/number-scan.ts';
import { Stopwatch } from '../engine/stopwatch.ts';

/** As the reader decodes them. */
const pieceSize = 32 * 1_024;
/** Pieces timed at once: one alone takes little more than looking at the clock. */
const together = 16;
const passes = 6;

const bytes = readFileSync(process.argv[2] ?? '');
const pieces: Buffer[] = [];
for (let at = 0; at < bytes.length;) {
  const newline = bytes.indexOf(0x0a, at + pieceSize);
  const end = newline < 0 ? bytes.length : newline + 1;
  pieces.push(bytes.subarray(at, end));
  at = end;
}
pass();
const measured = Array.from({ length: passes }, pass);
process.stdout.write(JSON.stringify(measured));

/** All pieces once; what some of them together cost. */
function pass(): Readonly<Record<string, unknown>> {
  const [parse, scan] = [new Stopwatch(), new Stopwatch()];
  for (let at = 0; at < pieces.length; at += together) {
    const texts = pieces.slice(at, at + together).map((piece) => piece.toString('utf8'));
    const lines = texts.map((text) => text.trimEnd().split('\n'));
    const values = parse.time(1, () => lines.map((some) => some.map((line): unknown => JSON.parse(line))));
    if (scan.time(1, () => texts.some(hasDoubtfulNumber)) || values.length === 0)
      throw new Error('The file was to have records without long numbers.');
  }
  return { parse: parse.cost(), scan: scan.cost() };
}
