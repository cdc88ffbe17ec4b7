import { LanguageError } from './language-error.ts';

/** Steps between two looks at the clock. */
const stepsPerLook = 1_000;

/** Time, depth and items that one evaluation may use. */
export class Budget {
  depth = 1;
  /** Longest sequence, in items. */
  readonly items: number;
  readonly #deepest: number;
  readonly #milliseconds: number;
  readonly #now: () => number;
  #fuel = stepsPerLook;
  #deadline: number | undefined;

  constructor(limits: { readonly milliseconds: number; readonly depth: number; readonly items: number }, now: () => number) {
    this.items = limits.items;
    this.#deepest = limits.depth;
    this.#milliseconds = limits.milliseconds;
    this.#now = now;
  }

  /** Starts one evaluation. */
  begin(): void {
    this.depth = 1;
    this.#fuel = stepsPerLook;
    this.#deadline = undefined;
  }

  /** Counts steps done in a loop. Throws D1012 when the time is over. The clock runs from the first look on: most evaluations end before. */
  spend(steps: number): void {
    this.#fuel -= steps;
    if (this.#fuel <= 0) this.#look();
  }

  #look(): void {
    this.#fuel = stepsPerLook;
    const now = this.#now();
    this.#deadline ??= now + this.#milliseconds;
    if (now > this.#deadline) throw new LanguageError('D1012', { parts: { milliseconds: this.#milliseconds } });
  }

  /** Goes so many evaluations deeper. Throws D1011 beyond the limit. */
  enter(levels: number): void {
    this.depth += levels;
    if (this.depth > this.#deepest) throw new LanguageError('D1011', { parts: { depth: this.#deepest } });
  }

  leave(levels: number): void {
    this.depth -= levels;
  }

  /** Throws D2015 where a sequence would hold more items than allowed. */
  checkLength(items: number): void {
    if (items > this.items) throw new LanguageError('D2015', { parts: { items: this.items } });
  }
}
