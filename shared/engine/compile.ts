import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { compileClosures, type ClosureExpression } from './closures/compile-closures.ts';
import type { CompileSettings } from './compile-settings.ts';
import type { CompiledExpression, Evaluation, EvaluationContext } from './compiled-expression.ts';
import type { Value } from '#shared/records/value.ts';
import { expressionProblem } from './expression-problem.ts';
import { generate, type GeneratedExpression } from './generate/generated-expression.ts';
import { lookupFunction } from './lookup-function.ts';
import { plainValue } from './plain-value.ts';

/**
 * Compiles a JSONata expression. A text that is not JSONata is an error value with the language's code, token and
 * position. Evaluated within the limits; what it throws or returns that is no value is an error outcome.
 */
export function compile(text: string, settings: CompileSettings): Result<CompiledExpression> {
  const { limits, lookups = [] } = settings;
  if (text.length > limits.characters)
    return fail(problem('expression/too-long', `The expression is ${text.length} characters long; the most is ${limits.characters}.`));
  const globals: Record<string, unknown> = { ...settings.variables };
  for (const lookup of lookups) globals[lookup.name] = lookup.value;
  Object.assign(globals, settings.functions);
  const answering = lookupFunction(lookups, settings.onNoMatch);
  if (answering !== undefined) globals['lookup'] = answering;
  try {
    const { observer } = settings;
    const compiled = compileClosures(text, { limits, globals, ...(observer === undefined ? {} : { observer }) });
    return compiled.ok ? ok(new Compiled(text, compiled.value, settings)) : fail(compiled.error);
  } catch (thrown) {
    // Nested deeper than the stack is an error of the text.
    if (thrown instanceof RangeError) return fail(problem('expression/too-deep', 'The expression is nested too deeply to be read.'));
    throw thrown;
  }
}

/** Evaluations after which an expression is worth being made code. */
const worthCode = 50;

class Compiled implements CompiledExpression {
  readonly text: string;
  readonly #expression: ClosureExpression;
  readonly #settings: CompileSettings;
  /** Of `$now()`, where it is fixed. */
  readonly #instant: number | undefined;
  #evaluations = 0;
  #generated: GeneratedExpression | undefined;

  constructor(text: string, expression: ClosureExpression, settings: CompileSettings) {
    this.text = text;
    this.#expression = expression;
    this.#settings = settings;
    this.#instant = settings.now === undefined ? undefined : Date.parse(settings.now);
  }

  evaluate({ input, root = input, variables, inConstructor }: EvaluationContext): Evaluation {
    const runner = this.#runner();
    let returned: unknown;
    try {
      returned = runner.evaluate({ input, root, bindings: variables, instant: this.#instant, spreads: inConstructor === true });
    } catch (thrown) {
      return failed(expressionProblem(thrown, this.text, this.#settings.limits));
    }
    const { inexact } = runner;
    if (returned === undefined) return inexact ? { ...nothing, inexact } : nothing;
    const value = runner.plain ? ok(returned as Value) : plainValue(returned, this.#settings.limits);
    return value.ok ? { outcome: { kind: 'value', value: value.value }, inexact } : failed(value.error);
  }

  /** The code once it is worth having, until then the closures. */
  #runner(): Pick<GeneratedExpression, 'evaluate' | 'inexact' | 'plain'> {
    const { makeFunction, limits, observer } = this.#settings;
    if (makeFunction === undefined || observer !== undefined || this.#evaluations > worthCode) return this.#generated ?? this.#expression;
    this.#evaluations += 1;
    if (this.#evaluations > worthCode) this.#generated = generate(this.#expression, limits, makeFunction);
    return this.#expression;
  }
}

const nothing: Evaluation = { outcome: { kind: 'nothing' }, inexact: false };

function failed(found: Problem): Evaluation {
  return { outcome: { kind: 'error', problem: found }, inexact: false };
}
