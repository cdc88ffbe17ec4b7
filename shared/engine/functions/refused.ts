import { LanguageError } from '../values/language-error.ts';
import { builtin, type Builtin } from './builtin.ts';

/** The functions that are known but not run. */
export const refusedFunctions: readonly Builtin[] = [
  builtin('eval', '<sx?:x>', 2, () => {
    // Text from data is never run as an expression.
    throw new LanguageError('evaluation/eval-refused');
  }),
];
