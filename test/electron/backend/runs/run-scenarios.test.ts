import { afterAll, describe, expect, it } from 'vitest';
import { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import { forkEvaluator } from '#electron/backend/evaluator/fork-evaluator.ts';
import { runScenarios } from '#electron/backend/runs/run-scenarios.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { emptyProject } from '#shared/project/documents/project-documents.ts';
import { makeMapping } from '#test/shared/mapping/make-mapping.ts';

const evaluator = new Evaluator({ spawn: () => forkEvaluator() });
afterAll(() => evaluator.close());

describe('scenarios of a project', () => {
  it('run with the rules as they are and say which branches they reach', async () => {
    const definition = makeMapping({ A: 'x > 1 ? "big" : "small"', B: ['y', '"none"'], C: '$lookup($t, k)', D: '$now()', E: '"fixed"' });
    const project: Project = {
      ...emptyProject(),
      mapping: { 'M-1': definition.mapping },
      rule: Object.fromEntries(definition.rules.map((rule) => [rule.id, rule])),
      lookup: { K: { id: 'K', name: 't', columns: ['a', 'b'], key: 'a', value: 'b', rows: [['k', 'v']], noMatch: { kind: 'nothing' } } },
      scenario: {
        'T-1': {
          id: 'T-1',
          mapping: 'M-1',
          name: 'one',
          input: { x: 2, k: 'k' },
          expected: { kind: 'output', value: { A: 'big', B: 'none', C: 'v', D: '2026-01-02T00:00:00.000Z', E: 'fixed' } },
          now: '2026-01-02T00:00:00Z',
        },
        'T-2': {
          id: 'T-2',
          mapping: 'M-1',
          name: 'two',
          input: { x: 2, k: 'q' },
          expected: {
            kind: 'assertions',
            assertions: [
              { name: 'keeps x', expression: '$input.x = 2 and A = "big"' },
              { name: 'wrong', expression: 'A = "small"' },
            ],
          },
        },
      },
    };
    const { results, coverage, tally } = await runScenarios(project, evaluator);
    expect(
      results.map(({ scenario, passed, differences, problems }) => [scenario, passed, differences, problems.map(({ message }) => message)]),
    ).toEqual([
      ['T-1', true, [], []],
      ['T-2', false, [], ['wrong does not hold.']],
    ]);
    expect(coverage).toEqual({
      rules: { reached: 5, of: 5 },
      branches: { taken: 6, of: 8 },
      open: [
        { rule: 'R-1', label: 'x ≤ 1', sampleRecords: 0 },
        { rule: 'R-2', label: 'has a value of its own', sampleRecords: 0 },
      ],
    });
    expect(definition.rules.map((rule) => tally.ofRule(rule))).toEqual([
      { scenarios: 2, branches: { taken: 1, of: 2 } },
      { scenarios: 2, branches: { taken: 1, of: 2 } },
      { scenarios: 2, branches: { taken: 2, of: 2 } },
      { scenarios: 2 },
      { scenarios: 2 },
    ]);
    expect((await runScenarios(project, evaluator, ['T-2'])).results.map(({ scenario }) => scenario)).toEqual(['T-2']);
  });
});
