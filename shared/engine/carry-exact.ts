import { ExactNumber, readNumber } from '#shared/records/exact-number.ts';
import type { ExactFlag } from './exact-arithmetic.ts';
import { cloneExact, equalValues, toDoubles, toText } from './exact-arithmetic.ts';
import type { FunctionDefinition, ReferenceExpression, ReferenceNode } from './reference.ts';
import { isNode } from './reference.ts';
import { callNode, replaceNode, walkReference } from './walk-reference.ts';

// Names with a space cannot be written in an expression.
const doubles = 'to doubles';
const quietly = 'to doubles quietly';
const texts = 'to text';

/** Functions that ask only what a value is, not how much. */
const asking: ReadonlySet<string> = new Set(['boolean', 'not', 'assert', 'type']);

/**
 * Makes an expression carry exact numbers: they pass through paths, constructors, conditions, functions that only
 * move values; equality and text use their digits; arithmetic, comparison and all other functions get doubles, and
 * the flag is set when that happens.
 */
export function carryExact(expression: ReferenceExpression, builtins: ReadonlyMap<string, FunctionDefinition>, flag: ExactFlag): void {
  walkReference(expression.ast(), (node) => rewrite(node, flag));
  expression.registerFunction(doubles, (value: unknown) => toDoubles(value, flag));
  expression.registerFunction(quietly, (value: unknown) => toDoubles(value, undefined));
  expression.registerFunction(texts, (value: unknown) => toText(value, flag));
  expression.registerFunction(
    'is equal',
    (left: unknown, right: unknown) => left !== undefined && right !== undefined && equalValues(left, right, flag),
  );
  expression.registerFunction(
    'is unequal',
    (left: unknown, right: unknown) => left !== undefined && right !== undefined && !equalValues(left, right, flag),
  );
  expression.registerFunction(
    'is in',
    (left: unknown, right: unknown) => left !== undefined && right !== undefined && among(left, right, flag),
  );
  expression.registerFunction('clone', cloneExact, '<(oa)-:o>');
  for (const [name, builtin] of builtins) expression.assign(name, wrapped(name, builtin, flag));
}

function among(left: unknown, right: unknown, flag: ExactFlag): boolean {
  return (Array.isArray(right) ? right : [right]).some((item) =>
    typeof item === 'object' && !(item instanceof ExactNumber) ? item === left : equalValues(item, left, flag),
  );
}

function wrapped(name: string, builtin: FunctionDefinition, flag: ExactFlag): FunctionDefinition {
  if (name === 'number') return preciseNumber(builtin);
  const { signature } = builtin;
  if (signature === undefined) return builtin;
  const convert = (value: unknown, noted: ExactFlag): unknown => {
    if (typeof value === 'function') return value;
    if (name === 'string') return toText(value, noted);
    return toDoubles(value, asking.has(name) ? undefined : noted);
  };
  const validate = (args: readonly unknown[], context: unknown): readonly unknown[] => {
    if (name === 'sort' && args.length === 2) return signature.validate(args, context);
    // The context stands in for an argument only now and then: what it holds is noted when it did.
    const noted = { inexact: false };
    const converted = convert(context, noted);
    const given = args.map((arg) => convert(arg, flag));
    const valid = signature.validate(given, converted);
    if (noted.inexact && valid.includes(converted) && !given.includes(converted)) flag.inexact = true;
    return valid;
  };
  return { ...builtin, signature: { ...signature, validate } };
}

/** `$number` that keeps the digits of a text which a double would round; with `noticed` it gives the double and tells. */
export function preciseNumber(builtin: FunctionDefinition, noticed?: () => void): FunctionDefinition {
  const { signature } = builtin;
  if (signature === undefined) throw new Error('$number has no signature');
  const validate = (args: readonly unknown[], context: unknown): readonly unknown[] => {
    const given = args.length === 0 ? context : args[0];
    return given instanceof ExactNumber ? [given] : signature.validate(args, context);
  };
  const implementation = function (this: unknown, given: unknown): unknown {
    if (given instanceof ExactNumber) return given;
    const double: unknown = Reflect.apply(builtin.implementation, this, [given]);
    if (typeof given !== 'string' || given.length <= 15 || !/^-?\d/.test(given)) return double;
    const exact = readNumber(given);
    if (noticed === undefined || !(exact instanceof ExactNumber)) return exact;
    noticed();
    return double;
  };
  return { ...builtin, implementation, signature: { ...signature, validate } };
}

function rewrite(node: ReferenceNode, flag: ExactFlag): void {
  switch (node.type) {
    case 'binary':
      return rewriteBinary(node);
    case 'unary':
      if (node.value === '-') wrapIn(node, 'expression', doubles);
      else if (node.value === '{') wrapKeys(node['lhs']);
      return;
    case 'condition':
      return wrapIn(node, 'condition', quietly);
    case 'sort':
      if (Array.isArray(node['terms'])) for (const term of node['terms']) wrapIn(term, 'expression', doubles);
      return wrapStages(node);
    case 'lambda':
      return wrapSignature(node, flag);
    default:
      return wrapStages(node);
  }
}

function rewriteBinary(node: ReferenceNode): void {
  const { lhs, rhs, value, position } = node;
  if (!isNode(lhs) || !isNode(rhs)) return;
  const named = value === '=' ? 'is equal' : value === '!=' ? 'is unequal' : value === 'in' ? 'is in' : undefined;
  if (named !== undefined) replaceNode(node, () => callNode(named, [lhs, rhs], position));
  else {
    const how = value === '&' ? texts : value === 'and' || value === 'or' ? quietly : doubles;
    wrapIn(node, 'lhs', how);
    wrapIn(node, 'rhs', how);
  }
}

function wrapStages(node: ReferenceNode): void {
  for (const key of ['predicate', 'stages'])
    if (Array.isArray(node[key]))
      for (const stage of node[key]) if (isNode(stage) && stage.type === 'filter') wrapIn(stage, 'expr', doubles);
  const group = node['group'];
  if (typeof group === 'object' && group !== null && 'lhs' in group) wrapKeys(group.lhs);
}

/** Keys of a constructor must be text, so a number there is an error either way. */
function wrapKeys(pairs: unknown): void {
  if (!Array.isArray(pairs)) return;
  for (const pair of pairs)
    if (Array.isArray(pair) && isNode(pair[0]) && pair[0].type !== 'string') pair[0] = callNode(doubles, [pair[0]], pair[0].position);
}

function wrapSignature(node: ReferenceNode, flag: ExactFlag): void {
  const signature = node['signature'];
  if (typeof signature !== 'object' || signature === null || !('validate' in signature) || typeof signature.validate !== 'function') return;
  const { validate } = signature;
  node['signature'] = {
    ...signature,
    validate: (args: readonly unknown[], context: unknown): unknown =>
      Reflect.apply(validate, signature, [args.map((arg) => toDoubles(arg, flag)), toDoubles(context, flag)]),
  };
}

function wrapIn(holder: unknown, key: string, how: string): void {
  if (typeof holder !== 'object' || holder === null) return;
  const held = (holder as Record<string, unknown>)[key];
  // A literal is never an exact number, and an index as a literal has its own way.
  if (!isNode(held) || held.type === 'number' || held.type === 'string' || held.type === 'value') return;
  (holder as Record<string, unknown>)[key] = callNode(how, [held], held.position);
}
