import { ExactNumber } from '#shared/records/exact-number.ts';
import { readSignature } from '#shared/syntax/signature.ts';
import { FunctionBase } from './function-value.ts';
import { LanguageError } from './language-error.ts';

/**
 * Checks the arguments of one call and completes them: the context stands in where it may, a single value becomes an
 * array where one is wanted. Gives the arguments themselves when nothing has to change. Throws T0410, T0411, T0412.
 */
export type ArgumentCheck = (args: readonly unknown[], context: unknown) => readonly unknown[];

/** Letters of the types a value may have; the last is nothing, which every parameter takes but one of functions alone. */
const letters = 'snblaofm';

/** Place of the letter of a value's type among the letters. Exact numbers are numbers. */
function typeOf(value: unknown): number {
  switch (typeof value) {
    case 'string':
      return 0;
    case 'number':
      return 1;
    case 'boolean':
      return 2;
    case 'object':
      if (value === null) return 3;
      if (Array.isArray(value)) return 4;
      if (value instanceof FunctionBase) return 6;
      return value instanceof ExactNumber ? 1 : 5;
    case 'function':
      return 6;
    default:
      return 7;
  }
}

function letterOf(value: unknown): string {
  return letters.charAt(typeOf(value));
}

const plurals: Readonly<Record<string, string>> = { a: 'arrays', b: 'booleans', f: 'functions', n: 'numbers', o: 'objects', s: 'strings' };

/** What becomes of one argument. */
interface Step {
  /** Index among the arguments given; of a step that takes the context, where the argument would stand. */
  readonly at: number;
  readonly take: 'argument' | 'context' | 'items' | 'wrapped' | 'wrong';
  /** Letters the context may have, or type of the items. */
  readonly wanted: string;
}

/** What becomes of the arguments of one combination of types. */
interface Plan {
  readonly steps: readonly Step[];
  /** Nothing changes and nothing has to be looked into. */
  readonly asGiven: boolean;
  /** Nothing changes once the arrays have been looked into. */
  readonly keeps: boolean;
}

interface Parameter {
  readonly pattern: string;
  readonly array: boolean;
  readonly subtype: string | undefined;
  /** Letters the context may have to stand in. */
  readonly context: string | undefined;
}

function readParameters(signature: string): readonly Parameter[] {
  const reading = readSignature(signature);
  if ('code' in reading) throw new LanguageError(reading.code, { value: signature });
  return reading.parameters.map((parameter) => {
    const any = parameter.types === 'a' || parameter.types === 'x';
    const members = any ? '[asnblfom]' : parameter.types === 'j' ? '[asnblom]' : parameter.types === 'f' ? 'f' : `[${parameter.types}m]`;
    const marks = (parameter.repeats ? '+' : '') + (parameter.context ? '?' : '') + (parameter.optional ? '?' : '');
    const one = new RegExp(`^${members}$`);
    return {
      pattern: members + marks,
      array: parameter.types === 'a',
      subtype: parameter.subtype,
      context: parameter.context
        ? Array.from(letters)
            .filter((letter) => one.test(letter))
            .join('')
        : undefined,
    };
  });
}

/** Most arguments whose types fit into one number as a key. */
const longestKey = 12;

/** The check of a signature with its angle brackets. Throws S0401 or S0402 where it cannot be read. */
export function compileSignature(signature: string): ArgumentCheck {
  const parameters = readParameters(signature);
  const whole = new RegExp(`^${parameters.map(({ pattern }) => `(${pattern})`).join('')}$`);
  const plans = new Map<number, Plan>();
  let lastKey = -1;
  let last: Plan | undefined;

  const planFor = (args: readonly unknown[]): Plan => {
    const given = args.map(letterOf).join('');
    const found = whole.exec(given);
    if (found === null) throw mismatch(parameters, args, given);
    return makePlan(parameters, found, args.length);
  };

  return (args, context) => {
    if (args.length > longestKey) return follow(planFor(args), args, context);
    let key = 1;
    for (let i = 0; i < args.length; i += 1) key = key * 8 + typeOf(args[i]);
    let plan = key === lastKey ? last : plans.get(key);
    if (plan === undefined) {
      plan = planFor(args);
      plans.set(key, plan);
    }
    lastKey = key;
    last = plan;
    return plan.asGiven ? args : follow(plan, args, context);
  };
}

function makePlan(parameters: readonly Parameter[], found: RegExpExecArray, given: number): Plan {
  const steps: Step[] = [];
  let at = 0;
  parameters.forEach((parameter, index) => {
    const matched = found[index + 1] ?? '';
    if (matched === '' && parameter.context !== undefined) {
      steps.push({ at, take: 'context', wanted: parameter.context });
      return;
    }
    for (const letter of matched === '' ? [''] : matched) {
      steps.push({ at, ...takeOf(parameter, letter, matched) });
      at += 1;
    }
  });
  const keeps = steps.every((step, i) => step.at === i && (step.take === 'argument' || step.take === 'items')) && steps.length >= given;
  return { steps, keeps, asGiven: keeps && steps.every((step) => step.take === 'argument') };
}

function takeOf(parameter: Parameter, letter: string, matched: string): Pick<Step, 'take' | 'wanted'> {
  if (letter === '' || letter === 'm' || !parameter.array) return { take: 'argument', wanted: '' };
  const { subtype } = parameter;
  if (letter === 'a') return subtype === undefined ? { take: 'argument', wanted: '' } : { take: 'items', wanted: subtype };
  return subtype !== undefined && matched !== subtype ? { take: 'wrong', wanted: subtype } : { take: 'wrapped', wanted: '' };
}

function follow(plan: Plan, args: readonly unknown[], context: unknown): readonly unknown[] {
  const completed: unknown[] = [];
  for (const { at, take, wanted } of plan.steps) {
    const arg = args[at];
    switch (take) {
      case 'argument':
        completed.push(arg);
        break;
      case 'context':
        if (!wanted.includes(letterOf(context))) throw new LanguageError('T0411', { value: context, parts: { index: at + 1 } });
        completed.push(context);
        break;
      case 'wrapped':
        completed.push([arg]);
        break;
      case 'items':
        if (!holdsOnly(arg, wanted)) throw wrongItems(arg, at, wanted);
        completed.push(arg);
        break;
      case 'wrong':
        throw wrongItems(arg, at, wanted);
    }
  }
  return plan.keeps ? args : completed;
}

function wrongItems(value: unknown, at: number, wanted: string): LanguageError {
  return new LanguageError('T0412', { value, parts: { index: at + 1, type: plurals[wanted] } });
}

/** Whether the items are all of the type that the subtype begins with. */
function holdsOnly(items: unknown, subtype: string): boolean {
  if (!Array.isArray(items)) return false;
  const wanted = subtype.charAt(0);
  const quick = wanted === 'n' ? 'number' : wanted === 's' ? 'string' : undefined;
  for (let i = 0; i < items.length; i += 1) {
    const item: unknown = items[i];
    if (typeof item !== quick && letterOf(item) !== wanted) return false;
  }
  return true;
}

/** The argument that the longest fitting part of the signature ends before. */
function mismatch(parameters: readonly Parameter[], args: readonly unknown[], given: string): LanguageError {
  let fitting = 0;
  let pattern = '^';
  for (const parameter of parameters) {
    pattern += parameter.pattern;
    const found = new RegExp(pattern).exec(given);
    if (found === null) break;
    fitting = found[0].length;
  }
  return new LanguageError('T0410', { value: args[fitting], parts: { index: fitting + 1 } });
}
