import { aggregateFunctions } from './aggregates.ts';
import { arrayFunctions } from './arrays.ts';
import { booleanFunctions } from './booleans.ts';
import { dateFunctions } from './dates.ts';
import { encodingFunctions } from './encoding.ts';
import { formatNumberFunctions } from './format-number.ts';
import { higherOrderFunctions } from './higher-order.ts';
import { numberFunctions } from './number.ts';
import { objectFunctions } from './objects.ts';
import { patternFunctions } from './patterns.ts';
import { refusedFunctions } from './refused.ts';
import { textFunctions } from './text.ts';
import type { Builtin } from './builtin.ts';

const families: readonly (readonly Builtin[])[] = [
  aggregateFunctions,
  arrayFunctions,
  booleanFunctions,
  dateFunctions,
  encodingFunctions,
  formatNumberFunctions,
  higherOrderFunctions,
  numberFunctions,
  objectFunctions,
  patternFunctions,
  refusedFunctions,
  textFunctions,
];

/** Every function of the language by name, without `$`. */
export const builtins: ReadonlyMap<string, Builtin> = new Map(families.flat().map((builtin) => [builtin.name, builtin]));
