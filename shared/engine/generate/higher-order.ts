import type { ResolvedLambda, ResolvedNode } from '#shared/syntax/resolved.ts';
import { isBare } from '../closures/independent.ts';
import type { Emitter, Environment } from './environment.ts';
import { absent, anything, callable, type Code, isPlainInside, isTame, list, may, nothing, number, trustIn } from './kinds.ts';
import { emitBody, parametersOf } from './lambda.ts';
import { asCondition } from './operators.ts';

/** `$map`, `$filter` and `$reduce` with a function that stands in the call, as a loop. Absent: it is no such call. */
export function emitHigherOrder(
  name: string,
  nodes: readonly ResolvedNode[],
  env: Environment,
  emitter: Emitter,
  first: Code | undefined,
): Code | undefined {
  const make = makers[name];
  const [called, start, ...more] = first === undefined ? nodes.slice(1) : nodes;
  if (make === undefined || called?.type !== 'lambda' || called.signature !== undefined || called.thunk === true || !isBare(called))
    return undefined;
  if (more.length > 0 || (start !== undefined && name !== 'reduce') || (name === 'reduce' && called.arguments.length < 2)) return undefined;
  const [over] = nodes;
  const items = first ?? (over === undefined ? absent : emitter.emit(over, { ...env, leaves: false }));
  return make({ items, called, start, env, emitter });
}

interface Parts {
  readonly items: Code;
  readonly called: ResolvedLambda;
  readonly start: ResolvedNode | undefined;
  readonly env: Environment;
  readonly emitter: Emitter;
}

const makers: Readonly<Record<string, (parts: Parts) => Code>> = {
  map: emitMap,
  filter: emitFilterCall,
  reduce: emitReduce,
};

/** The list to go through, as code. */
function listOf({ items, emitter }: Parts): string {
  return emitter.out.let(may(items, ~list) ? `Array.isArray(${items.code}) ? ${items.code} : [${items.code}]` : items.code);
}

/** Runs `inner` unless there is nothing to go through. */
function unlessNothing({ items, emitter }: Parts, inner: () => void): void {
  if (may(items, nothing)) emitter.out.block(`if (${items.code} !== undefined)`, inner);
  else inner();
}

/** The value of the function for the item at a place. */
function callAt(parts: Parts, listCode: string, at: string, before: readonly Code[], leaves: boolean): Code {
  const { called, env, emitter, items } = parts;
  const plain = isPlainInside(items);
  const item = emitter.out.let(`${listCode}[${at}]`);
  const values: readonly Code[] = [
    ...before,
    { code: item, kinds: anything, plain, tame: isTame(items), whole: plain },
    { code: at, kinds: number, plain: true },
    { code: listCode, kinds: list, plain: false, inside: plain },
  ];
  return emitBody(called, values.slice(0, parametersOf(called).length), { ...env, tail: 'null', leaves }, emitter);
}

function loop(emitter: Emitter, from: string, listCode: string, inner: (at: string) => void): void {
  const at = emitter.out.name('i');
  emitter.out.block(`for (let ${at} = ${from}; ${at} < ${listCode}.length; ${at} += 1)`, () => {
    emitter.out.write('budget.spend(1);');
    inner(at);
  });
}

function emitMap(parts: Parts): Code {
  const { emitter } = parts;
  const { out } = emitter;
  const result = out.let();
  let made: Code = absent;
  unlessNothing(parts, () => {
    const items = listOf(parts);
    out.write(`${result} = newSequence();`);
    loop(emitter, '0', items, (at) => {
      made = callAt(parts, items, at, [], false);
      out.write(may(made, nothing) ? `if (${made.code} !== undefined) ${result}.push(${made.code});` : `${result}.push(${made.code});`);
    });
    out.write(`if (${result}.length > budget.items) bail();`);
  });
  return { code: result, kinds: list | nothing, plain: false, inside: made.plain, tame: made.plain || (isTame(made) && !may(made, list)) };
}

function emitFilterCall(parts: Parts): Code {
  const { emitter } = parts;
  const { out } = emitter;
  const result = out.let();
  unlessNothing(parts, () => {
    const items = listOf(parts);
    out.write(`${result} = newSequence();`);
    loop(emitter, '0', items, (at) => {
      const answer = callAt(parts, items, at, [], false);
      out.write(`if (${asCondition(answer, emitter)}) ${result}.push(${items}[${at}]);`);
    });
    out.write(`if (${result}.length > budget.items) bail();`);
  });
  return { code: result, kinds: list | nothing, plain: false, ...trustIn(parts.items) };
}

function emitReduce(parts: Parts): Code {
  const { emitter, start, env } = parts;
  const { out } = emitter;
  const result = out.let();
  const given = start === undefined ? undefined : emitter.emit(start, { ...env, leaves: false });
  if (given !== undefined && may(given, callable)) out.write(`if (${given.code} instanceof FunctionBase) bail();`);
  unlessNothing(parts, () => {
    const items = listOf(parts);
    const begun = out.let(given === undefined ? `${items}.length > 0` : `${given.code} === undefined && ${items}.length > 0`);
    out.write(`${result} = ${begun} ? ${items}[0] : ${given?.code ?? 'undefined'};`);
    loop(emitter, `${begun} ? 1 : 0`, items, (at) => {
      const made = callAt(parts, items, at, [{ code: out.let(result), kinds: anything, plain: false }], false);
      out.write(`${result} = ${made.code};`);
    });
  });
  return { code: result, kinds: anything, plain: false };
}
