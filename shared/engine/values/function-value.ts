/** A function of the language as a value: a lambda, a built-in, a partial application, a matcher of a regular expression, a host's function. */
export interface FunctionValue {
  readonly kind: 'function';
  /** Parameters it takes: what `$map` and its like hand over at most. */
  readonly arity: number;
}

/** Whether a value is a function of the language. */
export function isFunctionValue(value: unknown): value is FunctionValue {
  return value instanceof FunctionBase;
}

/** The one class behind every function value, so that asking is one comparison. */
export abstract class FunctionBase implements FunctionValue {
  readonly kind = 'function';
  readonly arity: number;

  constructor(arity: number) {
    this.arity = arity;
  }
}
