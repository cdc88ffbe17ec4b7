import type { ClosureContext, ClosureExpression } from '../closures/compile-closures.ts';
import { FunctionBase } from '../values/function-value.ts';
import { LanguageError } from '../values/language-error.ts';
import type { EvaluationLimits } from '../limits.ts';
import { Ungenerated } from './environment.ts';
import { ExpressionEmitter } from './expression-emitter.ts';
import { anything, callable } from './kinds.ts';
import { makeRuntime } from './runtime.ts';
import { Surroundings } from './surroundings.ts';

/** Makes a function of a text of JavaScript, with parameters of these names: `new Function`, where a process may have it. */
export type MakeFunction = (parameters: readonly string[], body: string) => (...args: readonly unknown[]) => unknown;

type RunCode = (input: unknown, globals: readonly unknown[]) => unknown;

/** After so many evaluations is it asked whether the code is worth having. */
const trial = 200;

/**
 * An expression as generated code, made from its tree alone. The closures stand behind it: what the code has no way for,
 * errors among it, they evaluate from the start, so that both always say the same.
 */
export class GeneratedExpression {
  /** Evaluations that the closures had to do. */
  givenUp = 0;
  /** Whether the last value may leave the engine as it is. */
  plain = false;
  readonly #closures: ClosureExpression;
  /** Names of functions that the code calls. */
  readonly #functions: ReadonlySet<string>;
  readonly #code: (input: unknown) => unknown;
  #evaluations = 0;
  #useless = false;

  constructor(closures: ClosureExpression, code: RunCode) {
    this.#closures = closures;
    const { globals } = closures.parts.builder.machine;
    this.#functions = closures.functionNames;
    this.#code = (input) => code(input, globals);
  }

  get inexact(): boolean {
    return this.#closures.inexact;
  }

  /** As `ClosureExpression.evaluate`; `plain` tells of what it gives. */
  evaluate(context: ClosureContext): unknown {
    if (!this.#useless && (context.bindings === undefined || this.#areValues(context.bindings)))
      try {
        const value = this.#closures.within(context, this.#code);
        this.plain = true;
        this.#evaluations += 1;
        return value;
      } catch (thrown) {
        // What is over time stays so.
        if (thrown instanceof LanguageError && thrown.code === 'D1012') throw thrown;
        this.#count();
      }
    this.plain = false;
    return this.#closures.evaluate(context);
  }

  #count(): void {
    this.#evaluations += 1;
    this.givenUp += 1;
    if (this.#evaluations >= trial && this.givenUp * 2 > this.#evaluations) this.#useless = true;
  }

  /** Whether the variables of an evaluation are no functions and replace none, of which the code would know nothing. */
  #areValues(bindings: Readonly<Record<string, unknown>>): boolean {
    for (const name in bindings) {
      const value = bindings[name];
      if (typeof value === 'function' || (typeof value === 'object' && value instanceof FunctionBase)) return false;
      if (this.#functions.has(name)) return false;
    }
    return true;
  }
}

/** The code of an expression, ready to run; nothing where a construct of it has none. */
export function generate(
  closures: ClosureExpression,
  limits: EvaluationLimits,
  makeFunction: MakeFunction,
): GeneratedExpression | undefined {
  const { builder, scope, root } = closures.parts;
  const emitter = new ExpressionEmitter(new Surroundings(builder, scope, closures.lasting));
  const runtime = makeRuntime(builder.machine, limits);
  try {
    const context = { code: 'input', kinds: anything & ~callable, plain: true };
    const value = emitter.leaving(emitter.emit(root, { context, locals: new Map(), pending: new Set(), leaves: true }));
    const program = emitter.out.program(Object.keys(runtime), value.code);
    const made = makeFunction(['runtime', 'constants'], program)(runtime, emitter.out.constants);
    return isCode(made) ? new GeneratedExpression(closures, made) : undefined;
  } catch (thrown) {
    if (thrown instanceof Ungenerated) return undefined;
    throw thrown;
  }
}

function isCode(made: unknown): made is RunCode {
  return typeof made === 'function';
}
