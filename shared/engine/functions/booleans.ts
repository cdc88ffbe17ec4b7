import { countsAsTrue } from '../values/counts-as-true.ts';
import { builtin, type Builtin } from './builtin.ts';

/** The functions that say whether. */
export const booleanFunctions: readonly Builtin[] = [
  builtin('boolean', '<x-:b>', 1, (_, args) => (args[0] === undefined ? undefined : countsAsTrue(args[0]))),
  builtin('not', '<x-:b>', 1, (_, args) => (args[0] === undefined ? undefined : !countsAsTrue(args[0]))),
  builtin('exists', '<x:b>', 1, (_, args) => args[0] !== undefined),
];
