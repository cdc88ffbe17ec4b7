import type { ResolvedCall, ResolvedNode, ResolvedOperation } from '#shared/syntax/resolved.ts';
import { FunctionBase } from '../values/function-value.ts';
import { LanguageError } from '../values/language-error.ts';
import { applyFunction, TailCall, type TailSite } from './apply.ts';
import type { Builder } from './builder.ts';
import { ComposedFunction, open, PartialFunction } from './function-kinds.ts';
import type { Frame } from './frame.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { buildVariable } from './variable.ts';

/** A call that may get a first argument from the left of `~>`; `given` says whether it does. */
type Apply = (input: unknown, frame: Frame, given: boolean, first: unknown) => unknown;

/** A call; what it gives is not yet taken for its item. */
export function buildCall(node: ResolvedCall, scope: Scope, builder: Builder): Run {
  const apply = buildApply(node, scope, builder);
  return (input, frame) => apply(input, frame, false, undefined);
}

function buildApply(node: ResolvedCall, scope: Scope, builder: Builder): Apply {
  const { machine, depth } = builder;
  const { budget } = machine;
  const procedure = builder.build(node.procedure, scope);
  const args = node.arguments.map((arg) => builder.build(arg, scope));
  const forgotten = forgottenSign(node, 'T1005', scope, builder);
  const name = nameOf(node.procedure);
  const { position } = node;
  return (input, frame, given, first) => {
    const called = procedure(input, frame);
    if (called === undefined) forgotten?.(frame);
    const values: unknown[] = given ? [first] : [];
    for (let i = 0; i < args.length; i += 1) values.push(args[i]?.(input, frame));
    try {
      if (called instanceof FunctionBase) called.calledFrom(name, position);
      budget.enter(depth);
      const result = applyFunction(machine, called, values, input);
      budget.leave(depth);
      return result;
    } catch (thrown) {
      if (thrown instanceof LanguageError) {
        thrown.position ??= position;
        thrown.token ??= name;
      }
      throw thrown;
    }
  };
}

/** A call in tail position: made once the function around it has ended. */
export function buildTailCall(node: ResolvedCall, scope: Scope, builder: Builder): Run {
  const { position } = node.procedure;
  const site: TailSite = {
    procedure: builder.build(node.procedure, scope),
    args: node.arguments.map((arg) => builder.build(arg, scope)),
    name: node.procedure.type === 'variable' ? node.procedure.value : undefined,
    position,
  };
  return (input, frame) => new TailCall(site, input, frame);
}

/** The name that errors of a call tell: of the variable, the first of a path, or a literal that is called. */
function nameOf(procedure: ResolvedNode): string | undefined {
  const named = procedure.type === 'path' ? procedure.steps[0] : procedure;
  return named !== undefined && 'value' in named && named.value !== null ? String(named.value) : undefined;
}

/** `sum(x)` where `$sum(x)` is meant: throws when a function of that name is known. */
function forgottenSign(node: ResolvedCall, code: string, scope: Scope, builder: Builder): ((frame: Frame) => void) | undefined {
  const name = node.procedure.type === 'path' ? nameOf(node.procedure) : undefined;
  if (name === undefined) return undefined;
  const known = buildVariable(name, scope, builder);
  return (frame) => {
    const value = known(undefined, frame);
    if (value !== undefined && value !== null && value !== false && value !== 0 && value !== '')
      throw new LanguageError(code, { token: name, ...(node.position === undefined ? {} : { position: node.position }) });
  };
}

/** `left ~> right`: the call on the right gets the left as its first argument; two functions make one. */
export function buildChain(node: ResolvedOperation, scope: Scope, builder: Builder): Run {
  const left = builder.build(node.lhs, scope);
  const { rhs, position } = node;
  if (rhs.type === 'function') {
    const apply = buildApply(rhs, scope, builder);
    return (input, frame) => apply(input, frame, true, left(input, frame));
  }
  const right = builder.build(rhs, scope);
  return (input, frame) => {
    const value = left(input, frame);
    const called = right(input, frame);
    if (!(called instanceof FunctionBase))
      throw new LanguageError('T2006', { value: called, ...(position === undefined ? {} : { position }) });
    return value instanceof FunctionBase ? new ComposedFunction(value, called) : applyFunction(builder.machine, called, [value], null);
  };
}

/** `$f(?, 2)` */
export function buildPartial(node: ResolvedCall, scope: Scope, builder: Builder): Run {
  const procedure = builder.build(node.procedure, scope);
  const args = node.arguments.map((arg): Run => (arg.type === 'operator' ? () => open : builder.build(arg, scope)));
  const forgotten = forgottenSign(node, 'T1007', scope, builder);
  const token = nameOf(node.procedure);
  return (input, frame) => {
    const given = args.map((arg) => arg(input, frame));
    const called = procedure(input, frame);
    if (called === undefined) forgotten?.(frame);
    if (called instanceof FunctionBase) return new PartialFunction(called, given);
    throw new LanguageError('T1008', {
      ...(node.position === undefined ? {} : { position: node.position }),
      ...(token === undefined ? {} : { token }),
    });
  };
}
