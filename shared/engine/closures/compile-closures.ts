import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import { resolve } from '#shared/syntax/parse.ts';
import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import type { SyntaxProblem } from '#shared/syntax/syntax-problem.ts';
import { builtins } from '../functions/registry.ts';
import type { Observer } from '../observer.ts';
import { Budget } from '../values/budget.ts';
import { FunctionBase } from '../values/function-value.ts';
import { isSequence, outerInput } from '../values/sequence.ts';
import { ExpressionBuilder } from './expression-builder.ts';
import { openFrame } from './frame.ts';
import { BuiltinFunction, callable } from './function-kinds.ts';
import { Machine } from './machine.ts';
import type { Run } from './run.ts';
import { Scope } from './scope.ts';

/** What all evaluations of an expression share. */
export interface ClosureSettings {
  readonly limits: { readonly milliseconds: number; readonly depth: number; readonly items: number };
  /** Values and functions by name, without `$`, that stand for the whole run; functions as `FunctionBase` or of JavaScript. */
  readonly globals?: Readonly<Record<string, unknown>>;
  readonly observer?: Observer;
}

/** What one evaluation is over. */
export interface ClosureContext {
  readonly input: unknown;
  /** `$$` */
  readonly root: unknown;
  /** Variables of this evaluation by name. */
  readonly bindings?: Readonly<Record<string, unknown>> | undefined;
  /** Of `$now()`, ms since 1970; absent: the clock. */
  readonly instant?: number | undefined;
  /** An array as the input is its items, as inside `{…}`, not one item. */
  readonly spreads?: boolean;
}

const rootName = '$';

/** Compiles an expression to closures. A text that is not JSONata is an error value. */
export function compileClosures(text: string, settings: ClosureSettings): Result<ClosureExpression, SyntaxProblem> {
  const resolved = resolve(text);
  if (!resolved.ok) return fail(resolved.error);
  const machine = new Machine(new Budget(settings.limits, Date.now));
  const builder = new ExpressionBuilder(machine, settings.observer);
  const scope = Scope.top(resolved.value);
  const run = builder.build(resolved.value, scope);
  return ok(new ClosureExpression({ root: resolved.value, builder, scope, run }, settings.globals ?? {}));
}

/** What an expression was compiled from and to. */
export interface ClosureParts {
  readonly root: ResolvedNode;
  readonly builder: ExpressionBuilder;
  readonly scope: Scope;
  readonly run: Run;
}

/** An expression ready to evaluate, one evaluation at a time. */
export class ClosureExpression {
  /** What it gives may be a sequence, a function or a number that JSON lacks. */
  readonly plain = false;
  readonly parts: ClosureParts;
  /** Values that stand for the whole run, by the number of their name. */
  readonly lasting: readonly unknown[];
  readonly #machine: Machine;
  readonly #names: readonly string[];
  readonly #functions: readonly FunctionBase[];

  constructor(parts: ClosureParts, globals: Readonly<Record<string, unknown>>) {
    this.parts = parts;
    this.#machine = parts.builder.machine;
    this.#names = parts.builder.globalNames;
    this.lasting = this.#names.map((name) => (Object.hasOwn(globals, name) ? callable(globals[name]) : builtinOf(name)));
    this.#functions = this.lasting.filter((value) => value instanceof FunctionBase);
    this.#machine.globals.push(...this.lasting);
  }

  /** Names outside all bindings that are functions for the whole run. */
  get functionNames(): ReadonlySet<string> {
    return new Set(this.#names.filter((_, i) => this.lasting[i] instanceof FunctionBase));
  }

  /** Whether the evaluation at hand computed on numbers that a double rounds. */
  get inexact(): boolean {
    return this.#machine.inexact;
  }

  /** The value, with sequences where the language makes them; `undefined` is nothing. Throws `LanguageError`; `RangeError` when the stack ends. */
  evaluate(context: ClosureContext): unknown {
    for (const one of this.#functions) one.calledFrom(undefined, undefined);
    const input = this.begin(context);
    try {
      return this.parts.run(input, openFrame(undefined, this.parts.scope.size));
    } finally {
      this.end();
    }
  }

  /** Binds the variables of an evaluation and gives its input as the expression sees it; `end` has to follow. */
  begin(context: ClosureContext): unknown {
    this.#bind(context);
    this.#machine.begin(context.instant);
    return context.spreads === true ? context.input : asOne(context.input);
  }

  end(): void {
    this.#machine.end();
  }

  #bind(context: ClosureContext): void {
    const { globals } = this.#machine;
    const { bindings } = context;
    for (let i = 0; i < this.#names.length; i += 1) {
      const name = this.#names[i];
      if (name === undefined) continue;
      if (name === rootName) globals[i] = context.root;
      else globals[i] = bindings !== undefined && Object.hasOwn(bindings, name) ? callable(bindings[name]) : this.lasting[i];
    }
  }
}

function builtinOf(name: string): BuiltinFunction | undefined {
  const found = builtins.get(name);
  return found === undefined ? undefined : new BuiltinFunction(found);
}

/** An array of the data is one item at the start. */
function asOne(input: unknown): unknown {
  return Array.isArray(input) && !isSequence(input) ? outerInput(input) : input;
}
