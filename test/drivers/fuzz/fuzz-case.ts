import { seededRandom } from '#test/drivers/seeded-random.ts';
import type { SuiteCase } from '#test/drivers/suite/read-suite.ts';
import { Choice } from './choice.ts';
import { makeData } from './make-data.ts';
import { makeExpression } from './make-expression.ts';
import { mutateData } from './mutate-data.ts';
import { mutateExpression } from './mutate-expression.ts';

/** An expression and what it is evaluated over. */
export interface FuzzCase {
  readonly seed: number;
  /** Where the expression comes from. */
  readonly source: 'generated' | 'suite' | 'mutated suite';
  readonly expression: string;
  readonly inputs: readonly unknown[];
  readonly bindings: Readonly<Record<string, unknown>>;
}

/** Evaluations of one case. */
export const inputsPerCase = 4;

/** Gives another value each time, or is of a size that only takes time. */
const unfit = /\$(eval|random|shuffle|now|millis)\b|\d{6}|\de\d|[?*+]\)[*+]/;

/** The cases of a suite that expressions are taken from. */
export function fitCases(cases: readonly SuiteCase[]): readonly SuiteCase[] {
  return cases.filter((one) => !unfit.test(one.expression) && one.timeLimit === undefined && one.depth === undefined);
}

/** The seed of a case of a campaign: that of the first case is the campaign's own, so that one case can be had again alone. */
export function caseSeed(seed: number, index: number): number {
  return index === 0 ? seed : scrambled(seed + Math.imul(index, 0x9e37_79b9));
}

/** The case of a seed; without cases of a suite all are generated. */
export function makeCase(seed: number, suite: readonly SuiteCase[]): FuzzCase {
  const random = seededRandom(scrambled(seed));
  const choice = new Choice(random);
  const share = choice.whole(1, 100);
  if (suite.length === 0 || share <= 70) {
    const expression = makeExpression(random);
    return { seed, source: 'generated', expression, inputs: inputs(() => makeData(random)), bindings: {} };
  }
  const one = choice.of(suite);
  const { data, bindings } = one;
  const mutated = share <= 90 ? mutateExpression(one.expression, [choice.of(suite).expression], choice) : one.expression;
  if (mutated === one.expression || unfit.test(mutated))
    return { seed, source: 'suite', expression: one.expression, inputs: inputs(() => mutateData(data, random)), bindings };
  return { seed, source: 'mutated suite', expression: mutated, inputs: inputs(() => mutateData(data, random, 0.03)), bindings };
}

function inputs(make: () => unknown): readonly unknown[] {
  return Array.from({ length: inputsPerCase }, make);
}

/** Near seeds far apart. */
function scrambled(seed: number): number {
  let mixed = seed >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0_aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a_2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
