import { problem, type Problem } from '#shared/base/problem.ts';
import type { ReadContext } from './codec.ts';
import { concat } from './join-bytes.ts';
import { encodingOf, type Encoding } from './encodings.ts';
import { decodeUtf8, findInvalidUtf8, invalidUtf8, unfinishedTail } from './utf8.ts';

/** A piece of text; `bytesRead` counts the bytes of the file up to its end. */
export interface TextChunk {
  readonly text: string;
  readonly bytesRead: number;
}

/** A piece of UTF-8 bytes; `bytesRead` as in `TextChunk`; `start` is the file's byte offset of its first byte, absent when transcoded. */
export interface ByteChunk {
  readonly bytes: Uint8Array;
  readonly bytesRead: number;
  readonly start?: number;
}

export interface DecodeOptions {
  /** Option `encoding` as given. */
  readonly encoding?: string;
  readonly file?: string;
  /** What the file itself declares in its first bytes (XML); a byte order mark and the option weigh more. */
  declared?(first: Uint8Array): string | undefined;
}

/** What a reader's context says of the text. */
export function decoding(context: ReadContext): DecodeOptions {
  const encoding = context.options['encoding'];
  return { ...(encoding === undefined ? {} : { encoding }), ...(context.file === undefined ? {} : { file: context.file }) };
}

/** Larger blocks are cut, so that readers hold the values of one block only. */
const blockSize = 256 * 1024;

