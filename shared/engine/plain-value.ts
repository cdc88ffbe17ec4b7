import { setOwn } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import type { EvaluationLimits } from './limits.ts';
import { FunctionBase } from './values/function-value.ts';
import { isMarked } from './values/sequence.ts';

/**
 * What an evaluation returned as a value that may leave the engine: ordinary arrays and objects, no functions, no numbers
 * that JSON lacks, no deeper and no larger than the limits.
 */
export function plainValue(returned: unknown, limits: EvaluationLimits, within: 'null' | 'refused' = 'null'): Result<Value> {
  if (typeof returned === 'string' || typeof returned === 'boolean' || returned === null) return ok(returned);
  const walk = new ResultWalk(limits, within === 'null');
  const value = walk.plain(returned, 0);
  return walk.problem === undefined ? ok(value) : fail(walk.problem);
}

class ResultWalk {
  problem: Problem | undefined;
  readonly #limits: EvaluationLimits;
  readonly #takesNothing: boolean;
  #count = 0;

  constructor(limits: EvaluationLimits, takesNothing: boolean) {
    this.#limits = limits;
    this.#takesNothing = takesNothing;
  }

  plain(value: unknown, depth: number): Value {
    this.#count += 1;
    if (this.#count > this.#limits.resultValues)
      return this.#stop('evaluation/too-large', `The result holds more than ${this.#limits.resultValues} values.`);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number')
      return Number.isFinite(value)
        ? value
        : this.#stop('D1001', `The number ${String(value)} is out of range.`, 'Check for a division by zero.');
    if (value === undefined)
      return this.#takesNothing ? null : this.#stop('evaluation/no-value', 'The expression gives a list with nothing at a place.');
    if (typeof value === 'function' || value instanceof FunctionBase)
      return this.#stop(
        'evaluation/function-result',
        'The expression gives a function, not a value.',
        'Call the function, or name a field.',
      );
    if (value instanceof ExactNumber) return value;
    if (typeof value !== 'object')
      return this.#stop('evaluation/no-value', `The expression gives a ${typeof value}, which is not a value.`);
    if (depth >= this.#limits.resultDepth)
      return this.#stop('evaluation/too-deep', `The result nests deeper than ${this.#limits.resultDepth} levels.`);
    return Array.isArray(value) ? this.#items(value, depth) : this.#object(value, depth);
  }

  /** An ordinary array of unchanged items is given on as it is. */
  #items(items: readonly unknown[], depth: number): Value {
    let copy: Value[] | undefined = isMarked(items) ? [] : undefined;
    for (let i = 0; i < items.length && this.problem === undefined; i += 1) {
      const item = items[i];
      const plain = this.plain(item, depth + 1);
      if (copy === undefined && plain !== item) copy = (items as readonly Value[]).slice(0, i);
      copy?.push(plain);
    }
    return copy ?? (items as readonly Value[]);
  }

  /** An ordinary object of unchanged parts is given on as it is. */
  #object(object: object, depth: number): Value {
    const given = object as Readonly<Record<string, unknown>>;
    let copy: Record<string, Value> | undefined = Object.getPrototypeOf(object) === Object.prototype ? undefined : {};
    const keys = Object.keys(given);
    for (let i = 0; i < keys.length && this.problem === undefined; i += 1) {
      const key = keys[i] ?? '';
      const part = given[key];
      const plain = part === undefined ? undefined : this.plain(part, depth + 1);
      if (copy === undefined && (plain !== part || part === undefined)) copy = firstParts(given, keys, i);
      if (copy !== undefined && plain !== undefined) setOwn(copy, key, plain);
    }
    return copy ?? (given as Readonly<Record<string, Value>>);
  }

  #stop(code: string, message: string, next?: string): null {
    this.problem ??= problem(code, message, next === undefined ? {} : { next });
    return null;
  }
}

/** A copy of the parts before one of the keys, which were found to be plain. */
function firstParts(given: Readonly<Record<string, unknown>>, keys: readonly string[], count: number): Record<string, Value> {
  const copy: Record<string, Value> = {};
  for (const key of keys.slice(0, count)) setOwn(copy, key, given[key] as Value);
  return copy;
}
