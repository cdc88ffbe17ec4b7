import { aggregateFunctions } from './aggregates.ts';
import { booleanFunctions } from './booleans.ts';
import type { Builtin } from './builtin.ts';
import { dateFunctions } from './dates.ts';
import { encodingFunctions } from './encoding.ts';
import { formatNumberFunctions } from './format-number.ts';
import { numberFunctions } from './number.ts';
import { textFunctions } from './text.ts';

const families: readonly (readonly Builtin[])[] = [
  aggregateFunctions,
  booleanFunctions,
  dateFunctions,
  encodingFunctions,
  formatNumberFunctions,
  numberFunctions,
  textFunctions,
];

/** Every function of the language by name, without `$`. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(families.flat().map((builtin) => [builtin.name, builtin]));