interface Start {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

/** Text of a byte stream. A byte that does not fit the encoding ends it with `{ fatal }`, naming its offset and the option that settles it. */
export async function* readText(
  source: AsyncIterable<Uint8Array>,
  options: DecodeOptions,
): AsyncGenerator<TextChunk | { readonly fatal: Problem }, void, undefined> {
  let start: Start | undefined;
  let decode: ((bytes: Uint8Array, last: boolean, before: number) => string | Problem) | undefined;
  let bytesRead = 0;
  for await (const block of blocks(source)) {
    let bytes = block;
    if (decode === undefined) {
      const found = startOf(block, options);
      if ('code' in found) return yield { fatal: found };
      start = found;
      bytes = block.subarray(start.mark);
      decode = start.encoding === 'utf-8' ? utf8Decoder(options) : tableDecoder(start.encoding, options);
      bytesRead = start.mark;
    }
    const text = decode(bytes, false, bytesRead);
    bytesRead += bytes.length;
    if (typeof text !== 'string') return yield { fatal: text };
    if (text !== '') yield { text, bytesRead };
  }
  const rest = decode?.(new Uint8Array(0), true, bytesRead) ?? '';
  if (typeof rest !== 'string') return yield { fatal: rest };
  if (rest !== '') yield { text: rest, bytesRead };
}

/** UTF-8 bytes of a byte stream, other encodings transcoded; not yet checked where the file is UTF-8 itself. The byte order mark is gone. */
export async function* readUtf8(
  source: AsyncIterable<Uint8Array>,
  options: DecodeOptions,
): AsyncGenerator<ByteChunk | { readonly fatal: Problem }, void, undefined> {
  const iterator = blocks(source);
  try {
    const first = await iterator.next();
    if (first.done !== true) yield* readUtf8Blocks(first.value, iterator, options);
  } finally {
    // Whoever stops at the first chunk has the source closed too.
    await iterator.return(undefined);
  }
}

async function* readUtf8Blocks(
  first: Uint8Array,
  rest: AsyncIterable<Uint8Array>,
  options: DecodeOptions,
): AsyncGenerator<ByteChunk | { readonly fatal: Problem }, void, undefined> {
  const start = startOf(first, options);
  if ('code' in start) return yield { fatal: start };
  if (start.encoding === 'utf-8') {
    let offset = start.mark;
    const head = first.subarray(start.mark);
    yield { bytes: head, start: offset, bytesRead: (offset += head.length) };
    for await (const bytes of rest) yield { bytes, start: offset, bytesRead: (offset += bytes.length) };
    return;
  }
  const encoder = new TextEncoder();
  for await (const chunk of readText(joined(first, rest), options))
    yield 'fatal' in chunk ? chunk : { bytes: encoder.encode(chunk.text), bytesRead: chunk.bytesRead };
}

async function* joined(first: Uint8Array, rest: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  yield first;
  yield* rest;
}

/** The stream in blocks of bounded size; the first holds at least 1,024 bytes where the file does, so that its start can be judged. */
async function* blocks(source: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void, undefined> {
  let head: Uint8Array | undefined = new Uint8Array(0);
  for await (const chunk of source) {
    let bytes: Uint8Array = chunk;
    if (head !== undefined) {
      bytes = concat(head, chunk);
      if (bytes.length < 1024) {
        head = bytes;
        continue;
      }
      head = undefined;
    }
    for (let i = 0; i < bytes.length; i += blockSize) yield bytes.subarray(i, i + blockSize);
  }
  if (head !== undefined && head.length > 0) yield head;
}

/** Names what binary kind of file the first bytes are; `undefined` for text. */
export function binaryKind(first: Uint8Array): string | undefined {
  const starts = (...bytes: number[]): boolean => first.length >= bytes.length && bytes.every((b, i) => first[i] === b);
  if (starts(0x1f, 0x8b)) return 'gzip-compressed';
  if (starts(0x50, 0x4b, 0x03, 0x04)) return 'a zip archive (Excel files are such)';
  if (starts(0x50, 0x41, 0x52, 0x31)) return 'a Parquet file';
  if (starts(0x4f, 0x62, 0x6a, 0x01)) return 'an Avro file';
  if (starts(0x25, 0x50, 0x44, 0x46)) return 'a PDF document';
  if (starts(0xd0, 0xcf, 0x11, 0xe0)) return 'an old or password-protected Office file';
  if (starts(0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66)) return 'an SQLite database';
  return undefined;
}

/** The encoding that the first bytes show by a byte order mark or by their zeros; `undefined` leaves it open. */
export function encodingSeen(first: Uint8Array): Start | undefined {
  const [a, b, c, d] = [first[0], first[1], first[2], first[3]];
  if (a === 0xef && b === 0xbb && c === 0xbf) return { encoding: 'utf-8', mark: 3 };
  if (a === 0xff && b === 0xfe) return { encoding: 'utf-16le', mark: 2 };
  if (a === 0xfe && b === 0xff) return { encoding: 'utf-16be', mark: 2 };
  if (first.length < 4) return undefined;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return { encoding: 'utf-16le', mark: 0 };
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return { encoding: 'utf-16be', mark: 0 };
  return undefined;
}

function startOf(first: Uint8Array, options: DecodeOptions): Start | Problem {
  const file = options.file === undefined ? {} : { file: options.file };
  const binary = binaryKind(first);
  if (binary !== undefined)
    return problem('text/binary', `The file is ${binary}, not text.`, { place: file, next: 'Unpack or convert it first.' });
  if (
    (first[0] === 0xff && first[1] === 0xfe && first[2] === 0 && first[3] === 0) ||
    (first[0] === 0 && first[1] === 0 && first[2] === 0xfe && first[3] === 0xff)
  )
    return problem('text/unknown-encoding', 'The file is UTF-32, which is not read.', { place: file, next: 'Convert it to UTF-8.' });
  const seen = encodingSeen(first);
  const wanted = options.encoding === undefined ? undefined : encodingOf(options.encoding);
  if (wanted !== undefined) return { encoding: wanted, mark: seen?.encoding === wanted ? seen.mark : 0 };
  if (seen !== undefined) return seen;
  const declared = options.declared?.(first);
  if (declared === undefined) return { encoding: 'utf-8', mark: 0 };
  const encoding = encodingOf(declared);
  if (encoding === undefined)
    return problem('text/unknown-encoding', `The file declares the encoding “${declared}”, which is not known.`, {
      place: file,
      next: 'Say how to read it with the option encoding.',
    });
  // Its first bytes show no zeros, so it is not UTF-16 whatever it declares.
  return { encoding: encoding === 'utf-16le' || encoding === 'utf-16be' ? 'utf-8' : encoding, mark: 0 };
}

function utf8Decoder(options: DecodeOptions): (bytes: Uint8Array, last: boolean, before: number) => string | Problem {
  let tail: Uint8Array = new Uint8Array(0);
  return (bytes, last, before) => {
    const all = concat(tail, bytes);
    const keep = last ? 0 : unfinishedTail(all);
    const text = decodeUtf8(keep === 0 ? all : all.subarray(0, all.length - keep));
    if (text === undefined) {
      const at = findInvalidUtf8(all);
      return invalidUtf8(all[at] ?? 0, { ...(options.file === undefined ? {} : { file: options.file }), byte: before - tail.length + at });
    }
    tail = all.slice(all.length - keep);
    return text;
  };
}

function tableDecoder(encoding: Encoding, options: DecodeOptions): (bytes: Uint8Array, last: boolean, before: number) => string | Problem {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes, last, before) => {
    try {
      return decoder.decode(bytes, { stream: !last });
    } catch {
      // The decoder says only that the block holds a wrong sequence.
      return problem('text/invalid-bytes', `The ${bytes.length} bytes from byte ${before} on do not all fit the encoding ${encoding}.`, {
        place: { ...(options.file === undefined ? {} : { file: options.file }), byte: before },
        next: 'Name the right one with the option encoding.',
      });
    }
  };
}
