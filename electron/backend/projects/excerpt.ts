import type { Value } from '#shared/records/value.ts';

/**
 * Keeps the first records of a long stream and a random part of the rest (reservoir sampling: each later record has
 * the same chance), in the order of the file. The draw is seeded, so that one file always gives one excerpt.
 */
export class Excerpt {
  readonly #first: Value[] = [];
  readonly #drawn: { readonly at: number; readonly value: Value }[] = [];
  readonly #keepFirst: number;
  readonly #keepRandom: number;
  #seen = 0;
  #state: number;

  constructor(keepFirst: number, keepRandom: number, seed: number) {
    this.#keepFirst = keepFirst;
    this.#keepRandom = keepRandom;
    this.#state = seed >>> 0;
  }

  add(value: Value): void {
    this.#seen += 1;
    if (this.#first.length < this.#keepFirst) {
      this.#first.push(value);
      return;
    }
    const rest = this.#seen - this.#keepFirst;
    if (this.#drawn.length < this.#keepRandom) this.#drawn.push({ at: this.#seen, value });
    else {
      const place = Math.floor(this.#random() * rest);
      if (place < this.#keepRandom) this.#drawn[place] = { at: this.#seen, value };
    }
  }

  get first(): number {
    return this.#first.length;
  }

  get random(): number {
    return this.#drawn.length;
  }

  values(): readonly Value[] {
    return [...this.#first, ...[...this.#drawn].sort((a, b) => a.at - b.at).map((kept) => kept.value)];
  }

  /** Mulberry32: enough for a fair draw, the same on every machine. */
  #random(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}
