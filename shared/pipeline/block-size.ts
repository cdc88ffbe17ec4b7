const smallest = 8 * 1024;
const largest = 512 * 1024;
const first = 32 * 1024;
/** Milliseconds that a block is to keep a process busy: progress is told by blocks, and a kill costs at most one. */
const wanted = 40;

/** How large the next block is to be: as much as takes a process a moment, going by the blocks before. */
export class BlockSize {
  #bytes = first;

  now(): number {
    return this.#bytes;
  }

  /** Hears of a block how long it took. */
  learn(bytes: number, milliseconds: number): void {
    const fitting = (bytes * wanted) / Math.max(milliseconds, 1);
    this.#bytes = Math.round(Math.min(largest, Math.max(smallest, Math.min(fitting, this.#bytes * 2))));
  }
}
