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

  /** Moves the first of them into `into`, which has room. */
  take(count: number, into: Uint8Array): void {
    into.set(this.#store.subarray(this.#from, this.#from + count));
    this.drop(count);
  }

  drop(count: number): void {
    this.#from += count;
    if (this.#from !== this.#to) return;
    this.#from = 0;
    this.#to = 0;
  }
}

const smallestSpare = 64 * 1024;
const sparesKept = 4;

/** Memory of blocks that were given back. */
export class SpareMemory {
  #spares: Uint8Array[] = [];

  /** Memory for at least so many bytes; what it holds is of no meaning. */
  get(length: number): Uint8Array {
    const at = this.#spares.findIndex((spare) => spare.length >= length);
    const [found] = at < 0 ? [] : this.#spares.splice(at, 1);
    return found ?? new Uint8Array(2 ** Math.ceil(Math.log2(Math.max(length, smallestSpare))));
  }

  giveBack(memory: Uint8Array): void {
    this.#spares.push(memory);
    if (this.#spares.length > sparesKept) this.#spares.shift();
  }
}
