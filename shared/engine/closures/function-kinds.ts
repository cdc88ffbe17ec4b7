import type { Builtin } from '../functions/builtin.ts';
import { type ArgumentCheck, compileSignature } from '../values/check-signature.ts';
import { FunctionBase, type FunctionCall } from '../values/function-value.ts';
import { Lambda } from './lambda.ts';

const checks = new Map<string, ArgumentCheck>();

/** The check of a signature, read once. */
export function checkOf(signature: string): ArgumentCheck {
  const known = checks.get(signature) ?? compileSignature(signature);
  checks.set(signature, known);
  return known;
}

/** A function of the language itself, as a value of one expression. */
export class BuiltinFunction extends FunctionBase {
  readonly #builtin: Builtin;
  readonly #check: ArgumentCheck;

  constructor(builtin: Builtin) {
    super(builtin.arity);
    this.#builtin = builtin;
    this.#check = checkOf(builtin.signature);
  }

  /** Whether it is that function of the language. */
  is(builtin: Builtin): boolean {
    return this.#builtin === builtin;
  }

  override invoke(call: FunctionCall, args: readonly unknown[], context: unknown): unknown {
    return this.#builtin.run(call, this.#check(args, context));
  }

  /** Runs with arguments that nothing checks. */
  perform(call: FunctionCall, args: readonly unknown[]): unknown {
    return this.#builtin.run(call, args);
  }
}

/** A function that the host gave; it gets and gives values of the language. */
class HostFunction extends FunctionBase {
  readonly #run: (...args: unknown[]) => unknown;

  constructor(run: (...args: unknown[]) => unknown) {
    super(run.length);
    this.#run = run;
  }

  override invoke(_: FunctionCall, args: readonly unknown[]): unknown {
    return this.#run(...args);
  }
}

/** The value as the language holds it: a function of the host becomes one of the language. */
export function callable(value: unknown): unknown {
  return isHostFunction(value) ? new HostFunction(value) : value;
}

function isHostFunction(value: unknown): value is (...args: unknown[]) => unknown {
  return typeof value === 'function';
}

/** An argument that is still to be given. */
export const open: unique symbol = Symbol('open');

/** A function with some of its arguments given: `$f(?, 2)`. */
export class PartialFunction extends FunctionBase {
  readonly #target: FunctionBase;
  readonly #given: readonly unknown[];

  constructor(target: FunctionBase, given: readonly unknown[]) {
    super(given.filter((arg) => arg === open).length);
    this.#target = target;
    this.#given = given;
  }

  override invoke(call: FunctionCall, args: readonly unknown[], context: unknown): unknown {
    let next = 0;
    const all: unknown[] = [];
    for (const arg of this.#given) {
      all.push(arg === open ? args[next] : arg);
      if (arg === open) next += 1;
    }
    const target = this.#target;
    // As in the language's reference, the signature is not asked any more.
    return target instanceof Lambda || target instanceof BuiltinFunction ? target.perform(call, all) : target.invoke(call, all, context);
  }
}

/** `$f ~> $g`: what `$g` makes of what `$f` gives. */
export class ComposedFunction extends FunctionBase {
  readonly #first: FunctionBase;
  readonly #second: FunctionBase;

  constructor(first: FunctionBase, second: FunctionBase) {
    super(1);
    this.#first = first;
    this.#second = second;
  }

  override invoke(call: FunctionCall, args: readonly unknown[]): unknown {
    call.budget.enter(1);
    const between = call.apply(this.#first, [args[0]]);
    const result = call.apply(this.#second, [between]);
    call.budget.leave(1);
    return result;
  }
}
