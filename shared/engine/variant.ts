import type { BoundLookup } from '#shared/lookup/bind-lookup.ts';
import type { CompileSettings } from './compile-settings.ts';
import { carryExact, preciseNumber } from './carry-exact.ts';
import type { FunctionDefinition, ReferenceExpression, ReferenceNode } from './reference.ts';
import { builtinFunctions, compileReference } from './reference.ts';
import { replaceNode, walkReference } from './walk-reference.ts';

/** `exact` carries exact numbers; `in constructor` evaluates as a value inside `{…}`. */
export type VariantKind = 'plain' | 'exact' | 'plain in constructor' | 'exact in constructor';

/** One form of an expression on the reference. */
export interface Variant {
  /** Groups items by key, which fills empty arrays of the input. */
  readonly groups: boolean;
  evaluate(input: unknown, root: unknown, bindings: Record<string, unknown>): Promise<unknown>;
  /** Of the last evaluation: exact numbers were computed on as doubles. */
  inexact(): boolean;
  /** Of the last evaluation: a text became a double that does not hold its digits; only the plain forms say so. */
  lostDigits(): boolean;
}

// A name that an expression cannot write.
const rootName = 'the record';

/** Compiles the text anew and makes the form of it. Throws the reference's error objects. */
export async function makeVariant(text: string, kind: VariantKind, settings: CompileSettings): Promise<Variant> {
  const builtins = await builtinFunctions();
  const carries = kind.startsWith('exact');
  // Looking out for exact numbers puts a step between each two.
  const expression = compileReference(text, carries ? { ...settings.limits, depth: settings.limits.depth * 2 } : settings.limits);
  const flag = { inexact: false };
  let lost = false;
  const groups = bindRoot(expression.ast());
  if (carries) carryExact(expression, builtins, flag);
  else
    expression.assign(
      'number',
      preciseNumber(definition(builtins, 'number'), () => (lost = true)),
    );
  bindFixed(expression, builtins, settings);
  const wraps = kind.endsWith('constructor');
  if (wraps) wrapInConstructor(expression.ast());
  return {
    groups,
    async evaluate(input, root, bindings) {
      flag.inexact = false;
      lost = false;
      bindings[rootName] = root;
      const returned: unknown = await expression.evaluate(input, bindings);
      return wraps && typeof returned === 'object' && returned !== null && 'value' in returned
        ? returned.value
        : wraps
          ? undefined
          : returned;
    },
    inexact: () => flag.inexact,
    lostDigits: () => lost,
  };
}

/** `$$` reads the record, whatever the input is. Says whether anything is grouped. */
function bindRoot(ast: ReferenceNode): boolean {
  let groups = false;
  walkReference(ast, (node) => {
    if (node.type === 'variable' && node.value === '$') node.value = rootName;
    if ('group' in node) groups = true;
  });
  return groups;
}

function wrapInConstructor(ast: ReferenceNode): void {
  replaceNode(ast, (inner) => ({ type: 'unary', value: '{', lhs: [[{ type: 'string', value: 'value' }, inner]] }));
}

function bindFixed(expression: ReferenceExpression, builtins: ReadonlyMap<string, FunctionDefinition>, settings: CompileSettings): void {
  for (const [name, value] of Object.entries(settings.variables ?? {})) expression.assign(name, value);
  for (const [name, implementation] of Object.entries(settings.functions ?? {})) expression.registerFunction(name, implementation);
  expression.registerFunction('eval', refuseEval, '<sx?:x>');
  const policies = new Map<unknown, BoundLookup>();
  for (const lookup of settings.lookups ?? []) if (lookup.noMatch.kind !== 'nothing') policies.set(lookup.value, lookup);
  if (policies.size > 0) expression.registerFunction('lookup', lookupWith(policies, settings.onNoMatch), '<x-s:x>');
  if (settings.now === undefined) return;
  const millis = Date.parse(settings.now);
  const { implementation } = definition(builtins, 'fromMillis');
  expression.registerFunction('millis', () => millis, '<:n>');
  expression.registerFunction(
    'now',
    function (this: unknown, picture: unknown, timezone: unknown): unknown {
      return Reflect.apply(implementation, this, [millis, picture, timezone]);
    },
    '<s?s?:s>',
  );
}

function definition(builtins: ReadonlyMap<string, FunctionDefinition>, name: string): FunctionDefinition {
  const found = builtins.get(name);
  if (found === undefined) throw new Error(`$${name} is not among the functions read`);
  return found;
}

function refuseEval(): never {
  throw Object.assign(new Error('$eval is switched off: text from data is never run as an expression.'), {
    code: 'evaluation/eval-refused',
  });
}

/** `$lookup` that answers a missing key of a table as the table says; for everything else as the language says. */
function lookupWith(
  policies: ReadonlyMap<unknown, BoundLookup>,
  onNoMatch: (() => void) | undefined,
): (this: unknown, input: unknown, key: string) => unknown {
  const find = (input: unknown, key: string): unknown => {
    if (Array.isArray(input)) {
      const all = input.flatMap((item) => find(item, key) ?? []);
      return all.length <= 1 ? all[0] : all;
    }
    return typeof input === 'object' && input !== null && Object.hasOwn(input, key)
      ? (input as Readonly<Record<string, unknown>>)[key]
      : undefined;
  };
  return (input, key) => {
    const found = find(input, key);
    const lookup = found === undefined && key !== undefined ? policies.get(input) : undefined;
    if (lookup === undefined) return found;
    onNoMatch?.();
    return answerMissing(lookup, key);
  };
}

function answerMissing({ name, noMatch }: BoundLookup, key: string): unknown {
  if (noMatch.kind === 'keep') return key;
  if (noMatch.kind === 'default') return noMatch.value;
  if (noMatch.kind === 'nothing') return undefined;
  throw Object.assign(new Error(`The table ${name} has no row for “${key}”.`), { code: 'lookup/no-match', token: key });
}
