import type { FunctionCall } from '../values/function-value.ts';

export type { FunctionCall } from '../values/function-value.ts';

/**
 * A function of the language. `run` gets arguments that the signature has checked and completed; `undefined` is nothing.
 * It may give a sequence, which the call around makes one value where it holds one item, and nothing where it is empty.
 */
export interface Builtin {
  /** Without `$`. */
  readonly name: string;
  /** As the language documents it, with angle brackets. */
  readonly signature: string;
  /** How many parameters it has: what `$map` and its like may hand over. */
  readonly arity: number;
  run(call: FunctionCall, args: readonly unknown[]): unknown;
}

/** The parts of a built-in put together. */
export function builtin(name: string, signature: string, arity: number, run: Builtin['run']): Builtin {
  return { name, signature, arity, run };
}
