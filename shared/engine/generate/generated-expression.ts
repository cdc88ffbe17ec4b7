import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import type { ClosureContext, ClosureExpression } from '../closures/compile-closures.ts';
import { FunctionBase } from '../values/function-value.ts';
import { LanguageError } from '../values/language-error.ts';
import type { EvaluationLimits } from '../limits.ts';
import { Ungenerated } from './environment.ts';
import { ExpressionEmitter } from './expression-emitter.ts';
import { anything, callable, type Code, list } from './kinds.ts';
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
  /** Names of functions that the code may call. */
  readonly #functions: ReadonlySet<string>;
  readonly #globals: readonly unknown[];
  readonly #make: (overLists: boolean) => RunCode | undefined;
  /** For inputs that are lists, and for all others; false where there is none. */
  readonly #code: { lists?: RunCode | false; others?: RunCode | false } = {};
  #evaluations = 0;
  #useless = false;

  /** `make` gives the code for inputs that are lists, or for all others. */
  constructor(closures: ClosureExpression, make: (overLists: boolean) => RunCode | undefined) {
    this.#closures = closures;
    this.#make = make;
    this.#globals = closures.parts.builder.machine.globals;
    this.#functions = closures.functionNames;
  }

  get inexact(): boolean {
    return this.#closures.inexact;
  }

  /** As `ClosureExpression.evaluate`; `plain` tells of what it gives. */
  evaluate(context: ClosureContext): unknown {
    const code = Array.isArray(context.input) ? this.#codeOf('lists') : this.#codeOf('others');
    if (code !== undefined && !this.#useless && (context.bindings === undefined || this.#areValues(context.bindings))) {
      this.#evaluations += 1;
      this.plain = true;
      try {
        return code(this.#closures.begin(context), this.#globals);
      } catch (thrown) {
        // What is over time stays so.
        if (thrown instanceof LanguageError && thrown.code === 'D1012') throw thrown;
        this.#note();
      } finally {
        this.#closures.end();
      }
    }
    this.plain = false;
    return this.#closures.evaluate(context);
  }

  #codeOf(kind: 'lists' | 'others'): RunCode | undefined {
    this.#code[kind] ??= this.#make(kind === 'lists') ?? false;
    return this.#code[kind] || undefined;
  }

  #note(): void {
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

/** An expression as code; what of it has none is evaluated by the closures. */
export function generate(closures: ClosureExpression, limits: EvaluationLimits, makeFunction: MakeFunction): GeneratedExpression {
  const { builder, scope, root } = closures.parts;
  const surroundings = new Surroundings(builder, scope, closures.lasting);
  const runtime = makeRuntime(builder.machine, limits);
  return new GeneratedExpression(closures, (overLists) => {
    const emitter = new ExpressionEmitter(surroundings);
    const program = programOf(emitter, root, overLists, Object.keys(runtime));
    const made = program === undefined ? undefined : makeFunction(['runtime', 'constants'], program)(runtime, emitter.out.constants);
    return isCode(made) ? made : undefined;
  });
}

/** The program of an expression; nothing where a construct of it has no code. */
function programOf(
  emitter: ExpressionEmitter,
  root: ResolvedNode,
  overLists: boolean,
  runtimeNames: readonly string[],
): string | undefined {
  const context: Code = { code: 'input', kinds: overLists ? list : anything & ~(callable | list), plain: true };
  try {
    const value = emitter.emit(root, { context, locals: new Map(), pending: new Set(), tail: 'undefined', leaves: true, overLists });
    return emitter.out.program(runtimeNames, emitter.leaving(value).code);
  } catch (thrown) {
    if (thrown instanceof Ungenerated) return undefined;
    throw thrown;
  }
}

function isCode(made: unknown): made is RunCode {
  return typeof made === 'function';
}
