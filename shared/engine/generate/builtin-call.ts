import type { ResolvedNode } from '#shared/syntax/resolved.ts';
import { checkOf } from '../closures/function-kinds.ts';
import type { Builtin } from '../functions/builtin.ts';
import { builtins } from '../functions/registry.ts';
import type { Emitter, Environment } from './environment.ts';
import { emitFieldFigure } from './field-figures.ts';
import { emitHigherOrder } from './higher-order.ts';
import { anything, boolean, callable, type Code, exact, isPlainInside, list, nothing, number, object, text } from './kinds.ts';
import { quickCalls } from './quick-calls.ts';

/** What built-ins give, where that is less than anything. */
const given: Readonly<Record<string, number>> = {
  string: text | nothing,
  substring: text | nothing,
  substringBefore: text | nothing,
  substringAfter: text | nothing,
  lowercase: text | nothing,
  uppercase: text | nothing,
  trim: text | nothing,
  pad: text | nothing,
  join: text | nothing,
  replace: text | nothing,
  formatNumber: text | nothing,
  formatInteger: text | nothing,
  formatBase: text | nothing,
  fromMillis: text | nothing,
  now: text | nothing,
  type: text | nothing,
  base64encode: text | nothing,
  base64decode: text | nothing,
  encodeUrl: text | nothing,
  encodeUrlComponent: text | nothing,
  decodeUrl: text | nothing,
  decodeUrlComponent: text | nothing,
  contains: boolean | nothing,
  exists: boolean,
  not: boolean | nothing,
  boolean: boolean | nothing,
  length: number | nothing,
  count: number,
  sum: number | nothing,
  max: number | nothing,
  min: number | nothing,
  average: number | nothing,
  abs: number | nothing,
  floor: number | nothing,
  ceil: number | nothing,
  round: number | nothing,
  sqrt: number | nothing,
  power: number | nothing,
  toMillis: number | nothing,
  millis: number | nothing,
  parseInteger: number | nothing,
  number: number | exact | nothing,
  merge: object | nothing,
};

/** A call of a function of the language; what it gives is not yet what it counts as. `context` may stand in for an argument. */
export function emitBuiltin(
  name: string,
  nodes: readonly ResolvedNode[],
  env: Environment,
  emitter: Emitter,
  context: string,
  first?: Code,
): Code {
  const builtin = builtins.get(name);
  if (builtin === undefined) throw new Error(`There is no function $${name}`);
  const special = emitHigherOrder(name, nodes, env, emitter, first);
  if (special !== undefined) return special;
  const usual = (): Code => emitUsual(name, builtin, nodes, env, emitter, context, first);
  return (first === undefined ? emitFieldFigure(name, nodes, env, emitter, usual) : undefined) ?? usual();
}

function emitUsual(
  name: string,
  builtin: Builtin,
  nodes: readonly ResolvedNode[],
  env: Environment,
  emitter: Emitter,
  context: string,
  first: Code | undefined,
): Code {
  const { out } = emitter;
  const args = [...(first === undefined ? [] : [first]), ...nodes.map((node) => emitter.emit(node, { ...env, leaves: false }))];
  const codes = args.map((arg) => arg.code);
  const slow = emitter.call('invoke', out.constant(builtin), out.constant(checkOf(builtin.signature)), `[${codes.join(', ')}]`, context);
  const quick = quickCalls[name]?.(args, slow, emitter);
  const kinds = quick?.kinds ?? given[name] ?? anything;
  const compute = (): string => {
    const made = out.let(quick?.code ?? slow);
    if ((kinds & number) !== 0 && kinds !== anything && !alwaysFinite.has(name))
      out.write(`if (typeof ${made} === "number" && ${made} - ${made} !== 0) bail();`);
    return made;
  };
  const code = repeatable.has(name) ? out.once(`$${name}(${codes.join(', ')}) ${context}`, compute) : compute();
  const inside = isSelecting(name) && args.every(isPlainInside);
  return { code, kinds, plain: quick?.plain ?? (kinds & (list | object | callable)) === 0, inside };
}

/** Functions that give finite numbers for finite numbers. */
const alwaysFinite: ReadonlySet<string> = new Set(['abs', 'ceil', 'count', 'floor', 'length', 'max', 'min', 'number', 'sum']);

/** Functions that give the same text or number for the same arguments: of one value they are called once. */
const repeatable: ReadonlySet<string> = new Set([
  'string',
  'substring',
  'substringBefore',
  'substringAfter',
  'lowercase',
  'uppercase',
  'trim',
  'pad',
  'join',
  'length',
  'contains',
  'number',
  'round',
  'floor',
  'ceil',
  'abs',
  'sum',
  'min',
  'max',
  'average',
  'count',
  'formatNumber',
  'toMillis',
  'fromMillis',
]);

/** Whether what the function gives is made of parts of what it gets. */
function isSelecting(name: string): boolean {
  return ['append', 'distinct', 'reverse', 'shuffle', 'lookup', 'sort'].includes(name);
}
