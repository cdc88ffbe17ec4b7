import type { ResolvedNode, ResolvedPair } from '#shared/syntax/resolved.ts';
import { childrenOf } from '../closures/children.ts';
import { fixedKeys } from '../closures/group.ts';
import type { Emitter, Environment } from './environment.ts';
import { absent, anything, callable, type Code, exact, held, isOnly, isPlainInside, isTame, list, may, nothing, object } from './kinds.ts';
import { textLiteral } from './source-writer.ts';

/** `{key: value, …}` over what stands before it, or the object of one context item. */
export function emitGroup(
  pairs: readonly ResolvedPair[],
  position: number | undefined,
  value: Code,
  env: Environment,
  emitter: Emitter,
): Code {
  const keys = fixedKeys(pairs);
  if (keys === undefined) return emitGroups(pairs, position, value, env, emitter);
  const { out } = emitter;
  if (!may(value, list) || value.gathered === true) return emitObject(keys, pairs, { ...env, context: value }, emitter);
  const { code } = value;
  const item = out.let(code);
  // Nothing to group still makes the object of the pairs; of several items the values are those of the groups.
  out.block(`if (Array.isArray(${code}))`, () => {
    out.write(`if (${code}.length > 1) ${item} = ${emitter.call('gathered', code)};`, `else ${item} = ${code}[0];`);
  });
  return emitObject(keys, pairs, { ...env, context: { code: item, kinds: anything, plain: isPlainInside(value) } }, emitter);
}

/** The object of the pairs over one context: where much is read from it, it is asked once what the context is. */
function emitObject(keys: readonly string[], pairs: readonly ResolvedPair[], env: Environment, emitter: Emitter): Code {
  const { context } = env;
  const known = object | exact | callable;
  if (env.overLists === true || isOnly(context, known) || pairs.filter(([, value]) => readsContext(value)).length < fieldsWorthAsking)
    return emitFields(keys, pairs, env, emitter);
  const { out } = emitter;
  const { code } = context;
  const result = out.let();
  const made: Code[] = [];
  const fieldsOf = (kinds: number): void => {
    const fields = emitFields(keys, pairs, { ...env, context: { ...context, kinds: context.kinds & kinds } }, emitter);
    made.push(fields);
    out.write(`${result} = ${fields.code};`);
  };
  out.block(`if (typeof ${code} === "object" && ${code} !== null)`, () => {
    // A list here is a list of lists; that is left to the closures.
    if (may(context, list)) out.write(`if (Array.isArray(${code})) bail();`);
    fieldsOf(known);
  });
  if (may(context, ~held)) out.block('else', () => fieldsOf(~held));
  return { code: result, kinds: object, plain: made.every((one) => one.plain), tame: made.every(isTame) };
}

/** Fields read from a context from which on it is asked once what the context is. */
const fieldsWorthAsking = 3;

function readsContext(node: ResolvedNode): boolean {
  return node.type === 'path' ? node.steps[0]?.type === 'name' : node.type !== 'lambda' && childrenOf(node).some(readsContext);
}

function emitFields(keys: readonly string[], pairs: readonly ResolvedPair[], env: Environment, emitter: Emitter): Code {
  const { out } = emitter;
  const values = pairs.map(([, value]) => {
    const made = emitter.emit(value, env);
    return env.leaves ? emitter.leaving(made) : noted(made, emitter);
  });
  const fields = keys.map((key, i) => `${textLiteral(key)}: ${values[i]?.code ?? 'undefined'}`);
  const checks = values.flatMap((value) => (may(value, nothing) ? [`${value.code} !== undefined`] : []));
  const plain = values.every((value) => value.plain);
  const tame = values.every(isTame);
  const whole = `{ ${fields.join(', ')} }`;
  if (checks.length === 0) return { code: out.let(whole), kinds: object, plain, tame };
  const result = out.let();
  out.write(`if (${checks.join(' && ')}) ${result} = ${whole};`);
  out.block('else', () => {
    out.write(`${result} = {};`);
    for (const [i, key] of keys.entries()) {
      const value = values[i];
      if (value === undefined) continue;
      const set = `${result}[${textLiteral(key)}] = ${value.code};`;
      out.write(may(value, nothing) ? `if (${value.code} !== undefined) ${set}` : set);
    }
  });
  return { code: result, kinds: object, plain, tame };
}

