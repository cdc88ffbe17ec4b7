import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Value } from '#shared/records/value.ts';
import { valueTraits } from '#shared/records/value-traits.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { SyntaxTree } from '#shared/syntax/tree.ts';
import type { CompileSettings } from './compile-settings.ts';
import type { CompiledExpression, Evaluation, EvaluationContext } from './compiled-expression.ts';
import type { Direct } from './direct.ts';
import { readDirect } from './direct.ts';
import { cloneExact } from './exact-arithmetic.ts';
import { expressionProblem } from './expression-problem.ts';
import { plainValue } from './plain-value.ts';
import type { Variant, VariantKind } from './variant.ts';
import { makeVariant } from './variant.ts';

/**
 * Compiles a JSONata expression. A text that is not JSONata is an error value with the reference's code, token and
 * position. Evaluated on `jsonata` within the limits; what it throws or returns that is no value is an error outcome.
 */
export function compile(text: string, settings: CompileSettings): Result<CompiledExpression> {
  if (text.length > settings.limits.characters)
    return fail(
      problem('expression/too-long', `The expression is ${text.length} characters long; the most is ${settings.limits.characters}.`),
    );
  const parsed = parseWithin(text);
  if (!parsed.ok) return fail(parsed.error);
  const variables: Record<string, Value> = { ...settings.variables };
  for (const lookup of settings.lookups ?? []) variables[lookup.name] = lookup.value;
  return ok(new ReferenceCompiled(text, { ...settings, variables }, readDirect(parsed.value.root, variables)));
}

/** A text that is nested deeper than the stack is an error of the text. */
function parseWithin(text: string): Result<SyntaxTree, Problem> {
  try {
    return parse(text);
  } catch (thrown) {
    if (thrown instanceof RangeError) return fail(problem('expression/too-deep', 'The expression is nested too deeply to be read.'));
    throw thrown;
  }
}

class ReferenceCompiled implements CompiledExpression {
  readonly text: string;
  readonly #settings: CompileSettings;
  readonly #direct: Direct | undefined;
  readonly #variants = new Map<VariantKind, Promise<Variant>>();

  constructor(text: string, settings: CompileSettings, direct: Direct | undefined) {
    this.text = text;
    this.#settings = settings;
    this.#direct = direct;
  }

  async evaluate(context: EvaluationContext): Promise<Evaluation> {
    const direct = this.#direct?.(context);
    if (direct !== undefined) return direct;
    const { exact, emptyArrays } = context.traits ?? valueTraits([context.input ?? null, context.root ?? null, context.variables ?? null]);
    const wraps = context.inConstructor === true && Array.isArray(context.input);
    try {
      const plain = exact ? undefined : await this.#run(wraps ? 'plain in constructor' : 'plain', context, emptyArrays);
      return plain ?? (await this.#run(wraps ? 'exact in constructor' : 'exact', context, emptyArrays)) ?? failed(lost);
    } catch (thrown) {
      return failed(expressionProblem(thrown, this.text));
    }
  }

  /** `undefined` when the plain form met a text whose digits a double would round. */
  async #run(kind: VariantKind, context: EvaluationContext, emptyArrays: boolean): Promise<Evaluation | undefined> {
    const variant = await this.#variant(kind);
    // The reference's grouping puts an item into an empty array that it is given.
    const safe = (value: Value | undefined): unknown => (emptyArrays && variant.groups ? cloneExact(value) : value);
    const { variables = {} } = context;
    const bindings: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(variables)) bindings[name] = safe(value);
    const returned = await variant.evaluate(safe(context.input), safe(context.root ?? context.input), bindings);
    if (variant.lostDigits()) return undefined;
    const plain = plainValue(returned, this.#settings.limits);
    if (!plain.ok) return failed(plain.error);
    return { outcome: plain.value === undefined ? { kind: 'nothing' } : { kind: 'value', value: plain.value }, inexact: variant.inexact() };
  }

  #variant(kind: VariantKind): Promise<Variant> {
    const known = this.#variants.get(kind);
    if (known !== undefined) return known;
    const made = makeVariant(this.text, kind, this.#settings);
    this.#variants.set(kind, made);
    return made;
  }
}

const lost = problem('evaluation/lost-digits', 'Digits were lost on the way.');

function failed(found: Problem): Evaluation {
  return { outcome: { kind: 'error', problem: found }, inexact: false };
}
