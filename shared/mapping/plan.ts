import type { FieldPath } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { CompiledExpression } from '#shared/engine/compiled-expression.ts';
import type { Loop, MappingDefinition, Rule } from './mapping.ts';

/** A text compiled, or the problem that stands in every record for it. */
export type Compiled = { readonly ok: true; readonly expression: CompiledExpression } | { readonly ok: false; readonly problem: Problem };

export interface RulePlan {
  readonly rule: Rule;
  readonly expression: Compiled;
  readonly default?: Compiled;
}

export interface LoopPlan {
  readonly loop: Loop;
  readonly each: Compiled;
  readonly where?: Compiled;
  readonly sort?: Compiled;
}

/** One target field that gets a value, and those below it in the order they are written. */
export interface TargetPlan {
  readonly name: string;
  readonly path: FieldPath;
  /** The schema says it is an array. */
  readonly repeats: boolean;
  readonly rule?: RulePlan;
  readonly loop?: LoopPlan;
  readonly children: readonly TargetPlan[];
}

/** A mapping ready to map records, one at a time. */
export interface MappingPlan {
  readonly definition: MappingDefinition;
  readonly keep?: Compiled;
  readonly root: TargetPlan;
  /** What does not compile or does not fit; each names its rule or loop. */
  readonly problems: readonly Problem[];
}
