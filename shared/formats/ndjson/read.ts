import { problem, type Place, type Problem } from '#shared/base/problem.ts';
import type { ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { arrayOf } from '#shared/formats/array-of.ts';
import { decoding, readUtf8 } from '#shared/formats/decode-text.ts';
import { joinAll } from '#shared/formats/join-bytes.ts';
import { hasDoubtfulNumber } from '#shared/formats/json/number-scan.ts';
import { parseJson } from '#shared/formats/json/parse-json.ts';
import { decodeUtf8, findInvalidUtf8, invalidUtf8 } from '#shared/formats/utf8.ts';

/** The longest line that is held, in bytes; a longer one is a record that could not be read. */
export const maxLine = 64 * 1024 * 1024;
/** How much of an overlong line its reject keeps, in bytes. */
const keptOfLongLine = 4096;

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

async function* recordsOf(
  bytes: AsyncIterable<Uint8Array>,
  context: ReadContext,
  lines: LineReader,
): AsyncGenerator<ReadEvent, void, undefined> {
  let carry: Uint8Array[] = [];
  let carried = 0;
  for await (const chunk of readUtf8(bytes, decoding(context))) {
    if ('fatal' in chunk) return yield chunk;
    lines.bytesRead = chunk.bytesRead;
    if (carried === 0 && lines.number === 0 && lines.line === 1) lines.offset = chunk.start;
    const last = chunk.bytes.lastIndexOf(0x0a);
    if (last < 0) {
      carried += chunk.bytes.length;
      if (carried <= maxLine || carry.length === 0) carry.push(chunk.bytes.slice());
      continue;
    }
    let block = chunk.bytes.subarray(0, last + 1);
    if (carried > maxLine) {
      const rest = block.indexOf(0x0a) + 1;
      yield lines.tooLong(carry[0] ?? block, carried + rest);
      block = block.subarray(rest);
    } else if (carried > 0) block = joinAll([...carry, block]);
    carry = last + 1 < chunk.bytes.length ? [chunk.bytes.slice(last + 1)] : [];
    carried = chunk.bytes.length - last - 1;
    for (const event of lines.read(block)) yield event;
  }
  if (carried > maxLine) yield lines.tooLong(carry[0] ?? new Uint8Array(0), carried);
  else if (carried > 0) for (const event of lines.read(joinAll(carry))) yield event;
}

/** Reads the lines of whole blocks and counts them. */
class LineReader {
  bytesRead = 0;
  line = 1;
  number = 0;
  /** Byte offset in the file of the next block; absent for transcoded files. */
  offset: number | undefined = 0;
  private readonly file: string | undefined;
  private readonly spelling: boolean;

  constructor(context: ReadContext) {
    this.file = context.file;
    this.spelling = context.options['numbers'] === 'spelling';
  }

  *read(block: Uint8Array): Generator<ReadEvent, void, undefined> {
    const text = decodeUtf8(block);
    const hints = { spelling: this.spelling, plainNumbers: text !== undefined && !hasDoubtfulNumber(text) };
    let charAt = 0;
    for (let from = 0; from < block.length;) {
      const newline = block.indexOf(0x0a, from);
      const to = newline < 0 ? block.length : newline;
      let line: string | undefined;
      if (text === undefined) line = decodeUtf8(block.subarray(from, to));
      else {
        const end = text.indexOf('\n', charAt);
        line = text.slice(charAt, end < 0 ? undefined : end);
        charAt = end + 1;
      }
      const event = this.record(line, block, from, to, hints);
      if (event !== undefined) yield event;
      this.line += 1;
      from = to + 1;
    }
    if (this.offset !== undefined) this.offset += block.length;
  }

  tooLong(start: Uint8Array, length: number): ReadEvent {
    this.number += 1;
    const raw = new TextDecoder().decode(start.subarray(0, keptOfLongLine));
    const place = this.place(0);
    this.line += 1;
    if (this.offset !== undefined) this.offset += length;
    const found = problem('ndjson/line-too-long', `The line has ${length} bytes; more than ${maxLine} are not read.`, {
      place,
      next: 'Check whether the file has line breaks between its records.',
    });
    return { ok: false, number: this.number, problem: found, raw, bytesRead: this.bytesRead };
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
    const parsed = parseJson(line, block, from, to, start, hints);
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
