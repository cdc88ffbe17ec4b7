import type { Duplex } from 'node:stream';
import type { Hear } from './child-port.ts';
import { besideCount } from './carried-bytes.ts';

interface Awaited {
  readonly message: unknown;
  /** Bytes that are still to come for it, and those that came. */
  readonly bytes: Uint8Array | undefined;
  filled: number;
}

/** The parent's end of the pipe beside the messages: brings each message together with its bytes, in the order of the messages. */
export class BytePipe {
  readonly #hear: Hear;
  readonly #awaited: Awaited[] = [];
  /** Bytes that came before the message they belong to. */
  #early: Uint8Array[] = [];

  constructor(stream: Duplex, hear: Hear) {
    this.#hear = hear;
    stream.on('data', (part: Uint8Array) => {
      this.#early.push(part);
      this.#deliver();
    });
  }

  message(message: unknown): void {
    const count = besideCount(message);
    this.#awaited.push({ message, bytes: count === undefined ? undefined : new Uint8Array(count), filled: 0 });
    this.#deliver();
  }

  #deliver(): void {
    for (let first = this.#awaited[0]; first !== undefined; first = this.#awaited[0]) {
      if (first.bytes !== undefined && !this.#fill(first, first.bytes)) return;
      this.#awaited.shift();
      this.#hear(first.message, first.bytes);
    }
  }

  #fill(awaited: Awaited, bytes: Uint8Array): boolean {
    while (awaited.filled < bytes.length) {
      const part = this.#early.shift();
      if (part === undefined) return false;
      const taken = part.subarray(0, bytes.length - awaited.filled);
      bytes.set(taken, awaited.filled);
      awaited.filled += taken.length;
      if (taken.length < part.length) this.#early.unshift(part.subarray(taken.length));
    }
    return true;
  }
}
