import { splitPath } from '#shared/base/field-path.ts';
import { problem } from '#shared/base/problem.ts';
import type { ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { decoding, readUtf8 } from '#shared/formats/decode-text.ts';
import { joinAll } from '#shared/formats/join-bytes.ts';
import { ByteFeed } from './byte-feed.ts';
import { parseJsonBytes } from './parse-json.ts';
import { readJsonRecords } from './read-records.ts';

/** The largest document that is held whole, in bytes: a JavaScript string cannot be much longer. */
const maxDocument = 400 * 1024 * 1024;

/**
 * Reads JSON as RFC 8259 has it, digits exact. Keys keep their order but for those that are whole numbers (`"10"`), which stand first in
 * ascending order, as in every JavaScript object.
 */
export function readJson(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncIterable<ReadEvent> {
  const chunks = readUtf8(bytes, decoding(context));
  const feed = new ByteFeed(chunks);
  const hints = { spelling: context.options['numbers'] === 'spelling' };
  if (context.per === 'document') return readDocument(feed, context.file, hints);
  return readJsonRecords(feed, splitPath(context.options['record'] ?? '') ?? [], context.file, hints);
}

async function* readDocument(
  feed: ByteFeed,
  file: string | undefined,
  hints: { readonly spelling: boolean },
): AsyncGenerator<ReadEvent, void, undefined> {
  const named = file === undefined ? {} : { file };
  const parts: Uint8Array[] = [];
  let length = 0;
  while (await feed.more(feed.bytes.length)) {
    parts.push(feed.bytes);
    length += feed.bytes.length;
    if (length > maxDocument) {
      await feed.close();
      return yield {
        fatal: problem('json/too-large', `The document is larger than ${maxDocument / 1024 / 1024} MB, too large to be held whole.`, {
          place: named,
          next: 'Read it record by record (--per record, with the option record for the path of the array).',
        }),
      };
    }
  }
  if (feed.fatal !== undefined) return yield { fatal: feed.fatal };
  if (length === 0) return yield { fatal: problem('json/empty', 'The file is empty.', { place: named }) };
  const parsed = parseJsonBytes(joinAll(parts), { ...named, line: 1, column: 1, byte: feed.firstByte() }, hints);
  if (!parsed.ok) return yield { fatal: parsed.error };
  const { value, warnings } = parsed.value;
  yield { ok: true, number: 1, value, line: 1, byte: 0, bytesRead: feed.bytesRead, ...(warnings.length === 0 ? {} : { warnings }) };
}
