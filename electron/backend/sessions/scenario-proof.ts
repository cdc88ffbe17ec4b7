import type { ScenarioRun } from '#electron/backend/runs/run-scenarios.ts';
import { runScenarios } from '#electron/backend/runs/run-scenarios.ts';
import type { ProjectStatus } from '#shared/rpc/contract/preview.ts';
import type { RuleProof } from '#shared/project/status.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Coverage, ScenarioResult } from '#shared/scenarios/scenario-result.ts';
import { documentNumber } from './document-number.ts';
import type { ProjectSession } from './project-session.ts';
import { findDocument } from '#shared/project/documents/project-documents.ts';

const none: Coverage = { rules: { reached: 0, of: 0 }, branches: { taken: 0, of: 0 }, open: [] };

/** Results of the scenarios of one project with its present rules, and what they reached. */
export class ScenarioProof {
  readonly #session: ProjectSession;
  #results: readonly ScenarioResult[] = [];
  #run: ScenarioRun | undefined;
  /** What the last whole run was made of: the same again needs no run. */
  #basis = '';

  constructor(session: ProjectSession) {
    this.#session = session;
  }

  /** Runs all scenarios, or those named, and says what all of them show. `superseded` ends it early and keeps what was known. */
  async run(
    superseded: () => boolean,
    scenarios?: readonly string[],
  ): Promise<{ readonly results: readonly ScenarioResult[]; readonly coverage: Coverage }> {
    const { project } = this.#session.file;
    const basis = basisOf(project);
    // Coverage is of all scenarios together, so those not asked for run too. Asked for by a person, they run anew.
    if (basis !== this.#basis || this.#run === undefined || scenarios !== undefined) {
      const run = await runScenarios(project, this.#session.background, undefined, superseded);
      if (!superseded()) {
        await this.#countSamples(run, project, superseded);
        this.#run = run;
        this.#results = run.results;
        this.#basis = basis;
      }
    }
    const chosen = scenarios === undefined ? this.#results : this.#results.filter((result) => scenarios.includes(result.scenario));
    return { results: chosen, coverage: this.#run?.coverage ?? none };
  }

  results(): readonly ScenarioResult[] {
    return this.#results;
  }

  counts(): ProjectStatus['scenarios'] {
    const of = Object.keys(this.#session.file.project.scenario).length;
    const passed = this.#results.filter((result) => result.passed).length;
    const at = this.#results.at(-1)?.at;
    return { passed, failed: this.#results.length - passed, of, ...(at === undefined ? {} : { at }) };
  }

  ofRule(rule: string): RuleProof | undefined {
    const found = findDocument(this.#session.file.project, 'rule', rule);
    return found === undefined || this.#run === undefined ? undefined : this.#run.tally.ofRule(found);
  }

  /** How many sample records take each branch that no scenario takes. */
  async #countSamples(run: ScenarioRun, project: Project, superseded: () => boolean): Promise<void> {
    if (run.coverage.open.length === 0) return;
    const mappings = new Set(run.coverage.open.flatMap(({ rule }) => findDocument(project, 'rule', rule)?.mapping ?? []));
    for (const mapping of mappings) {
      if (superseded()) return;
      const ready = await this.#session.ready(mapping, 'background');
      if (!ready.ok) continue;
      const taken = await ready.value.evaluator.cover(mapping, ready.value.inputs.values);
      if (taken.ok) for (const one of taken.value) run.tally.addSample(one);
    }
    run.coverage = run.tally.coverage();
  }
}

function basisOf({ mapping, rule, loop, lookup, scenario, side }: Project): string {
  const targets = Object.values(side).map(({ id, schema, write }) => [id, schema, write]);
  return JSON.stringify([mapping, rule, loop, Object.values(lookup).map(documentNumber), scenario, targets]);
}
