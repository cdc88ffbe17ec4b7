import type { Result } from '#shared/base/result.ts';
import type { Outcome } from '#shared/records/outcome.ts';
import type { Value } from '#shared/records/value.ts';

/** What an expression is evaluated over. */
export interface EvaluationContext {
  /** `$`: what names without a variable read from; absent: nothing. */
  readonly input?: Value;
  /** `$$`; absent: the input. */
  readonly root?: Value;
  /** Variables by name, without `$`. */
  readonly variables?: Readonly<Record<string, Value>>;
  /** The expression stands as a value inside `{…}`: over an array this differs from standing alone. */
  readonly inConstructor?: boolean;
}

/** An outcome, and whether numbers that a double rounds were computed on. */
export interface Evaluation {
  readonly outcome: Outcome;
  readonly inexact: boolean;
}

/** An expression ready to evaluate, one evaluation at a time. */
export interface CompiledExpression {
  readonly text: string;
  evaluate(context: EvaluationContext): Evaluation;
}

/** How a text becomes an expression; lookup tables, limits and instant are already settled. */
export type Compile = (text: string) => Result<CompiledExpression>;
