import type { Evaluator } from '#electron/backend/evaluator/evaluator.ts';
import { outputText } from '#electron/backend/sessions/preview-record.ts';
import type { MappingDefinition, Rule } from '#shared/mapping/mapping.ts';
import { overrideMandatory } from '#shared/pipeline/mandatory-fields.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Side } from '#shared/project/documents/side.ts';
import { mappingDefinition, orderedMappings } from '#shared/project/mapping-definition.ts';
import { recordCheck } from '#shared/quality/check-record.ts';
import { fromWire } from '#shared/records/wire-value.ts';
import { CoverageTally } from '#shared/scenarios/coverage.ts';
import type { ScenarioPorts } from '#shared/scenarios/run-scenario.ts';
import { runScenario } from '#shared/scenarios/run-scenario.ts';
import type { Expectation, Scenario } from '#shared/scenarios/scenario.ts';
import type { Coverage, ScenarioResult } from '#shared/scenarios/scenario-result.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

/** What scenarios showed: a result each, and what they reached of the rules of all mappings. */
export interface ScenarioRun {
  readonly results: readonly ScenarioResult[];
  readonly tally: CoverageTally;
  /** Of the tally as it stands; made anew when sample records are added to it. */
  coverage: Coverage;
}

/**
 * Runs scenarios, all of the project or those named, with the project's rules as they are. `stopped` is asked between
 * two of them; what is done until then is given.
 */
export async function runScenarios(
  project: Project,
  evaluator: Evaluator,
  only?: readonly string[],
  stopped: () => boolean = () => false,
): Promise<ScenarioRun> {
  const rules: Rule[] = Object.values(project.rule);
  const tally = new CoverageTally(rules);
  const results: ScenarioResult[] = [];
  for (const mapping of orderedMappings(project)) {
    const definition = mappingDefinition(project, mapping.id);
    const scenarios = Object.values(project.scenario).filter(
      (one) => one.mapping === mapping.id && (only === undefined || only.includes(one.id)),
    );
    if (definition === undefined || scenarios.length === 0) continue;
    const target = findDocument(project, 'side', mapping.target);
    const key = freeKey(evaluator, mapping.id);
    let loaded: { readonly now: string | undefined } | undefined;
    for (const scenario of scenarios) {
      if (stopped()) break;
      const { now } = scenario;
      if (loaded === undefined || loaded.now !== now) await evaluator.load(key, now === undefined ? definition : { ...definition, now });
      loaded = { now };
      const result = await runScenario(scenario, portsOf(definition, target, evaluator, key));
      results.push({ ...result, ...texts(scenario.expected, result, target) });
      const taken = await evaluator.cover(key, [fromWire(scenario.input)]);
      if (taken.ok) for (const one of taken.value) tally.addScenario(one);
    }
    evaluator.forget(key);
    busyKeys.get(evaluator)?.delete(key);
  }
  return { results, tally, coverage: tally.coverage() };
}

/** Keys under which runs of scenarios have loaded their mapping just now. */
const busyKeys = new WeakMap<Evaluator, Set<string>>();

/** A key that no other run of scenarios uses that is under way; used again, so that the process does not gather mappings. */
function freeKey(evaluator: Evaluator, mapping: string): string {
  const busy = busyKeys.get(evaluator) ?? new Set<string>();
  busyKeys.set(evaluator, busy);
  let number = 1;
  while (busy.has(`scenarios ${number} of ${mapping}`)) number += 1;
  busy.add(`scenarios ${number} of ${mapping}`);
  return `scenarios ${number} of ${mapping}`;
}

function portsOf(definition: MappingDefinition, target: Side | undefined, evaluator: Evaluator, key: string): ScenarioPorts {
  const check =
    target === undefined ? undefined : recordCheck(target.schema, { lexical: target.format === 'xml' || target.format === 'csv' });
  const settle = overrideMandatory(definition);
  const { mapping, rules } = definition;
  return {
    rules,
    onInvalid: mapping.onInvalid ?? (mapping.per === 'record' ? 'reject' : 'report'),
    map: async (input) => {
      const [mapped] = await evaluator.mapRecords(key, [input]);
      if (mapped === undefined) throw new Error('One record was given and none came back');
      return mapped;
    },
    check: (output) => settle(output, check?.check(output) ?? []),
    evaluate: async (expression, output, input) => {
      const evaluated = await evaluator.evaluate(key, expression, output, { input });
      if (!evaluated.ok) return { kind: 'error', problem: evaluated.error };
      const { outcome } = evaluated.value;
      return outcome.kind === 'value' ? { kind: 'value', value: fromWire(outcome.value) } : outcome;
    },
    clock: { elapsed: () => performance.now(), now: () => new Date() },
  };
}

/** Expected and actual output as the target's format writes them, to be laid side by side. */
function texts(
  expected: Expectation,
  result: ScenarioResult,
  target: Side | undefined,
): Pick<ScenarioResult, 'expectedText' | 'actualText'> {
  const wanted = expected.kind === 'output' ? outputText(target, fromWire(expected.value)) : undefined;
  const given = result.actual === undefined ? undefined : outputText(target, fromWire(result.actual));
  return {
    ...(wanted !== undefined && 'text' in wanted ? { expectedText: wanted.text } : {}),
    ...(given !== undefined && 'text' in given ? { actualText: given.text } : {}),
  };
}

/** A scenario found by its id or its name. */
export function findScenario(project: Project, text: string): Scenario | undefined {
  return Object.values(project.scenario).find((one) => one.id === text || one.name === text);
}
