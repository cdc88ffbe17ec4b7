import { problem, type Problem } from '#shared/base/problem.ts';
import type { ReadEvent } from '#shared/formats/codec.ts';
import type { ByteFeed } from './byte-feed.ts';
import type { ParsedJson } from './exact-parser.ts';
import { parseJsonBytes, type ParseHints } from './parse-json.ts';
import { ValueScanner } from './value-scanner.ts';

/** The largest single value that is held while streaming, in bytes. */
const maxValue = 256 * 1024 * 1024;

/** Leaves the walk with what is wrong with the whole. */
class Fatal extends Error {
  readonly found: Problem;

  constructor(found: Problem) {
    super(found.message);
    this.found = found;
  }
}

/** The bytes of one value, true until the next is asked for, and where it begins. */
export interface Captured {
  readonly bytes: Uint8Array;
  readonly line: number;
  /** In bytes, from 1. */
  readonly column: number;
  /** Offset in the file. */
  readonly byte: number;
}

/**
 * Streams the items of the array at `path` (names from the document down; none: the document itself), holding one item at a time.
 * A document that is no array and has no path is one record. The rest of the document is checked as strictly as the items.
 * An item nested too deep is a record that could not be read; any other fault of the JSON ends the stream.
 */
export async function* readJsonRecords(
  feed: ByteFeed,
  path: readonly string[],
  file: string | undefined,
  hints: ParseHints,
): AsyncGenerator<ReadEvent, void, undefined> {
  let number = 0;
  for await (const found of captureRecords(feed, path, file, hints)) {
    if ('fatal' in found) return yield found;
    number += 1;
    const event = readCaptured(found, number, file, hints, feed.bytesRead);
    yield event;
    if ('fatal' in event) return;
  }
}

/** The bytes of the items that `readJsonRecords` reads; what stands in them is not judged. What is wrong with the whole comes last. */
export async function* captureRecords(
  feed: ByteFeed,
  path: readonly string[],
  file: string | undefined,
  hints: ParseHints,
): AsyncGenerator<Captured | { readonly fatal: Problem }, void, undefined> {
  try {
    yield* new Walk(feed, file, hints).records(path);
  } catch (error) {
    if (!(error instanceof Fatal)) throw error;
    yield { fatal: error.found };
  } finally {
    await feed.close();
  }
}

/** The record of one item. */
export function readCaptured(at: Captured, number: number, file: string | undefined, hints: ParseHints, bytesRead: number): ReadEvent {
  const { line, column, byte } = at;
  const parsed = parseJsonBytes(at.bytes, { ...(file === undefined ? {} : { file }), line, column, byte }, hints);
  if (parsed.ok) {
    const { value, warnings } = parsed.value;
    return { ok: true, number, value, line, byte, bytesRead, ...(warnings.length === 0 ? {} : { warnings }) };
  }
  if (parsed.error.code !== 'json/too-deep') return { fatal: parsed.error };
  return { ok: false, number, problem: parsed.error, raw: new TextDecoder().decode(at.bytes), bytesRead };
}

class Walk {
  private readonly feed: ByteFeed;
  private readonly file: string | undefined;
  private readonly hints: ParseHints;

  constructor(feed: ByteFeed, file: string | undefined, hints: ParseHints) {
    this.feed = feed;
    this.file = file;
    this.hints = hints;
  }

  async *records(path: readonly string[]): AsyncGenerator<Captured, void, undefined> {
    if (!(await this.feed.skipSpace())) this.stop(this.feed.fatal ?? this.problem('json/empty', 'The file is empty.'));
    for (const [depth, name] of path.entries()) await this.descend(path, depth, name);
    if (this.byte() !== 0x5b) {
      if (path.length > 0)
        this.stop(
          this.problem(
            'json/no-array',
            `What stands at ${path.join('.')} is no array.`,
            'Give the path of the array of records with the option record.',
          ),
        );
      yield await this.capture();
    } else {
      yield* this.items();
      for (let left = path.length; left > 0; left -= 1) await this.closeObject();
    }
    if (await this.feed.skipSpace()) this.stop(this.trailing());
    if (this.feed.fatal !== undefined) this.stop(this.feed.fatal);
  }

  private async *items(): AsyncGenerator<Captured, void, undefined> {
    const { feed } = this;
    feed.moveTo(feed.at + 1);
    await this.need(']');
    if (this.byte() === 0x5d) return feed.moveTo(feed.at + 1);
    for (;;) {
      yield await this.capture();
      if (!feed.skipSpaceHere()) await this.need(']');
      const b = this.byte();
      feed.moveTo(feed.at + 1);
      if (b === 0x5d) return;
      if (b !== 0x2c) this.stop(this.expected('A comma or ] was expected after the item', b));
      if (!feed.skipSpaceHere()) await this.need(']');
      if (this.byte() === 0x5d)
        this.stop(this.problem('json/syntax', 'A comma stands before ]; JSON allows none there.', 'Remove the comma.'));
    }
  }

