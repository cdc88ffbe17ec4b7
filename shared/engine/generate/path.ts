import type { ResolvedNode, ResolvedPath } from '#shared/syntax/resolved.ts';
import { isBare } from '../closures/independent.ts';
import type { Emitter, Environment } from './environment.ts';
import { Ungenerated } from './environment.ts';
import { emitFilter } from './filter.ts';
import { emitGroup } from './group.ts';
import { absent, anything, type Code, isOnly, isPlainInside, isTame, list, may, nothing, trustIn } from './kinds.ts';
import { emitMember } from './member.ts';
import { emitSort } from './sort.ts';

/** A path as what it counts as. */
export function emitPath(node: ResolvedPath, env: Environment, emitter: Emitter): Code {
  if (node.tuple === true || node.steps.some((step) => step.tuple === true) || node.steps[0]?.consarray === true)
    return emitter.embed(node, env);
  const { out } = emitter;
  const kept = node.keepSingletonArray === true || node.keepArray === true;
  const { group } = node;
  const whole = !kept && group === undefined;
  let value = emitSteps(node.steps, { ...env, leaves: env.leaves && whole }, whole, emitter);
  if (kept && may(value, ~nothing))
    value = {
      code: out.let(emitter.call(node.keepSingletonArray === true ? 'keepList' : 'keepListBehind', value.code)),
      kinds: anything,
      plain: false,
    };
  if (group !== undefined) return emitGroup(group.lhs, group.position, value, { ...env, overLists: true }, emitter);
  return settled(value, emitter);
}

/** A list that counts as nothing or as its item is taken for that. */
function settled(value: Code, emitter: Emitter): Code {
  if (value.plain || value.whole === true || !may(value, list)) return value;
  const { code } = value;
  const whole = emitter.out.let(`Array.isArray(${code}) ? ${emitter.call('collapse', code)} : ${code}`);
  return { code: whole, kinds: anything, plain: false, ...trustIn(value), whole: true };
}

/** Steps one after the other; what the last gives is not yet what it counts as. */
function emitSteps(steps: readonly ResolvedNode[], env: Environment, whole: boolean, emitter: Emitter): Code {
  let value = env.context;
  for (const [i, step] of steps.entries()) {
    const last = i === steps.length - 1;
    const place = { first: i === 0, last, whole: whole && last };
    value = emitStep(step, value, place, { ...env, leaves: env.leaves && place.last }, emitter);
    if (isOnly(value, nothing)) return absent;
  }
  return value;
}

interface StepPlace {
  readonly first: boolean;
  readonly last: boolean;
  readonly whole: boolean;
}

function emitStep(step: ResolvedNode, value: Code, place: StepPlace, env: Environment, emitter: Emitter): Code {
  const stages = (step.stages ?? []).map((stage) => {
    if (stage.type !== 'filter') throw new Ungenerated('index');
    return stage.expr;
  });
  if (step.type === 'name' && step.keepArray !== true && step.predicate === undefined && stages.length === 0)
    return emitMember(value, step.value, { ...place, leaves: env.leaves }, emitter);
  if (step.type === 'sort') return emitSort(step, stages, value, place, env, emitter);
  if (step.type === 'variable' && place.first && stages.length === 0 && step.keepArray !== true)
    return emitVariableStep(step, place, env, emitter);
  return emitEach(value, place, env, emitter, step, (context, leaves) => {
    const inner: Environment = { ...env, context, leaves };
    let made =
      step.type === 'name' && step.keepArray !== true && step.predicate === undefined
        ? emitItemMember(context, step.value, emitter)
        : emitter.emit(step, inner);
    for (const filter of stages) made = emitFilter(made, filter, inner, emitter);
    return made;
  });
}

/** The field of one item as a step with filters reads it. */
function emitItemMember(context: Code, name: string, emitter: Emitter): Code {
  return emitMember(context, name, { first: true, last: true, leaves: false, whole: true }, emitter);
}

