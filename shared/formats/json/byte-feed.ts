import type { Problem } from '#shared/base/problem.ts';
import type { ByteChunk } from '#shared/formats/decode-text.ts';

/**
 * A window on a stream of bytes that a scanner walks: `bytes[at]` is next. Bytes before `keep` may go when more are fetched.
 * Offsets that callers hold over a `more` must be relative to `keep`.
 */
export class ByteFeed {
  bytes: Uint8Array = new Uint8Array(0);
  at = 0;
  /** Line of `at` as far as `countLines` was told, from 1. */
  line = 1;
  /** Bytes of the file read so far. */
  bytesRead = 0;
  fatal: Problem | undefined;
  private readonly chunks: AsyncIterator<ByteChunk | { readonly fatal: Problem }>;
  /** Bytes of the stream that lie before `bytes[0]`. */
  private dropped = 0;
  /** Offset in the stream of the last line's first byte. */
  private lineStart = 0;
  private firstOffset = 0;
  /** The first line break at or after `at`, or the window's length; -1 before the first look. */
  private newline = -1;
  private store: Uint8Array = new Uint8Array(0);

  constructor(chunks: AsyncIterable<ByteChunk | { readonly fatal: Problem }>) {
    this.chunks = chunks[Symbol.asyncIterator]();
  }

  /** Fetches the next block, dropping what lies before `keep` (then `keep` is 0). False at the end or on a failure. */
  async more(keep: number): Promise<boolean> {
    const next = await this.chunks.next();
    if (next.done === true) return false;
    if ('fatal' in next.value) {
      this.fatal = next.value.fatal;
      return false;
    }
    if (this.dropped === 0 && this.bytes.length === 0) this.firstOffset = next.value.start ?? 0;
    this.append(keep, next.value.bytes);
    this.dropped += keep;
    this.at -= keep;
    this.newline = this.at - 1;
    this.bytesRead = next.value.bytesRead;
    return true;
  }

  /** The window without its first `keep` bytes and with `more`; a value of many blocks grows by doubling, so that it is not copied each time. */
  private append(keep: number, more: Uint8Array): void {
    const left = this.bytes.length - keep;
    if (left === 0) {
      this.bytes = more;
      return;
    }
    const inStore = this.bytes.buffer === this.store.buffer;
    const end = this.bytes.byteOffset - this.store.byteOffset + this.bytes.length;
    if (inStore && end + more.length <= this.store.length) {
      this.store.set(more, end);
      this.bytes = this.store.subarray(end - left, end + more.length);
      return;
    }
    const store = new Uint8Array(2 * (left + more.length));
    store.set(this.bytes.subarray(keep));
    store.set(more, left);
    this.store = store;
    this.bytes = store.subarray(0, left + more.length);
  }

  /** Byte offset in the file of `bytes[i]` (in the transcoded text where the file is not UTF-8). */
  offset(i: number): number {
    return this.firstOffset + this.dropped + i;
  }

  /** Moves `at` to `to` and counts the lines between. */
  moveTo(to: number): void {
    while (this.newline < to) {
      if (this.newline >= this.at) {
        this.line += 1;
        this.lineStart = this.dropped + this.newline + 1;
      }
      const next = this.bytes.indexOf(0x0a, Math.max(this.newline + 1, this.at));
      this.newline = next < 0 ? this.bytes.length : next;
    }
    this.at = to;
  }

  /** Column of `at`, in bytes, from 1. */
  column(): number {
    return this.dropped + this.at - this.lineStart + 1;
  }

  /** Passes white space in the window; false when it is not enough. */
  skipSpaceHere(): boolean {
    let i = this.at;
    while (i < this.bytes.length && isSpace(this.bytes[i] ?? 0)) i += 1;
    if (i > this.at) this.moveTo(i);
    return i < this.bytes.length;
  }

  /** Passes white space; false when the stream ended. */
  async skipSpace(): Promise<boolean> {
    while (!this.skipSpaceHere()) if (!(await this.more(this.at))) return false;
    return true;
  }

  /** Byte offset in the file of the stream's first byte: what stands behind the byte order mark. */
  firstByte(): number {
    return this.firstOffset;
  }

  /** Ends the reading early. */
  async close(): Promise<void> {
    await this.chunks.return?.();
  }
}

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}