  /** Enters the object here and stops at the value of `name`; what comes before is checked and left. */
  private async descend(path: readonly string[], depth: number, name: string): Promise<void> {
    const where = depth === 0 ? 'The document' : `What stands at ${path.slice(0, depth).join('.')}`;
    if (this.byte() !== 0x7b)
      this.stop(
        this.problem(
          'json/no-array',
          `${where} is no object, so the records' array ${path.join('.')} is not there.`,
          'Check the option record.',
        ),
      );
    this.feed.moveTo(this.feed.at + 1);
    await this.need('}');
    while (this.byte() !== 0x7d) {
      if ((await this.key()) === name) return;
      this.parse(await this.capture());
      await this.need('}');
      if (this.byte() === 0x7d) break;
      await this.comma();
    }
    this.stop(
      this.problem(
        'json/no-array',
        `${where} has no key “${name}”.`,
        `The option record says ${path.join('.')}: check it against the file.`,
      ),
    );
  }

  /** Reads the rest of the object after the value that was wanted. */
  private async closeObject(): Promise<void> {
    for (;;) {
      await this.need('}');
      if (this.byte() === 0x7d) return this.feed.moveTo(this.feed.at + 1);
      await this.comma();
      await this.key();
      this.parse(await this.capture());
    }
  }

  private async comma(): Promise<void> {
    const b = this.byte();
    if (b !== 0x2c) this.stop(this.expected('A comma or } was expected after the value', b));
    this.feed.moveTo(this.feed.at + 1);
    await this.need('}');
    if (this.byte() === 0x7d)
      this.stop(this.problem('json/syntax', 'A comma stands before }; JSON allows none there.', 'Remove the comma.'));
  }

  private async key(): Promise<string> {
    if (this.byte() !== 0x22) this.stop(this.expected('A key in double quotes was expected', this.byte()));
    const key = this.parse(await this.capture()).value;
    await this.need('}');
    if (this.byte() !== 0x3a) this.stop(this.expected('A colon was expected after the key', this.byte()));
    this.feed.moveTo(this.feed.at + 1);
    await this.need('}');
    if (typeof key !== 'string') throw new Error('A quoted text is a string.');
    return key;
  }

  /** The bytes of the value here; moves behind it. */
  private async capture(): Promise<Captured> {
    const feed = this.feed;
    const { line } = feed;
    const column = feed.column();
    const byte = feed.offset(feed.at);
    const scanner = new ValueScanner();
    let from = feed.at;
    let walked = from;
    let end = scanner.scan(feed.bytes, walked);
    while (end < 0) {
      walked = feed.bytes.length;
      if (walked - from > maxValue)
        this.stop(
          problem('json/too-large', `A value is larger than ${maxValue / 1024 / 1024} MB.`, {
            place: { ...this.named(), line, byte },
            next: 'Records of that size are not read.',
          }),
        );
      if (!(await feed.more(from))) break;
      walked -= from;
      from = 0;
      end = scanner.scan(feed.bytes, walked);
    }
    if (feed.fatal !== undefined) this.stop(feed.fatal);
    const to = end < 0 ? feed.bytes.length : end;
    const bytes = feed.bytes.subarray(from, to);
    feed.moveTo(to);
    return { bytes, line, column, byte };
  }

  private parse(captured: Captured): ParsedJson {
    const { bytes, line, column, byte } = captured;
    const parsed = parseJsonBytes(bytes, { ...this.named(), line, column, byte }, this.hints);
    if (!parsed.ok) this.stop(parsed.error);
    return parsed.value;
  }

  private async need(close: string): Promise<void> {
    if (await this.feed.skipSpace()) return;
    this.stop(
      this.feed.fatal ??
        this.problem(
          'json/truncated',
          `The JSON ends too early: a ${close} is missing.`,
          'The file may have been cut off: fetch it again.',
        ),
    );
  }

  private byte(): number {
    return this.feed.bytes[this.feed.at] ?? 0;
  }

  private named(): { readonly file?: string } {
    return this.file === undefined ? {} : { file: this.file };
  }

  private trailing(): Problem {
    return this.problem(
      'json/trailing',
      'A second value follows where the JSON document should have ended.',
      'If every line is a document of its own, read it with the format ndjson.',
    );
  }

  private expected(what: string, byte: number): Problem {
    return this.problem('json/syntax', `${what}, not “${String.fromCharCode(byte)}”.`);
  }

  private problem(code: string, message: string, next?: string): Problem {
    const place = { ...this.named(), line: this.feed.line, column: this.feed.column(), byte: this.feed.offset(this.feed.at) };
    return problem(code, message, { place, ...(next === undefined ? {} : { next }) });
  }

  private stop(found: Problem): never {
    throw new Fatal(found);
  }
}
