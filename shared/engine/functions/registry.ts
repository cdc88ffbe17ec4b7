import type { Builtin } from './builtin.ts';

const families: readonly (readonly Builtin[])[] = [];

/** Every function of the language by name, without `$`. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(families.flat().map((builtin) => [builtin.name, builtin]));
