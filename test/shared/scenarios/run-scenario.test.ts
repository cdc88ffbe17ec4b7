import { describe, expect, it } from 'vitest';
import { problem } from '#shared/base/problem.ts';
import type { MappedRecord } from '#shared/mapping/outcome.ts';
import type { Value } from '#shared/records/value.ts';
import { failureLines, junitReport } from '#shared/scenarios/junit.ts';
import { runScenario } from '#shared/scenarios/run-scenario.ts';
import type { Expectation, Scenario } from '#shared/scenarios/scenario.ts';
import type { ScenarioResult } from '#shared/scenarios/scenario-result.ts';
import { makeMapping } from '#test/shared/mapping/make-mapping.ts';

const { rules } = makeMapping({ 'A.B': 'b', 'A.List': 'l', C: 'c' });
const failed = problem('T2001', 'Not a number.', { place: { rule: 'R-1' } });
const outcomes: Readonly<Record<string, MappedRecord>> = {
  fine: { filtered: false, output: { A: { B: 1, List: [1] }, C: 'c' }, problems: [], inexact: [] },
  filtered: { filtered: true, problems: [], inexact: [] },
  failed: { filtered: false, output: { C: 'c' }, problems: [failed], inexact: [] },
  invalid: { filtered: false, output: { A: { B: 'bad' } }, problems: [], inexact: [] },
};

function run(input: string, expected: Expectation, onInvalid: 'reject' | 'report' = 'reject'): Promise<ScenarioResult> {
  const scenario: Scenario = { id: 'T-1', mapping: 'M-1', name: 'a claim', input, expected };
  let time = 0;
  return runScenario(scenario, {
    rules,
    onInvalid,
    map: (value) => Promise.resolve(outcomes[typeof value === 'string' ? value : ''] ?? { filtered: true, problems: [], inexact: [] }),
    check: (output) =>
      JSON.stringify(output).includes('bad') ? [problem('check/type', 'A.B is no number.', { place: { field: 'A.B' } })] : [],
    evaluate: (expression, output: Value | undefined, record) =>
      Promise.resolve(
        expression === 'throws'
          ? { kind: 'error', problem: failed }
          : { kind: 'value', value: expression === 'holds' && output !== undefined && record === 'fine' },
      ),
    clock: { elapsed: () => (time += 5), now: () => new Date('2026-01-02T03:04:05Z') },
  });
}

describe('a scenario', () => {
  it('passes when the output is the expected one', async () => {
    expect(await run('fine', { kind: 'output', value: { C: 'c', A: { List: [1], B: 1 } } })).toEqual({
      scenario: 'T-1',
      passed: true,
      milliseconds: 5,
      differences: [],
      problems: [],
      actual: { A: { B: 1, List: [1] }, C: 'c' },
      at: '2026-01-02T03:04:05.000Z',
    });
  });

  it('names the rule to blame for each difference', async () => {
    const result = await run('fine', { kind: 'output', value: { A: { B: 2, List: [1, 2] }, D: 1 } });
    expect(result.passed).toBe(false);
    expect(result.differences).toEqual([
      { path: 'A.B', kind: 'changed', expected: 2, actual: 1, rule: 'R-1' },
      { path: 'A.List[1]', kind: 'missing', expected: 2, rule: 'R-2' },
      { path: 'D', kind: 'missing', expected: 1 },
      { path: 'C', kind: 'extra', actual: 'c', rule: 'R-3' },
    ]);
  });

  it.each<[string, Expectation, 'reject' | 'report', readonly string[]]>([
    ['filtered', { kind: 'filtered' }, 'reject', []],
    ['fine', { kind: 'filtered' }, 'reject', ['scenario/unexpected']],
    ['failed', { kind: 'rejected' }, 'reject', []],
    ['failed', { kind: 'rejected', code: 'T2001', rule: 'R-1' }, 'reject', []],
    ['failed', { kind: 'rejected', code: 'T0410' }, 'reject', ['scenario/other-reason']],
    ['failed', { kind: 'rejected', rule: 'R-2' }, 'reject', ['scenario/other-rule']],
    ['fine', { kind: 'rejected' }, 'reject', ['scenario/unexpected']],
    ['invalid', { kind: 'rejected', code: 'check/type' }, 'reject', []],
    ['invalid', { kind: 'rejected' }, 'report', ['scenario/unexpected']],
    ['failed', { kind: 'output', value: { C: 'c' } }, 'reject', ['T2001']],
    ['failed', { kind: 'output', value: { C: 'c' } }, 'report', []],
    ['fine', { kind: 'assertions', assertions: [{ name: 'it holds', expression: 'holds' }] }, 'reject', []],
    [
      'fine',
      {
        kind: 'assertions',
        assertions: [
          { name: 'it holds', expression: 'no' },
          { name: 'second', expression: 'throws' },
        ],
      },
      'reject',
      ['scenario/assertion', 'T2001'],
    ],
    ['failed', { kind: 'assertions', assertions: [] }, 'reject', ['T2001']],
  ])('of a record that is %s, expecting %j with %s', async (input, expected, onInvalid, codes) => {
    const result = await run(input, expected, onInvalid);
    expect([result.problems.map(({ code }) => code), result.passed]).toEqual([codes, codes.length === 0]);
  });

  it('reports for build servers', async () => {
    const [good, bad] = [
      await run('fine', { kind: 'rejected' }),
      await run('fine', { kind: 'output', value: { A: { B: 1, List: [1] }, C: '<&"\n' } }),
    ];
    const scenario: Scenario = {
      id: 'T-1',
      mapping: 'M-1',
      name: 'has "quotes" & <tags>\u0001',
      input: null,
      expected: { kind: 'filtered' },
    };
    expect(failureLines(bad)).toEqual(['C is "c", expected "<&\\"\\n" (R-3)']);
    expect(
      junitReport([
        {
          name: 'orders',
          results: [
            { scenario, result: { ...good, passed: true, milliseconds: 1500 } },
            { scenario, result: bad },
          ],
        },
      ]),
    ).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Mapwright" tests="2" failures="1" errors="0" skipped="0" time="1.505">
  <testsuite name="orders" tests="2" failures="1" errors="0" skipped="0" time="1.505">
    <testcase classname="orders" name="T-1 has &quot;quotes&quot; &amp; &lt;tags&gt;?" time="1.500"/>
    <testcase classname="orders" name="T-1 has &quot;quotes&quot; &amp; &lt;tags&gt;?" time="0.005">
      <failure message="C is &quot;c&quot;, expected &quot;&lt;&amp;\\&quot;\\n&quot; (R-3)">C is &quot;c&quot;, expected &quot;&lt;&amp;\\&quot;\\n&quot; (R-3)</failure>
    </testcase>
  </testsuite>
</testsuites>
`);
  });
});
