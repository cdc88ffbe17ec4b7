import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { childrenOf } from '../closures/children.ts';
import type { ExpressionBuilder } from '../closures/expression-builder.ts';
import { BuiltinFunction } from '../closures/function-kinds.ts';
import { openFrame } from '../closures/frame.ts';
import type { Machine } from '../closures/machine.ts';
import { boundIn, type Scope } from '../closures/scope.ts';
import { builtins } from '../functions/registry.ts';
import { FunctionBase } from '../values/function-value.ts';
import { Ungenerated } from './environment.ts';
import { anything, callable } from './kinds.ts';

/** Functions whose every call gives something else, so that no call may be made twice. */
const unsteady: ReadonlySet<string> = new Set(['random', 'shuffle']);

/** What the closures of an expression know that its code is made with. */
export class Surroundings {
  readonly machine: Machine;
  readonly #builder: ExpressionBuilder;
  readonly #scope: Scope;
  /** Values that stand for the whole run, by the number of their name. */
  readonly #lasting: readonly unknown[];

  constructor(builder: ExpressionBuilder, scope: Scope, lasting: readonly unknown[]) {
    this.machine = builder.machine;
    this.#builder = builder;
    this.#scope = scope;
    this.#lasting = lasting;
  }

  /** Whether a name that nothing in the expression binds is a function of the language. Throws `Ungenerated` for one that may not be called twice. */
  isBuiltin(name: string): boolean {
    const builtin = builtins.get(name);
    const stands = this.#lasting[this.#builder.global(name)];
    if (builtin === undefined || !(stands instanceof BuiltinFunction) || !stands.is(builtin)) return false;
    if (unsteady.has(name)) throw new Ungenerated(name);
    return true;
  }

  global(name: string): { readonly number: number; readonly kinds: number; readonly plain: boolean } {
    const number = this.#builder.global(name);
    const stands = this.#lasting[number];
    const isFunction = stands instanceof FunctionBase;
    // What a function of the host does is not known, so it may not be done twice.
    if (isFunction && (unsteady.has(name) || !(stands instanceof BuiltinFunction))) throw new Ungenerated(name);
    return { number, kinds: isFunction ? callable : anything & ~callable, plain: !isFunction };
  }

  /** The names of variables that a node reads. */
  namesIn(node: ResolvedNode): ReadonlySet<string> {
    const names = new Set<string>();
    const open = [node];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next.type === 'variable') names.add(next.value);
      open.push(...childrenOf(next));
    }
    return names;
  }

  /** A node as closures evaluate it over a context. Throws `Ungenerated` where it binds names for what is around it. */
  closure(node: ResolvedNode): (input: unknown) => unknown {
    if (boundIn([node]).size > 0 || (node.seekingParent ?? []).length > 0 || node.type === 'parent') throw new Ungenerated(node.type);
    const run = this.#builder.build(node, this.#scope);
    const frame = openFrame(undefined, this.#scope.size);
    return (input) => run(input, frame);
  }
}
