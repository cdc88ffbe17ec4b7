import { compile } from '#shared/engine/compile.ts';
import type { CompileSettings } from '#shared/engine/compile-settings.ts';
import { compileMapping } from '#shared/mapping/compile-mapping.ts';
import { mapRecord } from '#shared/mapping/map-record.ts';
import type { MappingDefinition } from '#shared/mapping/mapping.ts';
import type { MappingPlan } from '#shared/mapping/plan.ts';
import type { Value } from '#shared/records/value.ts';
import type { BranchesTaken } from '#shared/scenarios/branches.ts';
import { instrumentMapping, ruleBranches } from '#shared/scenarios/branches.ts';
import { hitVariable, lookupVariable } from '#shared/syntax/branches.ts';

/** Maps records with rules that report the branches they take. */
export class BranchRecorder {
  readonly #plan: MappingPlan;
  /** Of rules with a default: the id of the branch that it is not needed. */
  readonly #defaults = new Map<string, number>();
  #taken = new Map<string, Set<number>>();
  #rule = '';
  /** The lookup just made found nothing and the table answered for it. */
  #answered = false;

  constructor(definition: MappingDefinition, settings: CompileSettings) {
    const hit = (id: number): void => void this.#taken.get(this.#rule)?.add(id);
    const functions = {
      [hitVariable]: (id: unknown, value: unknown) => {
        hit(Number(id));
        return value;
      },
      [lookupVariable]: (id: unknown, value: unknown) => {
        hit(Number(id) + (value === undefined || this.#answered ? 1 : 0));
        this.#answered = false;
        return value;
      },
    };
    this.#plan = compileMapping(instrumentMapping(definition), (text) =>
      compile(text, { ...settings, functions, onNoMatch: () => (this.#answered = true) }),
    );
    for (const rule of definition.rules)
      if (rule.default !== undefined && rule.default.trim() !== '') this.#defaults.set(rule.id, ruleBranches(rule).length - 2);
  }

  record(value: Value): BranchesTaken {
    this.#taken = new Map();
    const result = mapRecord(this.#plan, value, {
      onRule: (rule) => {
        this.#rule = rule;
        if (!this.#taken.has(rule)) this.#taken.set(rule, new Set());
      },
    });
    for (const { rule, defaulted, outcome } of result.values) {
      const first = this.#defaults.get(rule);
      if (first !== undefined && (outcome.kind === 'value' || defaulted === true))
        this.#taken.get(rule)?.add(defaulted === true ? first + 1 : first);
    }
    const rules = new Set(result.values.map((one) => one.rule));
    return [...this.#taken].filter(([rule]) => rules.has(rule)).map(([rule, branches]) => [rule, [...branches].sort((a, b) => a - b)]);
  }
}
