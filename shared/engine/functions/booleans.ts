import { countsAsTrue } from '../values/counts-as-true.ts';
import { isList } from '../values/is-object.ts';
import { builtin, type Builtin } from './builtin.ts';

/** Whether a value counts as true; nothing for nothing, alone in lists too. */
function toBoolean(value: unknown): boolean | undefined {
  if (isList(value) && value.length === 1) return toBoolean(value[0]);
  return value === undefined ? undefined : countsAsTrue(value);
}

/** The functions that say whether. */
export const booleanFunctions: readonly Builtin[] = [
  builtin('boolean', '<x-:b>', 1, (_, args) => toBoolean(args[0])),
  builtin('not', '<x-:b>', 1, (_, args) => (args[0] === undefined ? undefined : !countsAsTrue(args[0]))),
  builtin('exists', '<x:b>', 1, (_, args) => args[0] !== undefined),
];
