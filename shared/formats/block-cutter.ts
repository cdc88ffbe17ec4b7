import type { BlockPlace, ByteBlock, CutEvent, TableLayout } from './byte-block.ts';
import type { ByteChunk } from './decode-text.ts';
import { PendingBytes, SpareMemory } from './pending-bytes.ts';

/** Follows a stream of UTF-8 chunks and cuts blocks off its front, with the line and the offset of each. */
export class BlockCutter {
  readonly pending = new PendingBytes();
  /** Where the bytes that are pending begin. */
  place: BlockPlace = { at: 0, line: 1 };
  readonly #memory = new SpareMemory();
  #skip = 0;
  #seen = false;
  /** Offset in the file of the stream's first byte; absent when transcoded. */
  #start: number | undefined;
  #bytesRead = 0;

  /** Passes over what lies before a place. Before the first chunk, or while what is pending holds it. */
  moveTo(place: BlockPlace): void {
    const behind = place.at - this.place.at;
    const held = Math.min(behind, this.pending.length);
    this.pending.drop(held);
    this.#skip = behind - held;
    this.place = place;
  }

  push(chunk: ByteChunk): void {
    if (!this.#seen) this.#start = chunk.start;
    this.#seen = true;
    this.#bytesRead = chunk.bytesRead;
    const skipped = Math.min(this.#skip, chunk.bytes.length);
    this.#skip -= skipped;
    if (skipped < chunk.bytes.length) this.pending.append(skipped === 0 ? chunk.bytes : chunk.bytes.subarray(skipped));
  }

  /** Cuts the first `length` bytes off, which hold `lines` line ends. */
  cut(length: number, lines: number, table?: TableLayout): CutEvent {
    const memory = this.#memory.get(length);
    this.pending.take(length, memory);
    const free = (): void => this.#memory.giveBack(memory);
    return { ...this.#event(memory.subarray(0, length), length, lines, table === undefined ? {} : { table }), free };
  }

  /** A block of a line that was not held: its first bytes, and how many it has. */
  overlong(head: Uint8Array, length: number): CutEvent {
    return { ...this.#event(head, length, 1, { overlong: length }), free: () => undefined };
  }

  #event(
    bytes: Uint8Array,
    length: number,
    lines: number,
    more: Pick<ByteBlock, 'overlong' | 'table'>,
  ): { readonly block: ByteBlock; readonly next: BlockPlace } {
    const { at, line } = this.place;
    const next = { at: at + length, line: line + lines };
    this.place = next;
    const block: ByteBlock =
      this.#start === undefined
        ? { bytes, line, bytesRead: this.#bytesRead, ...more }
        : { bytes, line, byte: this.#start + at, bytesRead: this.#start + next.at, ...more };
    return { block, next };
  }
}
