import type { ResolvedCall, ResolvedNode, ResolvedOperation } from '#shared/syntax/resolved.ts';
import { FunctionBase } from '../values/function-value.ts';
import { LanguageError } from '../values/language-error.ts';
import { collapse, isSequence } from '../values/sequence.ts';
import { applyFunction, finishTail, fromWithin, TailCall, type TailSite } from './apply.ts';
import type { Builder } from './builder.ts';
import { ComposedFunction, open, PartialFunction } from './function-kinds.ts';
import type { Frame } from './frame.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';
import { buildVariable } from './variable.ts';

/** A call; `whole`: what it gives is taken for its item. One closure, so that recursion needs few frames of the stack. `first` is what stands on the left of `~>`. */
export function buildCall(node: ResolvedCall, whole: boolean, scope: Scope, builder: Builder, first?: Run): Run {
  const { machine, depth } = builder;
  const { budget } = machine;
  const procedure = builder.build(node.procedure, scope);
  const args = node.arguments.map((arg) => builder.build(arg, scope));
  const forgotten = forgottenSign(node, 'T1005', scope, builder);
  const name = nameOf(node.procedure);
  const { position } = node;
  return (input, frame) => {
    const values: unknown[] = first === undefined ? [] : [first(input, frame)];
    const called = procedure(input, frame);
    if (called === undefined) forgotten?.(frame);
    for (let i = 0; i < args.length; i += 1) values.push(args[i]?.(input, frame));
    if (!(called instanceof FunctionBase)) throw fromCall(new LanguageError('T1006'), undefined, name, position);
    called.calledFrom(name, position);
    let result: unknown;
    try {
      budget.enter(depth);
      result = called.invoke(machine, values, input);
    } catch (thrown) {
      throw fromCall(thrown, called, name, position);
    }
    if (result instanceof TailCall) result = finish(result, input, name, position);
    budget.leave(depth);
    return whole && isSequence(result) ? collapse(result) : result;
  };

  function finish(tail: TailCall, input: unknown, token: string | undefined, at: number | undefined): unknown {
    try {
      return finishTail(machine, tail, input);
    } catch (thrown) {
      throw fromCall(thrown, undefined, token, at);
    }
  }
}

/** What a call threw, with the place of the call where the error has none. */
function fromCall(thrown: unknown, called: FunctionBase | undefined, name: string | undefined, position: number | undefined): unknown {
  const error = called === undefined ? thrown : fromWithin(thrown, called);
  if (error instanceof LanguageError) {
    error.position ??= position;
    error.token ??= name;
  }
  return error;
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
    return buildCall(rhs, false, scope, builder, left);
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
