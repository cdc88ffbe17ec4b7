import type { FunctionValue } from '../values/function-value.ts';
import type { Budget } from '../values/budget.ts';

/** What a built-in may ask of the evaluation around it. */
export interface FunctionCall {
  /** The context item, which stands in for an argument whose parameter allows it. */
  readonly input: unknown;
  /** Instant of this evaluation, ms since 1970. */
  readonly instant: number;
  readonly budget: Budget;
  /** Told when a number that a double rounds enters a computation. */
  noteInexact(): void;
  /** Calls a function of the language with arguments that its signature, if any, checks first. */
  apply(called: FunctionValue, args: readonly unknown[]): unknown;
}

/** A function of the language. `run` gets arguments that the signature has checked and completed. `undefined` is nothing. */
export interface Builtin {
  /** Without `$`. */
  readonly name: string;
  /** As the language documents it, with angle brackets. */
  readonly signature: string;
  /** How many parameters it has: what `$map` and its like may hand over. */
  readonly arity: number;
  run(call: FunctionCall, args: readonly unknown[]): unknown;
}