/** Notes that a list with marks goes into something. */
function noted(value: Code, emitter: Emitter): Code {
  if (!value.plain && isTame(value) && may(value, list))
    emitter.out.write(`if (Array.isArray(${value.code}) && isMarked(${value.code})) rough = true;`);
  return value;
}

/** Groups by keys that are only known from the items. */
function emitGroups(pairs: readonly ResolvedPair[], position: number | undefined, value: Code, env: Environment, emitter: Emitter): Code {
  const { out } = emitter;
  const { code } = value;
  const items = out.let(
    may(value, list)
      ? `Array.isArray(${code}) && ${code}.length > 0 ? ${code} : [Array.isArray(${code}) ? undefined : ${code}]`
      : `[${code}]`,
  );
  const [single, ...more] = pairs;
  if (single !== undefined && more.length === 0) return emitOneGrouping(single, items, isPlainInside(value), env, emitter);
  const groups = out.let(emitter.call('groups', String(position)));
  const at = out.name('i');
  out.write(`budget.spend(${items}.length);`);
  out.block(`for (let ${at} = 0; ${at} < ${items}.length; ${at} += 1)`, () => {
    const item = out.let(`${items}[${at}]`);
    const context: Code = { code: item, kinds: anything, plain: isPlainInside(value) };
    for (const [i, [key]] of pairs.entries()) {
      const name = emitter.emit(key, { ...env, context, leaves: false });
      const data = out.let(`${groups}.of(${name.code}, ${i})`);
      out.write(`if (${data} !== undefined) { ${data}.add(${item}); if (${data}.length > budget.items) bail(); }`);
    }
  });
  const pair = out.name('p');
  const data = out.name('d');
  const result = out.name('t');
  let plain = true;
  out.write(`const ${result} = ${groups}.object((${pair}, ${data}) => {`);
  out.write(`const ${data}v = ${data}.value;`);
  for (const [i, [, each]] of pairs.entries())
    out.block(`if (${pair} === ${i})`, () => {
      const made = emitter.emit(each, {
        ...env,
        overLists: true,
        context: { code: `${data}v`, kinds: anything, plain: isPlainInside(value) },
      });
      const fit = env.leaves ? emitter.leaving(made) : made;
      plain &&= fit.plain;
      out.write(`return ${fit.code};`);
    });
  out.write('});');
  return { code: result, kinds: object, plain };
}

/**
 * Groups by one key, the usual case: what is unusual in keys and items is left to the closures. Sorting the items into
 * groups and the value of a group are functions of their own: the host makes loops of thousands of turns fast only where
 * they do not stand in one long function.
 */
function emitOneGrouping([key, each]: ResolvedPair, items: string, plain: boolean, env: Environment, emitter: Emitter): Code {
  const { out } = emitter;
  const groups = out.let('new OneKeyGroups()');
  out.write(`budget.spend(${items}.length);`, `if (${items}.length > budget.items) bail();`);
  const put = out.name('f');
  const item = out.name('p');
  out.function(put, item, () => {
    const name = emitter.emit(key, { ...env, context: { code: item, kinds: anything, plain }, leaves: false });
    const group = out.name('g');
    out.write(
      `if (${name.code} === undefined) return;`,
      `if (typeof ${name.code} !== "string" || ${item} === undefined || Array.isArray(${item})) bail();`,
      `const ${group} = ${groups}.find(${name.code});`,
      `if (${group} !== undefined) ${group}.push(${item});`,
      `else { if (isReserved(${name.code})) bail(); ${groups}.start(${name.code}, ${item}); }`,
    );
  });
  const valueOf = out.name('f');
  const group = out.name('p');
  let inside = absent;
  out.function(valueOf, group, () => {
    const context: Code = { code: group, kinds: anything, plain, gathered: true };
    const made = emitter.emit(each, { ...env, overLists: true, context });
    inside = env.leaves ? emitter.leaving(made) : noted(made, emitter);
    out.write(`return ${inside.code};`);
  });
  const result = out.let(`${groups}.sorted(${items}, ${put}).object(${valueOf})`);
  return { code: result, kinds: object, plain: inside.plain, tame: isTame(inside) };
}
