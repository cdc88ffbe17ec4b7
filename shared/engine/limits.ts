/** What one evaluation may use. Beyond it the evaluation is an error, not a slow success. */
export interface EvaluationLimits {
  /** Milliseconds of one evaluation, looked at between steps; a single long step is stopped by the process around it. */
  readonly milliseconds: number;
  /** Evaluations in one another. */
  readonly depth: number;
  /** Items of one sequence. */
  readonly items: number;
  /** Characters of an expression. */
  readonly characters: number;
  /** Levels of a result. */
  readonly resultDepth: number;
  /** Values in a result, all levels together. */
  readonly resultValues: number;
}

export const defaultLimits: EvaluationLimits = {
  milliseconds: 2_000,
  depth: 30_000,
  items: 1_000_000,
  characters: 200_000,
  resultDepth: 500,
  resultValues: 5_000_000,
};
