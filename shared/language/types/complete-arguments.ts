import { findFunction } from '#shared/syntax/functions.ts';
import type { ArgumentType } from './inference.ts';
import { kindsOf } from './join-types.ts';
import type { ValueType } from './value-type.ts';

const letters = { null: 'l', boolean: 'b', number: 'n', text: 's', object: 'o', list: 'a', function: 'f' } as const;

/** The letters that the values of a type have in signatures. */
export function lettersOf(type: ValueType): readonly string[] {
  return kindsOf(type).map((kind) => letters[kind]);
}

/** Whether a parameter of these types takes some value of the type as it is. */
export function takes(types: string, type: ValueType): boolean {
  if (/[xa]/.test(types)) return true;
  return lettersOf(type).some((letter) => types.includes(letter) || (types.includes('j') && letter !== 'f'));
}

/** The arguments of a call of a built-in function, with the context in front where it stands in for the first. */
export function completeArguments(name: string, args: readonly ArgumentType[], context: ValueType): readonly ArgumentType[] {
  const entry = findFunction(name);
  const [first] = entry?.parameters ?? [];
  if (entry === undefined || first?.context !== true) return args;
  const needed = entry.parameters.filter((parameter) => !parameter.optional).length;
  const [given] = args;
  const fits = given === undefined || given.type.nothing || takes(first.types, given.type);
  if (args.length >= needed && (fits || args.length >= entry.parameters.length)) return args;
  return [{ type: context }, ...args];
}
