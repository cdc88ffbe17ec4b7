import type { Duplex } from 'node:stream';
import { besideCount } from './carried-bytes.ts';
import type { Hear } from './child-port.ts';

interface Awaited {
  readonly message: unknown;
  /** Bytes that are still to come for it; absent where none belong to it. */
  missing: number | undefined;
  readonly parts: Uint8Array[];
}

/** The parent's end of the pipe beside the messages: brings each message together with its bytes, in the order of the messages. */
export class BytePipe {
  readonly #hear: Hear;
  readonly #awaited: Awaited[] = [];
  /** Bytes that came before the message they belong to. */
  readonly #early: Uint8Array[] = [];

  constructor(stream: Duplex, hear: Hear) {
    this.#hear = hear;
    stream.on('data', (part: Uint8Array) => {
      this.#early.push(part);
      this.#deliver();
    });
  }

  message(message: unknown): void {
    this.#awaited.push({ message, missing: besideCount(message), parts: [] });
    this.#deliver();
  }

  #deliver(): void {
    for (let first = this.#awaited[0]; first !== undefined; first = this.#awaited[0]) {
      while (first.missing !== undefined && first.missing > 0) {
        const part = this.#early.shift();
        if (part === undefined) return;
        if (part.length > first.missing) this.#early.unshift(part.subarray(first.missing));
        const taken = part.subarray(0, first.missing);
        first.parts.push(taken);
        first.missing -= taken.length;
      }
      this.#awaited.shift();
      this.#hear(first.message, first.missing === undefined ? undefined : first.parts);
    }
  }
}
