import { LanguageError } from './language-error.ts';

/** Steps between two looks at the clock. */
const stepsPerLook = 1_000;

/** Time, depth and items that one evaluation may use. */
export class Budget {
  depth = 0;
  /** Longest sequence, in items. */
  readonly items: number;
  readonly #deepest: number;
  readonly #milliseconds: number;
  readonly #now: () => number;
  #fuel = stepsPerLook;
  #deadline = Infinity;

  constructor(limits: { readonly milliseconds: number; readonly depth: number; readonly items: number }, now: () => number) {
    this.items = limits.items;
    this.#deepest = limits.depth;
    this.#milliseconds = limits.milliseconds;
    this.#now = now;
  }

  /** Starts the clock for one evaluation. */
  begin(): void {
    this.depth = 0;
    this.#deadline = this.#now() + this.#milliseconds;
  }

  /** Counts steps done in a loop. Throws D1012 when the time is over. */
  spend(steps: number): void {
    this.#fuel -= steps;
    if (this.#fuel > 0) return;
    this.#fuel = stepsPerLook;
    if (this.#now() > this.#deadline) throw new LanguageError('D1012', { parts: { milliseconds: this.#milliseconds } });
  }

  /** Goes one call deeper. Throws D1011 beyond the limit. */
  enter(): void {
    this.depth += 1;
    if (this.depth > this.#deepest) throw new LanguageError('D1011', { parts: { depth: this.#deepest } });
  }

  leave(): void {
    this.depth -= 1;
  }

  /** Throws D2015 where a sequence would hold more items than allowed. */
  checkLength(items: number): void {
    if (items > this.items) throw new LanguageError('D2015', { parts: { items: this.items } });
  }
}
