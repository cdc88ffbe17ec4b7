import type { Coverage, ScenarioResult } from '#shared/rpc/contract/scenario.ts';
import type { ProjectStatus } from '#shared/rpc/contract/preview.ts';
import type { RuleProof } from '#shared/project/status.ts';
import type { ProjectSession } from './project-session.ts';

/** Results of the scenarios of one project with its present rules, and what they reached. */
export class ScenarioProof {
  readonly #session: ProjectSession;
  #results: readonly ScenarioResult[] = [];

  constructor(session: ProjectSession) {
    this.#session = session;
  }

  async run(superseded: () => boolean, scenarios?: readonly string[]): Promise<{ readonly results: readonly ScenarioResult[]; readonly coverage: Coverage }> {
    void superseded;
    void scenarios;
    return { results: this.#results, coverage: { rules: { reached: 0, of: 0 }, branches: { taken: 0, of: 0 }, open: [] } };
  }

  results(): readonly ScenarioResult[] {
    return this.#results;
  }

  counts(): ProjectStatus['scenarios'] {
    const of = Object.keys(this.#session.file.project.scenario).length;
    const passed = this.#results.filter((result) => result.passed).length;
    return { passed, failed: this.#results.length - passed, of };
  }

  ofRule(rule: string): RuleProof | undefined {
    void rule;
    return undefined;
  }
}
