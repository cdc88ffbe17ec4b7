import type { ResolvedBlock, ResolvedCondition, ResolvedNode } from '#shared/syntax/resolved.ts';
import { isBare } from '../closures/independent.ts';
import { boundIn } from '../closures/scope.ts';
import type { Emitter, Environment, Local } from './environment.ts';
import { Ungenerated } from './environment.ts';
import { absent, type Code, isPlainInside, isTame, list, may, nothing } from './kinds.ts';
import { emitLambda } from './lambda.ts';
import { asCondition } from './operators.ts';

/** `(a; b)`: the last value. */
export function emitBlock(node: ResolvedBlock, env: Environment, emitter: Emitter): Code {
  return emitSequence(node.expressions, env, emitter);
}

/** Expressions that bind names for those behind them; all in one frame. */
export function emitSequence(expressions: readonly ResolvedNode[], env: Environment, emitter: Emitter): Code {
  const locals = new Map(env.locals);
  let value = absent;
  for (const [i, expression] of expressions.entries()) {
    const last = i === expressions.length - 1;
    const pending = new Set([...env.pending, ...boundIn(expressions.slice(i + 1))]);
    const inner: Environment = { ...env, locals, pending, leaves: env.leaves && last };
    if (expression.type !== 'bind' || expression.lhs.type !== 'variable') {
      // A name bound further inside is in the same frame, where the code cannot follow it.
      if (boundIn([expression]).size > 0) throw new Ungenerated('binding inside');
      value = emitter.emit(expression, inner);
      continue;
    }
    if (!isBare(expression) || boundIn([expression.rhs]).size > 0) throw new Ungenerated('binding');
    value = emitBinding(expression.lhs.value, expression.rhs, { ...inner, leaves: false }, locals, emitter);
  }
  return value;
}

function emitBinding(name: string, node: ResolvedNode, env: Environment, locals: Map<string, Local>, emitter: Emitter): Code {
  if (node.type === 'lambda' && isBare(node)) {
    const direct = emitter.out.name('f');
    const self = emitter.out.let();
    const value: Code = { code: self, kinds: -1, plain: false };
    // A function may call itself by the name that it is bound to.
    const own: Local = { value, ...(node.signature === undefined ? { direct } : {}) };
    locals.set(name, own);
    const pending = new Set(env.pending);
    pending.delete(name);
    const made = emitLambda(node, { ...env, locals, pending }, emitter, direct);
    emitter.out.write(`${self} = ${made.code};`);
    locals.set(name, { ...own, value: { ...made, code: self } });
    return { ...made, code: self };
  }
  const made = emitter.emit(node, env);
  // What is bound is evaluated once, whatever its code.
  const value: Code = { ...made, code: emitter.out.let(made.code) };
  locals.set(name, { value });
  return value;
}

/** `test ? then : otherwise` */
export function emitCondition(node: ResolvedCondition, env: Environment, emitter: Emitter): Code {
  const { out } = emitter;
  const test = emitter.emit(node.condition, { ...env, leaves: false });
  const result = out.let();
  const made: Code[] = [];
  const branch = (part: ResolvedNode): void => {
    const value = emitter.emit(part, env);
    made.push(value);
    out.write(`${result} = ${value.code};`);
  };
  out.block(`if (${asCondition(test, emitter)})`, () => branch(node.then));
  const { else: otherwise } = node;
  if (otherwise === undefined) made.push(absent);
  else out.block('else', () => branch(otherwise));
  return {
    code: result,
    kinds: made.reduce((kinds, one) => kinds | one.kinds, otherwise === undefined ? nothing : 0),
    plain: made.every((one) => one.plain),
    inside: made.every(isPlainInside),
    tame: made.every(isTame),
    whole: made.every((one) => one.plain || one.whole === true || !may(one, list)),
  };
}