/** `$name` at the start of a path: its value is one item of it. */
function emitVariableStep(step: ResolvedNode, place: StepPlace, env: Environment, emitter: Emitter): Code {
  const value = emitter.emit(step, { ...env, leaves: false });
  // A list of data stays what it is, and the next step goes through it.
  if (value.plain || !may(value, list)) return value;
  const { code } = value;
  return {
    code: emitter.out.let(`Array.isArray(${code}) ? ${emitter.call('settleOne', code, String(place.last))} : ${code}`),
    kinds: value.kinds | nothing,
    plain: false,
    ...trustIn(value),
  };
}

type EmitItem = (context: Code, leaves: boolean) => Code;

/** A step done for one item or for each item of a list. */
function emitEach(value: Code, place: StepPlace, env: Environment, emitter: Emitter, step: ResolvedNode, item: EmitItem): Code {
  const { out } = emitter;
  // Objects put one behind the other stay what they are.
  const leaves = env.leaves && place.last && step.type === 'unary' && step.value === '{' && isBare(step);
  if (!may(value, list) || (place.first && step.type === 'variable')) return emitOne(value, place, emitter, leaves, item);
  const { code } = value;
  const items = out.let();
  const count = out.let();
  out.write(
    `${items} = Array.isArray(${code})${value.plain || value.read === true || place.first ? '' : ` && !${emitter.call('isConstructed', code)}`} ? ${code} : undefined;`,
    `${count} = ${items} !== undefined ? ${items}.length : ${place.first ? '1' : `${code} === undefined ? 0 : 1`};`,
  );
  const only = out.let();
  const many = out.let();
  const at = out.name('i');
  // Whether what the step gives for one item is without marks inside.
  let content = absent;
  out.write(`budget.spend(${count});`);
  out.block(`for (let ${at} = 0; ${at} < ${count}; ${at} += 1)`, () => {
    const one = out.let(`${items} === undefined ? ${code} : ${items}[${at}]`);
    const made = item({ code: one, kinds: anything, plain: isPlainInside(value), tame: isTame(value) }, leaves);
    content = made;
    if (isOnly(made, nothing)) return;
    if (may(made, nothing)) out.write(`if (${made.code} === undefined) continue;`);
    const push = (to: string, from: string): string => (may(made, list) ? `flattenInto(${to}, ${from});` : `${to}.push(${from});`);
    out.write(
      `if (${many} !== undefined) {`,
      may(made, list)
        ? `if (Array.isArray(${made.code})) flattenInto(${many}, ${made.code}); else ${many}.push(${made.code});`
        : push(many, made.code),
      `if (${many}.length > budget.items) bail();`,
      `} else if (${only} === undefined) ${only} = ${made.code};`,
      `else { ${many} = ${leaves ? '[]' : 'newSequence()'}; ${push(many, only)} ${push(many, made.code)} }`,
    );
  });
  const settle = `${many} === undefined ? settleOne(${only}, ${place.last}) : settleMany(${many})`;
  const result = out.let(place.whole && !leaves ? emitter.call('collapse', settle) : settle);
  return { code: result, kinds: anything, plain: leaves, ...trustIn(content), whole: place.whole };
}

function emitOne(value: Code, place: StepPlace, emitter: Emitter, leaves: boolean, item: EmitItem): Code {
  const { out } = emitter;
  const result = out.let();
  let made: Code = absent;
  const run = (): void => {
    made = item(value, leaves);
    out.write(`${result} = ${may(made, list) ? emitter.call('settleOne', made.code, String(place.last)) : made.code};`);
  };
  if (place.first || !may(value, nothing)) run();
  else out.block(`if (${value.code} !== undefined)`, run);
  return { code: result, kinds: made.kinds | nothing, plain: made.plain && (leaves || !may(made, list)), ...trustIn(made) };
}
