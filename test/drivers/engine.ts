import type { JsonValue } from '#shared/base/json-value.ts';
import type { Problem } from '#shared/base/problem.ts';
import { compile as compileExpression } from '#shared/engine/compile.ts';
import { defaultLimits } from '#shared/engine/limits.ts';
import type { Value } from '#shared/records/value.ts';

/** Milliseconds and calls in one another that one evaluation may use. */
export interface DoorLimits {
  readonly timeout?: number;
  readonly stack?: number;
}

/** An expression behind the door: plain JavaScript data in, plain JavaScript data out, `undefined` for nothing. */
export interface DoorExpression {
  /** A value or a promise of one. Throws an object with `code`, and `position` and `token` where the language gives them. */
  evaluate(data?: unknown, bindings?: Readonly<Record<string, unknown>>): unknown;
}

/** What measures engines: the language's suite, the fuzzer, the benchmarks. */
export interface EngineDoor {
  readonly name: string;
  /** Throws as `evaluate` does when the text is not JSONata. */
  compile(expression: string, limits?: DoorLimits): DoorExpression;
}

const door: EngineDoor = {
  name: 'mapwright',
  compile: (expression, limits = {}) => {
    const settings = {
      limits: {
        ...defaultLimits,
        milliseconds: limits.timeout ?? defaultLimits.milliseconds,
        depth: limits.stack ?? defaultLimits.depth,
        items: 10_000_000,
        resultValues: 50_000_000,
      },
    };
    const compiled = compileExpression(expression, settings);
    if (!compiled.ok) throw thrownBy(compiled.error);
    return {
      evaluate: async (data, bindings = {}) => {
        const functions: Record<string, (...args: unknown[]) => unknown> = {};
        const variables: Record<string, Value> = {};
        for (const [name, value] of Object.entries(bindings))
          if (typeof value === 'function') functions[name] = (...args) => Reflect.apply(value, undefined, args) as unknown;
          else if (value !== undefined) variables[name] = value as JsonValue;
        const again = Object.keys(functions).length === 0 ? compiled : compileExpression(expression, { ...settings, functions });
        if (!again.ok) throw thrownBy(again.error);
        const { outcome } = await again.value.evaluate({ ...(data === undefined ? {} : { input: data as JsonValue }), variables });
        if (outcome.kind === 'error') throw thrownBy(outcome.problem);
        return outcome.kind === 'nothing' ? undefined : outcome.value;
      },
    };
  },
};

function thrownBy(problem: Problem): Error {
  const { code, message, token, place } = problem;
  return Object.assign(new Error(message), {
    code,
    ...(token === undefined ? {} : { token }),
    ...(place?.end === undefined ? {} : { position: place.end }),
  });
}

export default door;
