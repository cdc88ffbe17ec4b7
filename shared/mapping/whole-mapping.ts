import type { Compile, CompiledExpression } from '#shared/engine/compiled-expression.ts';
import type { Value } from '#shared/records/value.ts';
import { composeMapping } from './compose.ts';
import type { RecordResult } from './outcome.ts';
import type { MappingPlan } from './plan.ts';

/** A mapping as one expression, so that a record is mapped in one evaluation. What it gives is what the rules give one by one. */
export class WholeMapping {
  readonly #expression: CompiledExpression;
  /** Nothing comes out of a record only where it is filtered. */
  readonly #nothingIsFiltered: boolean;

  private constructor(expression: CompiledExpression, plan: MappingPlan) {
    this.#expression = expression;
    this.#nothingIsFiltered = plan.keep !== undefined && plan.root.rule === undefined && plan.root.loop === undefined;
  }

  /** Nothing where a text of the mapping does not compile. `compile` is the one that the rules were compiled with. */
  static of(plan: MappingPlan, compile: Compile): WholeMapping | undefined {
    if (plan.problems.length > 0) return undefined;
    const compiled = compile(composeMapping(plan.definition, { lookups: 'settled' }));
    return compiled.ok ? new WholeMapping(compiled.value, plan) : undefined;
  }

  /**
   * A record mapped, without the values of the single rules. Nothing where only the rules one by one can tell: where one
   * fails, where numbers that a double rounds were computed on, where nothing comes out.
   */
  map(record: Value): RecordResult | undefined {
    const { outcome, inexact } = this.#expression.evaluate({ input: record });
    if (inexact || outcome.kind === 'error') return undefined;
    if (outcome.kind === 'value') return { filtered: false, output: outcome.value, values: none, loops: none, problems: none };
    return this.#nothingIsFiltered ? filtered : undefined;
  }
}

const none: readonly never[] = [];

const filtered: RecordResult = { filtered: true, values: none, loops: none, problems: none };
