import { BlockCutter } from '#shared/formats/block-cutter.ts';
import type { BlockPlace, CutEvent } from '#shared/formats/byte-block.ts';
import type { ReadContext } from '#shared/formats/codec.ts';
import { decoding, readUtf8 } from '#shared/formats/decode-text.ts';

/** The longest line that is held, in bytes; a longer one is a record that could not be read. */
export const maxLine = 64 * 1024 * 1024;
/** How much of an overlong line is kept, in bytes. */
const keptOfLongLine = 4096;
const newline = 0x0a;

/** Cuts a stream into blocks of whole lines of about `size()` bytes; `from` goes on where an earlier cut ended. */
export async function* cutLines(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  size: () => number,
  from?: BlockPlace,
): AsyncGenerator<CutEvent, void, undefined> {
  const cutter = new BlockCutter();
  const { pending } = cutter;
  if (from !== undefined) cutter.moveTo(from);
  /** Bytes pending that are known to hold no line end. */
  let endless = 0;
  let long: { readonly head: Uint8Array; length: number } | undefined;
  for await (const chunk of readUtf8(bytes, decoding(context))) {
    if ('fatal' in chunk) return yield chunk;
    cutter.push(chunk);
    if (long !== undefined) {
      const end = pending.view.indexOf(newline) + 1;
      const part = end === 0 ? pending.length : end;
      long.length += part;
      pending.drop(part);
      if (end === 0) continue;
      yield cutter.overlong(long.head, long.length);
      long = undefined;
    }
    for (let end = blockEnd(pending.view, size(), endless); end > 0; end = blockEnd(pending.view, size(), endless)) {
      endless = 0;
      yield cutter.cut(end, countLines(pending.view, end));
    }
    // What was looked through once is not looked through again with the next chunk.
    if (pending.length >= size()) endless = pending.length;
    if (endless <= maxLine) continue;
    long = { head: pending.view.slice(0, keptOfLongLine), length: pending.length };
    endless = 0;
    pending.drop(pending.length);
  }
  if (long !== undefined) yield cutter.overlong(long.head, long.length);
  else if (pending.length > 0) yield cutter.cut(pending.length, countLines(pending.view, pending.length));
}

/** Behind the last line that ends within `size` bytes, else behind the first that ends at all; 0 where more bytes are needed. */
function blockEnd(bytes: Uint8Array, size: number, endless: number): number {
  if (bytes.length < size) return 0;
  const last = endless >= size ? -1 : bytes.lastIndexOf(newline, size - 1);
  return (last < 0 ? bytes.indexOf(newline, Math.max(size, endless)) : last) + 1;
}

function countLines(bytes: Uint8Array, end: number): number {
  let lines = 0;
  for (let at = bytes.indexOf(newline); at >= 0 && at < end; at = bytes.indexOf(newline, at + 1)) lines += 1;
  return lines;
}
