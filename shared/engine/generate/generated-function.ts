import type { ArgumentCheck } from '../values/check-signature.ts';
import { FunctionBase, type FunctionCall } from '../values/function-value.ts';

/** A function of the expression that generated code keeps as a value. */
export class GeneratedFunction extends FunctionBase {
  readonly #run: (...args: readonly unknown[]) => unknown;
  readonly #check: ArgumentCheck | undefined;

  constructor(arity: number, run: (...args: readonly unknown[]) => unknown, check?: ArgumentCheck) {
    super(arity);
    this.#run = run;
    this.#check = check;
  }

  override invoke(_: FunctionCall, args: readonly unknown[], context: unknown): unknown {
    return this.#run(...(this.#check === undefined ? args : this.#check(args, context)));
  }
}
