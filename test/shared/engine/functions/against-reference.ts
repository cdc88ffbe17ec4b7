import { isDeepStrictEqual } from 'node:util';
import jsonata from 'jsonata';
import { callable } from '#shared/engine/closures/function-kinds.ts';
import { Budget } from '#shared/engine/values/budget.ts';
import { compileSignature } from '#shared/engine/values/check-signature.ts';
import { FunctionBase, type FunctionCall } from '#shared/engine/values/function-value.ts';
import { LanguageError } from '#shared/engine/values/language-error.ts';
import { collapse, outerInput } from '#shared/engine/values/sequence.ts';
import { Matcher } from '#shared/engine/functions/matcher.ts';
import { builtins } from '#shared/engine/functions/registry.ts';

// The reference makes a stack for each error, which is most of the time that these tests take.
Error.stackTraceLimit = 0;

/** A regular expression literal among the arguments of a call. */
export class Literal {
  readonly expression: RegExp;

  constructor(expression: RegExp) {
    this.expression = expression;
  }
}

/** A call of a built-in with values as they are in data, functions of the host and literals of regular expressions. */
export interface Call {
  readonly name: string;
  readonly args: readonly unknown[];
  readonly context?: unknown;
}

/** What a call gave: a value, or the error. */
interface Outcome {
  readonly value?: unknown;
  readonly code?: unknown;
  readonly about?: unknown;
  readonly index?: unknown;
}

export const instant = Date.UTC(2017, 3, 5, 11, 47, 9, 123);

/** Calls ours as the evaluator does. `noted` is told of digits lost. */
export function callOurs({ name, args, context }: Call, noted: () => void = () => undefined): unknown {
  const builtin = builtins.get(name);
  if (builtin === undefined) throw new Error(`no $${name}`);
  const call: FunctionCall = {
    instant,
    budget: new Budget({ milliseconds: 10_000, depth: 100, items: 10_000_000 }, Date.now),
    noteInexact: noted,
    apply: (called, given) => collapse(called.invoke(call, given, null)),
  };
  const value = collapse(builtin.run(call, compileSignature(builtin.signature)(args.map(toOurs), contextOf(context))));
  // A list as its items alone, without what the evaluator knows of it.
  return Array.isArray(value) ? Array.from<unknown>(value) : value;
}

/** A whole input that is a list stands as one item, as the evaluator makes it. */
function contextOf(input: unknown): unknown {
  return Array.isArray(input) ? outerInput(input) : input;
}

function toOurs(arg: unknown): unknown {
  if (arg instanceof Literal) return new Matcher(arg.expression.source, arg.expression.flags);
  return callable(arg);
}

function outcomeOfOurs(call: Call): Outcome {
  try {
    return { value: plain(callOurs(call)) };
  } catch (error) {
    if (!(error instanceof LanguageError)) throw error;
    return { code: error.code, about: plain(error.value), index: error.parts['index'] };
  }
}

const expressions = new Map<string, ReturnType<typeof jsonata>>();

/** The same call by the reference, as an expression with the arguments bound to variables. */
export async function callReference({ name, args, context }: Call): Promise<unknown> {
  const written = args.map((arg, i) => (arg instanceof Literal ? String(arg.expression) : `$a${i}`)).join(', ');
  const text = `$${name}(${written})`;
  let expression = expressions.get(text);
  if (expression === undefined) {
    expression = jsonata(text);
    expressions.set(text, expression);
  }
  return expression.evaluate(context, Object.fromEntries(args.map((arg, i) => [`a${i}`, arg])));
}

async function outcomeOfReference(call: Call): Promise<Outcome> {
  try {
    return { value: plain(await callReference(call)) };
  } catch (error) {
    const { code, value, index } = Object(error) as Record<string, unknown>;
    return { code: code ?? 'crash', about: plain(value), index };
  }
}

/** Without what the engines mark lists and objects with. */
function plain(value: unknown): unknown {
  if (typeof value === 'function' || value instanceof FunctionBase) return 'a function';
  if (Array.isArray(value)) return Array.from(value, plain);
  if (typeof value !== 'object' || value === null || value instanceof Literal) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}

/** The calls that the two answer differently. Where the reference crashes instead of saying what is wrong, ours must say it. */
export async function differences(calls: Iterable<Call>): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  for (const call of calls) {
    const expected = await outcomeOfReference(call);
    const given = outcomeOfOurs(call);
    const same =
      expected.code === 'crash'
        ? given.code !== undefined
        : isDeepStrictEqual(given.value, expected.value) &&
          given.code === expected.code &&
          (expected.about === undefined || isDeepStrictEqual(given.about, expected.about)) &&
          (expected.index === undefined || given.index === expected.index);
    if (!same) found.push({ ...call, given, expected });
  }
  return found;
}

/** Every way to choose one value for each place. */
export function choices(places: readonly (readonly unknown[])[]): unknown[][] {
  return places.reduce<unknown[][]>((some, values) => some.flatMap((chosen) => values.map((value) => [...chosen, value])), [[]]);
}

/** Calls of a function with every choice of arguments, with no argument fewer and more, in each context. */
export function calls(name: string, places: readonly (readonly unknown[])[], contexts: readonly unknown[] = [undefined]): Call[] {
  return contexts.flatMap((context) => choices(places).map((args) => ({ name, args, context })));
}

/** Values of every type, for places where only some are wanted. */
export const anything: readonly unknown[] = [
  undefined,
  null,
  true,
  false,
  0,
  7,
  -2.5,
  '',
  'text',
  [],
  [1, 2],
  ['a', 'b'],
  [[1]],
  {},
  { a: 1 },
  [{ a: 1 }, { b: [2] }],
  Math.abs,
];
