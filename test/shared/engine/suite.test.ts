import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { expect } from 'vitest';
import { compile } from '#shared/engine/compile.ts';
import type { ExpressionProblem } from '#shared/engine/expression-problem.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import type { Outcome } from '#shared/records/outcome.ts';
import { itShared } from '#test/fixtures/shared-data.ts';
import { type SuiteCase, suiteCases } from './suite-cases.ts';

/** Cases that ask for what Mapwright refuses on purpose. */
const refused = /\$eval\(/;

function run(one: SuiteCase): Outcome {
  const limits = {
    ...defaultLimits,
    milliseconds: one.milliseconds ?? 5_000,
    depth: one.depth ?? defaultLimits.depth,
    items: 10_000_000,
  };
  const compiled = compile(one.expression, { limits });
  if (!compiled.ok) return { kind: 'error', problem: compiled.error };
  return compiled.value.evaluate({ ...(one.input === undefined ? {} : { input: one.input }), variables: one.bindings }).outcome;
}

function isRight(one: SuiteCase, outcome: Outcome): boolean {
  if (one.code !== undefined)
    return (
      outcome.kind === 'error' && (outcome.problem.code === one.code || (one.code === 'U1001' && /^D101[12]$/.test(outcome.problem.code)))
    );
  if (outcome.kind === 'error') return false;
  return isDeepStrictEqual(outcome.kind === 'nothing' ? undefined : (JSON.parse(JSON.stringify(outcome.value)) as unknown), one.result);
}

itShared(
  'answers the language’s own test suite: 1,674 cases as the reference does, 12 with $eval by refusing it',
  ['jsonata-test-suite', 'groups'],
  (groups) => {
    const cases = suiteCases(join(groups, '..'));
    const failed: string[] = [];
    const counts = { asTheReference: 0, refused: 0 };
    for (const one of cases) {
      const outcome = run(one);
      const told = `${one.name}: ${one.expression.slice(0, 120)} gave ${JSON.stringify(outcome).slice(0, 160)}`;
      if (refused.test(one.expression)) {
        if (outcome.kind === 'error' && outcome.problem.code === 'evaluation/eval-refused') counts.refused += 1;
        else failed.push(told);
      } else if (isRight(one, outcome)) counts.asTheReference += 1;
      else failed.push(`${told}, expected ${one.code ?? JSON.stringify(one.result)?.slice(0, 120) ?? 'nothing'}`);
    }
    expect(failed).toEqual([]);
    expect(counts).toEqual({ asTheReference: 1_674, refused: 12 });
  },
  60_000,
);

itShared(
  'names the place and the token of each of its errors as the reference does',
  ['jsonata-test-suite', 'groups'],
  async (groups) => {
    const cases = suiteCases(join(groups, '..')).filter(
      (one) => one.code !== undefined && one.code !== 'U1001' && !refused.test(one.expression),
    );
    const differences: string[] = [];
    for (const one of cases) {
      const outcome = run(one);
      const ours = outcome.kind === 'error' ? [positionOf(outcome.problem), outcome.problem.token] : [];
      const theirs = await placeInReference(one);
      if (!isDeepStrictEqual(ours, theirs))
        differences.push(`${one.name}: ${one.expression.slice(0, 120)}: ${JSON.stringify(ours)}, the reference ${JSON.stringify(theirs)}`);
    }
    expect(differences).toEqual([]);
    expect(cases.length).toBe(283);
  },
  60_000,
);

function positionOf(problem: ExpressionProblem): number | undefined {
  return problem.position;
}

/** Position and token of what the reference throws; a number as its text. */
async function placeInReference(one: SuiteCase): Promise<readonly unknown[]> {
  try {
    await jsonata(one.expression).evaluate(structuredClone(one.input), one.bindings);
  } catch (thrown) {
    const { position, token } = thrown as { readonly position?: number; readonly token?: string | number };
    return [position, token === undefined ? undefined : String(token)];
  }
  return [];
}
