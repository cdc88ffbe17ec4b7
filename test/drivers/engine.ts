import { makeFunction } from '#electron/backend/evaluator/make-function.ts';
import { type ClosureExpression, compileClosures } from '#shared/engine/closures/compile-closures.ts';
import { generate, type GeneratedExpression } from '#shared/engine/generate/generated-expression.ts';
import { defaultLimits, type EvaluationLimits } from '#shared/engine/limits.ts';
import { sentenceOf } from '#shared/engine/values/error-sentences.ts';
import { FunctionBase, type FunctionCall } from '#shared/engine/values/function-value.ts';
import { LanguageError } from '#shared/engine/values/language-error.ts';
import type { SyntaxProblem } from '#shared/syntax/syntax-problem.ts';

/** Milliseconds and calls in one another that one evaluation may use. */
export interface DoorLimits {
  readonly timeout?: number;
  readonly stack?: number;
}

/** An expression behind the door: plain JavaScript data in, plain JavaScript data out, `undefined` for nothing. */
interface DoorExpression {
  /** A value or a promise of one. Throws an error with `code`, and `position` and `token` where the language gives them. */
  evaluate(data?: unknown, bindings?: Readonly<Record<string, unknown>>): unknown;
}

/** What measures engines: the language's suite, the fuzzer, the benchmarks. */
export interface EngineDoor {
  readonly name: string;
  /** Throws as `evaluate` does when the text is not JSONata. */
  compile(expression: string, limits?: DoorLimits): DoorExpression;
}

/** Longest sequence: what a range of the language may hold. */
const items = 10_000_000;

/** The door to a way of running what was compiled. */
function makeDoor(name: string, ready: (compiled: ClosureExpression, limits: EvaluationLimits) => Ready): EngineDoor {
  return {
    name,
    compile: (expression, limits = {}) => {
      const settings = {
        limits: { milliseconds: limits.timeout ?? defaultLimits.milliseconds, depth: limits.stack ?? defaultLimits.depth, items },
      };
      const compiled = compileClosures(expression, { ...settings, globals: { eval: new TextEvaluation(settings) } });
      if (!compiled.ok) throw syntaxError(compiled.error);
      const made = ready(compiled.value, { ...defaultLimits, ...settings.limits });
      return {
        evaluate: (data, bindings) => {
          try {
            const value = made.evaluate({ input: data, root: data, bindings });
            return made.plain ? value : plain(value);
          } catch (thrown) {
            throw evaluationError(thrown, settings.limits.depth);
          }
        },
      };
    },
  };
}

/** What evaluates, and whether what it gave last is of plain lists and objects already. */
type Ready = Pick<GeneratedExpression, 'evaluate' | 'plain'>;

/** The engine without generated code. */
export const closuresDoor = makeDoor('closures', (compiled) => compiled);

/** `$eval`, which the product refuses: bound here so that all of the language can be compared. */
class TextEvaluation extends FunctionBase {
  readonly #settings: Parameters<typeof compileClosures>[1];

  constructor(settings: Parameters<typeof compileClosures>[1]) {
    super(2);
    this.#settings = settings;
  }

  override invoke(call: FunctionCall, args: readonly unknown[], context: unknown): unknown {
    const [text] = args;
    if (args.length > 2) throw new LanguageError('T0410', { value: args[2], parts: { index: 3 } });
    if (text === undefined && args.length > 0) return undefined;
    if (typeof text !== 'string') throw new LanguageError('T0410', { value: text, parts: { index: 1 } });
    const input = args[1] === undefined ? context : args[1];
    const compiled = compileClosures(text, { ...this.#settings, globals: { eval: this } });
    if (!compiled.ok) throw new LanguageError('D3120', { value: compiled.error.message });
    try {
      return compiled.value.evaluate({ input, root: input, instant: call.instant, spreads: args[1] === undefined });
    } catch (thrown) {
      throw thrown instanceof LanguageError ? new LanguageError('D3121', { value: thrown.code }) : thrown;
    }
  }
}

/** Without the engine's own kinds of lists; the lists of the data are given on as they are. */
function plain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || value instanceof FunctionBase) return value;
  if (Array.isArray(value)) {
    const parts = value.map(plain);
    return value.constructor === Array && parts.every((part, i) => part === value[i]) ? value : Array.from(parts);
  }
  const entries = Object.entries(value);
  const parts = entries.map(([key, part]): [string, unknown] => [key, plain(part)]);
  return parts.every(([, part], i) => part === entries[i]?.[1]) ? value : Object.fromEntries(parts);
}

function syntaxError({ code, message, position, token }: SyntaxProblem): Error {
  return thrownError(message, code, position, token);
}

function evaluationError(thrown: unknown, depth: number): unknown {
  const full = thrown instanceof RangeError && thrown.message.includes('call stack');
  const error = full ? new LanguageError('D1011', { parts: { depth } }) : thrown;
  // A bug of the engine stays what it is.
  return error instanceof LanguageError ? thrownError(sentenceFor(error), error.code, error.position, error.token) : error;
}

/** `$eval` has no sentence in the product. */
function sentenceFor(error: LanguageError): string {
  return error.code === 'D3120' || error.code === 'D3121' ? `$eval failed: ${String(error.value)}` : sentenceOf(error);
}

function thrownError(message: string, code: string, position: number | undefined, token: string | undefined): Error {
  return Object.assign(new Error(message), {
    code,
    ...(position === undefined ? {} : { position }),
    ...(token === undefined ? {} : { token }),
  });
}

/** As the evaluation process does: code is made of expressions. */
export default makeDoor('mapwright', (compiled, limits) => generate(compiled, limits, makeFunction));
