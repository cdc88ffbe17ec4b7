import type { ResolvedCall, ResolvedNode, ResolvedOperation } from '#shared/syntax/resolved.ts';
import { isBare } from '../closures/independent.ts';
import { open, PartialFunction } from '../closures/function-kinds.ts';
import { emitBuiltin } from './builtin-call.ts';
import type { Emitter, Environment } from './environment.ts';
import { anything, callable, type Code } from './kinds.ts';

/** A call; what it gives is not yet what it counts as. `first` is what stands on the left of `~>`. */
export function emitCall(node: ResolvedCall, env: Environment, emitter: Emitter, first?: Code): Code {
  return emitAnyCall(node, env, emitter, first, { context: env.context.code, levels: emitter.depth + 1 });
}

interface CallSite {
  /** What stands in for an argument where the signature allows it. */
  readonly context: string;
  /** Evaluations that the call is deep in its function. */
  readonly levels: number;
}

function emitAnyCall(node: ResolvedCall, env: Environment, emitter: Emitter, first: Code | undefined, { context, levels }: CallSite): Code {
  const { out } = emitter;
  const inner = { ...env, leaves: false };
  const { procedure } = node;
  const name = procedure.type === 'variable' && isBare(procedure) ? procedure.value : undefined;
  const local = name === undefined ? undefined : env.locals.get(name);
  if (name !== undefined && local === undefined && emitter.isBuiltin(name))
    return emitBuiltin(name, node.arguments, env, emitter, context, first);
  // The function is found before the arguments are made.
  const called = local?.direct === undefined ? out.let(emitter.emit(procedure, inner).code) : '';
  const args = [...(first === undefined ? [] : [first]), ...node.arguments.map((arg) => emitter.emit(arg, inner))].map((arg) => arg.code);
  if (levels > 0) out.write(`budget.enter(${levels});`);
  const code =
    local?.direct === undefined
      ? emitter.call('apply', called, `[${args.join(', ')}]`, context)
      : `${local.direct}(${[context, ...args].join(', ')})`;
  const result = out.let(code);
  if (levels > 0) out.write(`budget.leave(${levels});`);
  return { code: result, kinds: anything, plain: false };
}

/** A call in tail position: the depth of the function around it is not its own. One too deep for the stack is left to the closures. */
export function emitTailCall(node: ResolvedCall, env: Environment, emitter: Emitter): Code {
  return emitAnyCall(node, env, emitter, undefined, { context: env.tail, levels: 0 });
}

/** `left ~> right` */
export function emitChain(node: ResolvedOperation, env: Environment, emitter: Emitter): Code {
  const inner = { ...env, leaves: false };
  const left = emitter.emit(node.lhs, inner);
  if (node.rhs.type === 'function') {
    // What hangs on the call belongs to the whole.
    return emitCall(node.rhs, env, emitter, left);
  }
  const right = emitter.emit(node.rhs, inner);
  return { code: emitter.out.let(emitter.call('chain', left.code, right.code)), kinds: anything, plain: false };
}

/** `$f(?, 2)` */
export function emitPartial(node: ResolvedCall, env: Environment, emitter: Emitter): Code {
  const { out } = emitter;
  const inner = { ...env, leaves: false };
  const args = node.arguments.map((arg) => (isOpen(arg) ? out.constant(open) : emitter.emit(arg, inner).code));
  const called = emitter.emit(node.procedure, inner);
  const make = out.constant(PartialFunction);
  out.write(`if (!(${called.code} instanceof FunctionBase)) bail();`);
  return { code: out.let(`new ${make}(${called.code}, [${args.join(', ')}])`), kinds: callable, plain: false };
}

function isOpen(arg: ResolvedNode): boolean {
  return arg.type === 'operator';
}
