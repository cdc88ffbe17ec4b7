import type { Rule } from '#shared/mapping/mapping.ts';
import type { BranchesTaken } from './branches.ts';
import { ruleBranches } from './branches.ts';
import type { Coverage } from './scenario-result.ts';

/** Gathers what scenarios reach, and what sample records would. */
export class CoverageTally {
  readonly #rules: readonly Rule[];
  readonly #scenarios = new Map<string, { count: number; branches: Set<number> }>();
  readonly #samples = new Map<string, Map<number, number>>();

  constructor(rules: readonly Rule[]) {
    this.#rules = rules;
  }

  addScenario(taken: BranchesTaken): void {
    for (const [rule, branches] of taken) {
      const known = this.#scenarios.get(rule) ?? { count: 0, branches: new Set<number>() };
      known.count += 1;
      for (const branch of branches) known.branches.add(branch);
      this.#scenarios.set(rule, known);
    }
  }

  addSample(taken: BranchesTaken): void {
    for (const [rule, branches] of taken) {
      const known = this.#samples.get(rule) ?? new Map<number, number>();
      for (const branch of branches) known.set(branch, (known.get(branch) ?? 0) + 1);
      this.#samples.set(rule, known);
    }
  }

  /** How many scenarios evaluate a rule, and how many of its branches they take. */
  ofRule(rule: Rule): { readonly scenarios: number; readonly branches?: { readonly taken: number; readonly of: number } } {
    const reached = this.#scenarios.get(rule.id);
    const of = ruleBranches(rule).length;
    return { scenarios: reached?.count ?? 0, ...(of === 0 ? {} : { branches: { taken: reached?.branches.size ?? 0, of } }) };
  }

  coverage(): Coverage {
    let [reached, taken, of] = [0, 0, 0];
    const open: Coverage['open'][number][] = [];
    for (const rule of this.#rules) {
      const known = this.#scenarios.get(rule.id);
      if (known !== undefined) reached += 1;
      const branches = ruleBranches(rule);
      // A rule that can go one way only is one branch, taken when it is evaluated.
      if (branches.length === 0) {
        of += 1;
        if (known !== undefined) taken += 1;
      }
      for (const branch of branches) {
        of += 1;
        if (known?.branches.has(branch.id) === true) taken += 1;
        else open.push({ rule: rule.id, label: branch.label, sampleRecords: this.#samples.get(rule.id)?.get(branch.id) ?? 0 });
      }
    }
    return { rules: { reached, of: this.#rules.length }, branches: { taken, of }, open };
  }
}
