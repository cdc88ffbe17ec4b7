import type { Block, Inline } from '../document.ts';
import type { SpecContext } from '../section.ts';
import { derivedTable, fact, text } from './inline.ts';

/** Every scenario with its expectation and the status of its last run. */
export function scenarioTable({ project, measured }: SpecContext): readonly Block[] {
  const scenarios = Object.values(project.scenario).sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
  const rows = scenarios.map((scenario) => {
    const result = measured.scenarios.find((known) => known.id === scenario.id);
    const { expected } = scenario;
    const outcome = {
      output: 'The agreed output',
      filtered: 'The record is left out',
      rejected: 'The record is rejected',
      assertions: expected.kind === 'assertions' ? expected.assertions.map((assertion) => assertion.name).join('; ') : '',
    }[expected.kind];
    return [
      text(`${scenario.id} ${scenario.name}`),
      text(scenario.origin ?? 'Typed input'),
      text(outcome),
      statusFact(scenario.id, result),
    ];
  });
  return [derivedTable('scenarios', ['Test Case', 'Description', 'Expected Result', 'Status'], rows, 'no scenario yet')];
}

/** Ticks "Test cases passed" when every scenario has passed with the present rules. */
export function scenariosPass({ project, measured }: SpecContext): { readonly done: boolean; readonly inline: Inline } | undefined {
  const of = Object.keys(project.scenario).length;
  if (of === 0) return undefined;
  const passed = measured.scenarios.filter((result) => result.passed === true).length;
  return { done: passed === of, inline: fact(`${passed} of ${of} passed`, 'scenario', { state: passed === of ? 'fresh' : 'broken' }) };
}

function statusFact(scenario: string, result: { readonly passed?: boolean; readonly at?: string } | undefined): Inline {
  if (result?.passed === undefined) return fact('not run', 'scenario', { scenario, state: 'not-measured' });
  const at = result.at === undefined ? {} : { at: result.at };
  return fact(result.passed ? 'Pass' : 'Fail', 'scenario', { ...at, scenario, state: result.passed ? 'fresh' : 'broken' });
}
