import type { Budget } from '../values/budget.ts';
import type { FunctionBase, FunctionCall } from '../values/function-value.ts';
import { applyFunction } from './apply.ts';

/** What the closures of one expression share while it is evaluated, one evaluation at a time. */
export class Machine implements FunctionCall {
  readonly budget: Budget;
  /** Values of the names that nothing in the expression binds, by their numbers. */
  readonly globals: unknown[] = [];
  #instant: number | undefined;
  inexact = false;
  /** Changes whenever data that was looked through may be different from then on. */
  generation = 0;

  readonly #later: (() => void)[] = [];

  constructor(budget: Budget) {
    this.budget = budget;
  }

  noteInexact(): void {
    this.inexact = true;
  }

  apply(called: FunctionBase, args: readonly unknown[]): unknown {
    return applyFunction(this, called, args, null);
  }

  /** Something to let go of when the evaluation ends. */
  forgetLater(forget: () => void): void {
    this.#later.push(forget);
  }

  /** Instant of this evaluation, ms since 1970: that given, else that of the first question. */
  get instant(): number {
    this.#instant ??= Date.now();
    return this.#instant;
  }

  begin(instant: number | undefined): void {
    this.#instant = instant;
    this.inexact = false;
    this.generation += 1;
    this.budget.begin();
  }

  end(): void {
    if (this.#later.length > 0) for (const forget of this.#later.splice(0)) forget();
  }
}
