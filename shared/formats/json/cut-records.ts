import { splitPath } from '#shared/base/field-path.ts';
import type { BlockPlace, ByteBlock, CutEvent, ValuePlace } from '#shared/formats/byte-block.ts';
import type { ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { decoding, readUtf8 } from '#shared/formats/decode-text.ts';
import { PendingBytes, SpareMemory } from '#shared/formats/pending-bytes.ts';
import { decodeUtf8 } from '#shared/formats/utf8.ts';
import { ByteFeed } from './byte-feed.ts';
import { hasDoubtfulNumber } from './number-scan.ts';
import { parseLines } from './parse-lines.ts';
import { captureRecords, readCaptured } from './read-records.ts';

/** Bytes that are decoded at once: longer texts lie where memory is got and given back each time. */
const pieceSize = 32 * 1024;
const newline = new Uint8Array([0x0a]);

/**
 * Cuts the array of records out of a JSON document, item by item, into blocks of about `size()` bytes: the items one behind the other,
 * a line end behind each. `from` goes on behind the items of an earlier cut; what lies before it is walked again, since only so the
 * place of the array is known.
 */
export async function* cutJson(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  size: () => number,
  from: BlockPlace = { at: 0, line: 1 },
): AsyncGenerator<CutEvent, void, undefined> {
  const feed = new ByteFeed(readUtf8(copies(bytes), decoding(context)));
  const path = splitPath(context.options['record'] ?? '') ?? [];
  const pending = new PendingBytes();
  const memory = new SpareMemory();
  let values: ValuePlace[] = [];
  let next = from;
  const cut = (): CutEvent => {
    const { length } = pending;
    const store = memory.get(length);
    pending.take(length, store);
    const [first] = values;
    const block: ByteBlock = {
      bytes: store.subarray(0, length),
      line: first?.line ?? 1,
      byte: first?.byte ?? 0,
      bytesRead: feed.bytesRead,
      values,
    };
    values = [];
    return { block, next, free: () => memory.giveBack(store) };
  };
  for await (const found of captureRecords(feed, path, context.file, hintsOf(context))) {
    if ('fatal' in found) {
      if (values.length > 0) yield cut();
      return yield found;
    }
    const { line, column, byte } = found;
    if (byte - feed.firstByte() < from.at) continue;
    pending.append(found.bytes);
    pending.append(newline);
    values.push({ length: found.bytes.length, line, column, byte });
    next = { at: byte - feed.firstByte() + found.bytes.length, line };
    if (pending.length >= size()) yield cut();
  }
  if (values.length > 0) yield cut();
}

/** What is read into the same memory again and again, kept: an item may begin in one chunk and end in the next. */
async function* copies(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of bytes) yield chunk.slice();
}

/** The records of one block, numbered from 1. */
export function* readJsonValues(block: ByteBlock, context: ReadContext): Generator<ReadEvent, void, undefined> {
  const places = block.values ?? [];
  const { bytesRead } = block;
  let number = 0;
  for (let at = 0, from = 0; at < places.length;) {
    let to = from;
    let count = 0;
    while (at + count < places.length && (count === 0 || to - from < pieceSize)) {
      to += (places[at + count]?.length ?? 0) + 1;
      count += 1;
    }
    const piece = block.bytes.subarray(from, to);
    const values = plainValues(piece, count, context);
    let start = 0;
    for (let i = 0; i < count; i += 1) {
      const place = places[at + i];
      if (place === undefined) break;
      number += 1;
      const value = values?.[i];
      if (value === undefined) {
        const captured = { ...place, bytes: piece.subarray(start, start + place.length) };
        const event = readCaptured(captured, number, context.file, hintsOf(context), bytesRead);
        yield event;
        if ('fatal' in event) return;
      } else yield { ok: true, number, value, line: place.line, byte: place.byte, bytesRead };
      start += place.length + 1;
    }
    at += count;
    from = to;
  }
}

/** The values of a piece where each stands in one line and none wants a second look. */
function plainValues(piece: Uint8Array, count: number, context: ReadContext): ReturnType<typeof parseLines> {
  if (hintsOf(context).spelling) return undefined;
  const text = decodeUtf8(piece);
  if (text === undefined || hasDoubtfulNumber(text)) return undefined;
  const values = parseLines(text);
  return values?.length === count ? values : undefined;
}

function hintsOf({ options }: ReadContext): { readonly spelling: boolean } {
  return { spelling: options['numbers'] === 'spelling' };
}
