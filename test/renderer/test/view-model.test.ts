import { describe, expect, it } from 'vitest';
import type { ScenarioResult } from '#shared/rpc/contract/scenario.ts';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import { emptyProject } from '#renderer/state/project.ts';
import { agreedOn, causeOf, checksOf, clock, countLeaves, jsonText, scenarioGroups, summaryOf } from '#renderer/test/view-model.ts';

const agreed = '2026-07-02T10:00:00.000Z';
const changedAt = Date.parse('2026-07-16T09:38:00.000Z');

function scenario(more: Partial<Scenario> = {}): Scenario {
  return {
    id: 'T-03',
    mapping: 'M-1',
    name: 'Refunded order stays PREPAID',
    input: {},
    expected: { kind: 'output', value: { Terms: 'PREPAID', Lines: [1, 2] } },
    approved: { at: agreed },
    ...more,
  };
}

function failing(more: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    scenario: 'T-03',
    passed: false,
    milliseconds: 16,
    differences: [{ path: 'Header.PaymentTerms', kind: 'changed', expected: 'PREPAID', actual: 'NET30', rule: 'R-05' }],
    problems: [],
    actual: { Terms: 'NET30', Lines: [1, 2] },
    at: '2026-07-16T09:39:00.000Z',
    ...more,
  };
}

const project = {
  ...emptyProject,
  mapping: { 'M-1': { id: 'M-1', name: 'Orders', order: 1, sources: ['S-1'], target: 'S-2', per: 'record' } },
} as const;
const change = { 'R-05': { at: changedAt, mine: true, label: 'Set PaymentTerms' } };

describe('the list of scenarios', () => {
  it('counts what passes and says why one fails', () => {
    const paid = scenario({ id: 'T-01', name: 'Paid order' });
    const passed: ScenarioResult = { ...failing({ scenario: 'T-01' }), passed: true, differences: [] };
    const [group] = scenarioGroups(project, [paid, scenario()], { 'T-01': passed, 'T-03': failing() }, change, '');
    expect({ title: group?.title, passed: group?.passed, of: group?.of, reasons: group?.rows.map((row) => row.reason) }).toEqual({
      title: 'Mapping',
      passed: 1,
      of: 2,
      reasons: [undefined, `PaymentTerms differs, since R-05 at ${clock(changedAt)}`],
    });
  });

  it('names no change that came before what is expected was agreed, nor one that undid', () => {
    const reasons = (changes: Parameters<typeof scenarioGroups>[3]) =>
      scenarioGroups(project, [scenario()], { 'T-03': failing() }, changes, '')[0]?.rows[0]?.reason;
    expect(reasons({})).toBe('PaymentTerms differs');
    expect(reasons({ 'R-05': { ...change['R-05'], at: Date.parse(agreed) - 1 } })).toBe('PaymentTerms differs');
    expect(reasons({ 'R-05': { ...change['R-05'], label: 'Undo: Set PaymentTerms' } })).toBe('PaymentTerms differs');
  });

  it('finds by name, id and rule to blame, and keeps the counts of all', () => {
    const others = [scenario({ id: 'T-01', name: 'Paid order' }), scenario()];
    const ids = (find: string) => scenarioGroups(project, others, { 'T-03': failing() }, {}, find)[0]?.rows.map((row) => row.scenario.id);
    expect([ids('paid ORDER'), ids('r-05'), ids('t-03'), ids('nowhere')]).toEqual([['T-01'], ['T-03'], ['T-03'], []]);
    expect(scenarioGroups(project, others, {}, {}, 'nowhere')[0]?.of).toBe(2);
  });

  it('sums up the last results', () => {
    expect(summaryOf([scenario(), scenario({ id: 'T-04' })], { 'T-03': failing({ milliseconds: 1600 }) })).toEqual({
      failed: 1,
      passed: 0,
      waiting: 1,
      ran: `1 ran at ${clock(Date.parse('2026-07-16T09:39:00.000Z'))} in 1.6 s`,
    });
  });
});

describe('the cause of a failure', () => {
  const known = { changes: change, lastChanged: ['R-05'], history: { undo: 'Set PaymentTerms' } };

  it('names the rule, who changed it and when, and can undo the very last edit', () => {
    expect(causeOf(scenario(), failing(), known)).toEqual({
      subject: 'R-05 broke it.',
      text: `You changed PaymentTerms at ${clock(changedAt)}; 1 value differs.`,
      undoes: 'R-05',
    });
  });

  it('offers no undo when another edit came after, or undo would take back something else', () => {
    expect(causeOf(scenario(), failing(), { ...known, lastChanged: ['R-09'] })?.undoes).toBeUndefined();
    expect(causeOf(scenario(), failing(), { ...known, history: { undo: 'Set City' } })?.undoes).toBeUndefined();
  });

  it('accuses nobody of what it has not seen', () => {
    expect(causeOf(scenario(), failing(), { changes: {}, lastChanged: [], history: {} })).toEqual({
      subject: '1 value differs.',
      text: 'What is expected differs from what R-05 gives.',
      undoes: undefined,
    });
  });

  it('says what is wrong where no value differs, and nothing while it passes', () => {
    const rejected = failing({
      differences: [],
      problems: [{ code: 'check/missing', message: 'Expected an output; the record is rejected.', severity: 'error' }],
    });
    expect(causeOf(scenario(), rejected, known)?.text).toBe('Expected an output; the record is rejected.');
    expect(causeOf(scenario(), failing({ passed: true }), known)).toBeUndefined();
  });
});

describe('the checks of a scenario', () => {
  it('counts the values that hold beside those that differ', () => {
    const { checks, holding, of } = checksOf(scenario(), failing());
    expect({ names: checks.map((check) => check.name), holding, of }).toEqual({ names: ['Header.PaymentTerms'], holding: 2, of: 3 });
  });

  it('lists assertions, failing first', () => {
    const asserted = scenario({
      expected: {
        kind: 'assertions',
        assertions: [
          { name: 'Has lines', expression: 'Lines' },
          { name: 'Is prepaid', expression: 'Terms = "PREPAID"' },
        ],
      },
    });
    const result = failing({
      differences: [],
      problems: [{ code: 'scenario/assertion', message: 'Is prepaid does not hold.', severity: 'error' }],
    });
    expect(checksOf(asserted, result).checks.map(({ name, holds }) => `${name} ${holds}`)).toEqual(['Is prepaid false', 'Has lines true']);
  });

  it('takes an exact number for one value and shows its digits', () => {
    expect(countLeaves({ a: { '#n': '1.10' }, b: [], c: [1, { d: 2 }] })).toBe(4);
    expect(jsonText({ a: { '#n': '1.10' } })).toBe('{\n  "a": 1.10\n}');
  });
});

describe('when it was agreed', () => {
  it('gives day and reason', () => {
    const now = new Date('2026-12-01T00:00:00Z');
    expect([
      agreedOn(scenario(), now),
      agreedOn(scenario({ approved: { at: '2025-01-05T12:00:00Z', reason: 'VAT changed' } }), now),
    ]).toEqual(['approved 2 July', 'approved 5 January 2025: VAT changed']);
  });
});
