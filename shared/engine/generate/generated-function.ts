import type { ArgumentCheck } from '../values/check-signature.ts';
import { FunctionBase, type FunctionCall } from '../values/function-value.ts';

/** A function of the expression that generated code keeps as a value. */
export class GeneratedFunction extends FunctionBase {
  readonly #run: (tail: unknown, ...args: readonly unknown[]) => unknown;
  readonly #check: ArgumentCheck | undefined;

  /** `run` gets first what calls in tail position have for their context. */
  constructor(arity: number, run: (tail: unknown, ...args: readonly unknown[]) => unknown, check?: ArgumentCheck) {
    super(arity);
    this.#run = run;
    this.#check = check;
  }

  override invoke(_: FunctionCall, args: readonly unknown[], context: unknown): unknown {
    return this.#run(context, ...(this.#check === undefined ? args : this.#check(args, context)));
  }
}
