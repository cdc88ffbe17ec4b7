import type { JsonValue } from '#shared/base/json-value.ts';
import { problem, type Place, type Problem } from '#shared/base/problem.ts';
import type { ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { arrayOf } from '#shared/formats/array-of.ts';
import type { ByteBlock } from '#shared/formats/byte-block.ts';
import { hasDoubtfulNumber } from '#shared/formats/json/number-scan.ts';
import { parseLines } from '#shared/formats/json/parse-lines.ts';
import { parseJson } from '#shared/formats/json/parse-json.ts';
import { decodeUtf8, findInvalidUtf8, invalidUtf8 } from '#shared/formats/utf8.ts';
import { cutLines, maxLine } from './cut-lines.ts';

/** Bytes that are read at once. */
const blockSize = 256 * 1024;
/** Bytes that are decoded at once: longer texts lie where memory is got and given back each time. */
const pieceSize = 32 * 1024;

/**
 * Reads a JSON value a line. A line that is none is a record that could not be read, with its line number; the rest goes on. Only `\n` ends a
 * line (a `\r` before it is white space); lines of white space alone are skipped and not counted. Per document, the value is the array of
 * all lines and a bad line ends it.
 */
export function readNdjson(bytes: AsyncIterable<Uint8Array>, context: ReadContext): AsyncIterable<ReadEvent> {
  const lines = new LineReader(context);
  const records = recordsOf(bytes, context, lines);
  return context.per === 'record' ? records : arrayOf(records, () => lines.bytesRead);
}

/** Reads the lines of one block, numbered from 1. */
export function readLines(block: ByteBlock, context: ReadContext): Iterable<ReadEvent> {
  return new LineReader(context).read(block);
}

async function* recordsOf(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  lines: LineReader,
): AsyncGenerator<ReadEvent, void, undefined> {
  for await (const event of cutLines(bytes, context, () => blockSize)) {
    if ('fatal' in event) return yield event;
    if ('block' in event) yield* lines.read(event.block);
  }
}

/** Reads the lines of blocks in turn and counts the records. */
class LineReader {
  bytesRead = 0;
  private line = 1;
  private number = 0;
  /** Byte offset in the file of the block; absent for transcoded files. */
  private offset: number | undefined;
  private readonly file: string | undefined;
  private readonly spelling: boolean;

  constructor(context: ReadContext) {
    this.file = context.file;
    this.spelling = context.options['numbers'] === 'spelling';
  }

  *read(from: ByteBlock): Generator<ReadEvent, void, undefined> {
    const block = from.bytes;
    this.line = from.line;
    this.offset = from.byte;
    this.bytesRead = from.bytesRead;
    if (from.overlong !== undefined) return yield this.tooLong(block, from.overlong);
    for (let at = 0; at < block.length;) {
      const piece = block.subarray(at, pieceEnd(block, at));
      yield* this.lines(piece);
      at += piece.length;
      if (this.offset !== undefined) this.offset += piece.length;
    }
  }

  private *lines(block: Uint8Array): Generator<ReadEvent, void, undefined> {
    const text = decodeUtf8(block);
    const plainNumbers = text !== undefined && !hasDoubtfulNumber(text);
    const values = text === undefined || !plainNumbers || this.spelling ? undefined : parseLines(text);
    if (values !== undefined) return yield* this.plain(block, values);
    const hints = { spelling: this.spelling, plainNumbers };
    let charAt = 0;
    for (let start = 0; start < block.length;) {
      const newline = block.indexOf(0x0a, start);
      const end = newline < 0 ? block.length : newline;
      let line: string | undefined;
      if (text === undefined) line = decodeUtf8(block.subarray(start, end));
      else {
        const lineEnd = text.indexOf('\n', charAt);
        line = text.slice(charAt, lineEnd < 0 ? undefined : lineEnd);
        charAt = lineEnd + 1;
      }
      const event = this.record(line, block, start, end, hints);
      if (event !== undefined) yield event;
      this.line += 1;
      start = end + 1;
    }
  }

  /** The records of lines whose values are known. */
  private *plain(block: Uint8Array, values: readonly (JsonValue | undefined)[]): Generator<ReadEvent, void, undefined> {
    let start = 0;
    for (const value of values) {
      if (value !== undefined) {
        this.number += 1;
        const { number, line, bytesRead, offset } = this;
        yield offset === undefined
          ? { ok: true, number, value, line, bytesRead }
          : { ok: true, number, value, line, byte: offset + start, bytesRead };
      }
      const newline = block.indexOf(0x0a, start);
      start = newline < 0 ? block.length : newline + 1;
      if (start < block.length || newline >= 0) this.line += 1;
    }
  }

  private tooLong(start: Uint8Array, length: number): ReadEvent {
    this.number += 1;
    const found = problem('ndjson/line-too-long', `The line has ${length} bytes; more than ${maxLine} are not read.`, {
      place: this.place(0),
      next: 'Check whether the file has line breaks between its records.',
    });
    return { ok: false, number: this.number, problem: found, raw: new TextDecoder().decode(start), bytesRead: this.bytesRead };
  }

  private record(
    line: string | undefined,
    block: Uint8Array,
    from: number,
    to: number,
    hints: { readonly spelling: boolean; readonly plainNumbers: boolean },
  ): ReadEvent | undefined {
    if (line === undefined) {
      const at = findInvalidUtf8(block.subarray(from, to));
      this.number += 1;
      const found = invalidUtf8(block[from + at] ?? 0, { ...this.place(from), byte: (this.offset ?? 0) + from + at });
      return {
        ok: false,
        number: this.number,
        problem: found,
        raw: new TextDecoder().decode(block.subarray(from, to)),
        bytesRead: this.bytesRead,
      };
    }
    if (isBlank(block, from, to)) return undefined;
    this.number += 1;
    const start = this.file === undefined ? { line: this.line, column: 1 } : { file: this.file, line: this.line, column: 1 };
    const parsed = parseJson(line, start, hints);
    const { number, bytesRead } = this;
    if (!parsed.ok)
      return {
        ok: false,
        number,
        problem: advised(parsed.error, line, this.line),
        raw: line.endsWith('\r') ? line.slice(0, -1) : line,
        bytesRead,
      };
    const { value, warnings } = parsed.value;
    const byte = this.offset === undefined ? undefined : this.offset + from;
    if (byte === undefined || warnings.length > 0)
      return {
        ok: true,
        number,
        value,
        line: this.line,
        bytesRead,
        ...(byte === undefined ? {} : { byte }),
        ...(warnings.length === 0 ? {} : { warnings }),
      };
    return { ok: true, number, value, line: this.line, byte, bytesRead };
  }

  private place(from: number): Place {
    const place = this.file === undefined ? { line: this.line } : { file: this.file, line: this.line };
    return this.offset === undefined ? place : { ...place, byte: this.offset + from };
  }
}

/** Behind the last line that ends within a piece, else behind the first that ends at all. */
function pieceEnd(bytes: Uint8Array, from: number): number {
  if (bytes.length - from <= pieceSize) return bytes.length;
  const last = bytes.lastIndexOf(0x0a, from + pieceSize - 1);
  if (last >= from) return last + 1;
  const next = bytes.indexOf(0x0a, from + pieceSize);
  return next < 0 ? bytes.length : next + 1;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const b = bytes[i] ?? 0;
    if (b !== 0x20 && b !== 0x0d && b !== 0x09) return false;
  }
  return true;
}

/** A first line that only opens a bracket is a JSON document laid out over lines. */
function advised(found: Problem, line: string, number: number): Problem {
  return number === 1 && /^\s*[[{]\s*$/.test(line)
    ? { ...found, next: 'This looks like one JSON document over several lines: read it with the format json.' }
    : found;
}
