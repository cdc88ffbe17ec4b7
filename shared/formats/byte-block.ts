import type { Problem } from '#shared/base/problem.ts';

/** A stretch of a file that holds whole records, in UTF-8: cut in one process, read in another. */
export interface ByteBlock {
  readonly bytes: Uint8Array;
  /** Line of its first byte, from 1. */
  readonly line: number;
  /** Offset in the file of its first byte; absent where the file is in another encoding. */
  readonly byte?: number;
  /** Bytes of the file read up to its end. */
  readonly bytesRead: number;
  /** NDJSON: it is the start of one line of so many bytes, too long to be held. */
  readonly overlong?: number;
  /** CSV: what the head of the file says of its rows. */
  readonly table?: TableLayout;
}

/** How the rows of a table are read. */
export interface TableLayout {
  readonly delimiter: string;
  /** Absent where every quote is text. */
  readonly quote?: string;
  readonly columns: readonly string[];
}

/** A place between two records: bytes of the UTF-8 stream before it (a byte order mark is none of them), and its line. */
export interface BlockPlace {
  readonly at: number;
  readonly line: number;
}

/** What cutting gives: blocks in order, `next` the place behind each; warnings about the whole; a failure last. */
export type CutEvent =
  { readonly block: ByteBlock; readonly next: BlockPlace } | { readonly warnings: readonly Problem[] } | { readonly fatal: Problem };

/** Bytes that were read and not yet taken, in a store that is used again. */
export class PendingBytes {
  #store = new Uint8Array(0);
  #from = 0;
  #to = 0;

  get length(): number {
    return this.#to - this.#from;
  }

  /** A window on them, true until the next call. */
  get view(): Uint8Array {
    return this.#store.subarray(this.#from, this.#to);
  }

  append(bytes: Uint8Array): void {
    const length = this.length + bytes.length;
    if (length > this.#store.length) {
      const grown = new Uint8Array(Math.max(length, 2 * this.#store.length));
      grown.set(this.view);
      this.#store = grown;
    } else if (this.#to + bytes.length > this.#store.length) this.#store.copyWithin(0, this.#from, this.#to);
    else {
      this.#store.set(bytes, this.#to);
      this.#to += bytes.length;
      return;
    }
    this.#store.set(bytes, length - bytes.length);
    this.#from = 0;
    this.#to = length;
  }

  /** The first of them, as bytes of their own. */
  take(count: number): Uint8Array {
    const taken = this.#store.slice(this.#from, this.#from + count);
    this.drop(count);
    return taken;
  }

  drop(count: number): void {
    this.#from += count;
    if (this.#from !== this.#to) return;
    this.#from = 0;
    this.#to = 0;
  }
}
