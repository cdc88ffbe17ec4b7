import type { Budget } from './budget.ts';

/** A function of the language as a value: a lambda, a built-in, a partial application, a matcher of a regular expression, a host's function. */
export type FunctionValue = FunctionBase;

/** What a function may ask of the evaluation around it. */
export interface FunctionCall {
  /** Instant of this evaluation, ms since 1970. */
  readonly instant: number;
  readonly budget: Budget;
  /** Told when a number that a double rounds enters a computation. */
  noteInexact(): void;
  /** Calls a function of the language with arguments that its signature, if any, checks first. The arguments are its own from then on. */
  apply(called: FunctionValue, args: readonly unknown[]): unknown;
}

/** The one class behind every function value, so that asking is one comparison. */
export abstract class FunctionBase {
  readonly #arity: number;
  /** Name and position of the last direct call: errors from within are said to come from there. */
  #calledAs: string | undefined;
  #calledAt: number | undefined;

  constructor(arity: number) {
    this.#arity = arity;
  }

  /** Parameters it takes: what `$map` and its like hand over at most. */
  get arity(): number {
    return this.#arity;
  }

  get calledAs(): string | undefined {
    return this.#calledAs;
  }

  get calledAt(): number | undefined {
    return this.#calledAt;
  }

  calledFrom(name: string | undefined, position: number | undefined): void {
    this.#calledAs = name;
    this.#calledAt = position;
  }

  /** One call. `context` stands in for an argument where the signature allows it. */
  abstract invoke(call: FunctionCall, args: readonly unknown[], context: unknown): unknown;
}
