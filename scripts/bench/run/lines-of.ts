import { closeSync, openSync, readSync } from 'node:fs';

/** The lines of a file of UTF-8, read in blocks into one buffer. Throws where a line is longer than that (1 MiB). */
export function* linesOf(path: string): Generator<string, void, undefined> {
  const file = openSync(path, 'r');
  const block = Buffer.allocUnsafe(1 << 20);
  let held = 0;
  for (let count = -1; count !== 0;) {
    count = readSync(file, block, held, block.length - held, null);
    const end = held + count;
    const last = count === 0 ? end : block.lastIndexOf(0x0a, end - 1) + 1;
    if (last === 0 && end === block.length) throw new Error('A line is longer than the buffer.');
    const text = block.toString('utf8', 0, last);
    for (let at = 0; at < text.length;) {
      const newline = text.indexOf('\n', at);
      yield text.slice(at, newline < 0 ? undefined : newline);
      at = newline < 0 ? text.length : newline + 1;
    }
    block.copyWithin(0, last, end);
    held = end - last;
  }
  closeSync(file);
}
