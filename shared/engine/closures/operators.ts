import { ExactNumber } from '#shared/records/exact-number.ts';
import type { ResolvedNode, ResolvedOperation } from '#shared/syntax/resolved.ts';
import { countsAsTrue } from '../values/counts-as-true.ts';
import { type ExactNote, toDouble } from '../values/doubles.ts';
import { equalValues } from '../values/equal.ts';
import { isList } from '../values/is-object.ts';
import { LanguageError } from '../values/language-error.ts';
import { writeText } from '../functions/write-text.ts';
import type { Builder } from './builder.ts';
import type { Machine } from './machine.ts';
import { rangeOf } from './range.ts';
import type { Run } from './run.ts';
import type { Scope } from './scope.ts';

/** An operator between two values. Its errors carry its place in the text. */
export function buildBinary(node: ResolvedOperation, scope: Scope, builder: Builder): Run {
  const left = builder.build(node.lhs, scope);
  const right = builder.build(node.rhs, scope);
  const { machine } = builder;
  const at = (error: LanguageError): LanguageError => {
    error.position = node.position;
    error.token = node.value;
    return error;
  };
  switch (node.value) {
    case 'and':
    case 'or':
      return buildLogical(node.value === 'and', left, right, at);
    case '=':
      return (input, frame) => {
        const a = left(input, frame);
        const b = right(input, frame);
        return a !== undefined && (a === b || (b !== undefined && equalValues(a, b, machine)));
      };
    case '!=':
      return (input, frame) => {
        const a = left(input, frame);
        const b = right(input, frame);
        return a !== undefined && b !== undefined && a !== b && !equalValues(a, b, machine);
      };
    case '&':
      return (input, frame) => {
        const a = left(input, frame);
        const b = right(input, frame);
        return (typeof a === 'string' ? a : textOf(machine, a, at)) + (typeof b === 'string' ? b : textOf(machine, b, at));
      };
    case 'in':
      return (input, frame) => {
        const a = left(input, frame);
        const b = right(input, frame);
        return a !== undefined && b !== undefined && isAmong(machine, a, b);
      };
    case '..':
      return (input, frame) => {
        const from = toDouble(left(input, frame), machine);
        const to = toDouble(right(input, frame), machine);
        return rangeOf(from, to, machine.budget, at);
      };
    default:
      return buildArithmetic(node.value, left, right, machine, at) ?? buildComparison(node.value, left, right, machine, at);
  }
}

function buildLogical(isAnd: boolean, left: Run, right: Run, at: (error: LanguageError) => LanguageError): Run {
  return (input, frame) => {
    const a = left(input, frame);
    try {
      return isAnd ? countsAsTrue(a) && countsAsTrue(right(input, frame)) : countsAsTrue(a) || countsAsTrue(right(input, frame));
    } catch (thrown) {
      throw thrown instanceof LanguageError ? at(thrown) : thrown;
    }
  };
}

function textOf(machine: Machine, value: unknown, at: (error: LanguageError) => LanguageError): string {
  try {
    return value === undefined ? '' : (writeText(machine, value, false) ?? '');
  } catch (thrown) {
    throw thrown instanceof LanguageError ? at(thrown) : thrown;
  }
}

/** Whether one of the items is the item; texts and the like by what they are, objects by being it. */
export function isAmong(note: ExactNote, item: unknown, list: unknown): boolean {
  const items = isList(list) ? list : [list];
  for (const one of items)
    if (
      one === item ||
      (typeof item === 'object' && (item instanceof ExactNumber || one instanceof ExactNumber) && equalValues(one, item, note))
    )
      return true;
  return typeof item === 'number' && items.some((one) => one instanceof ExactNumber && equalValues(one, item, note));
}

/** Whether it is a number to compute on. Throws D1001 for an infinite one. */
function isNumber(value: unknown): value is number {
  if (typeof value !== 'number' || Number.isNaN(value)) return false;
  if (!Number.isFinite(value)) throw new LanguageError('D1001', { value });
  return true;
}

type Arithmetic = (a: number, b: number) => number;

const arithmetic: Readonly<Record<string, Arithmetic>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '*': (a, b) => a * b,
  '/': (a, b) => a / b,
  '%': (a, b) => a % b,
};

function buildArithmetic(
  operator: string,
  left: Run,
  right: Run,
  machine: Machine,
  at: (error: LanguageError) => LanguageError,
): Run | undefined {
  const compute = arithmetic[operator];
  if (compute === undefined) return undefined;
  const slow = (a: unknown, b: unknown): unknown => {
    try {
      const x = toDouble(a, machine);
      const y = toDouble(b, machine);
      if (x !== undefined && !isNumber(x)) throw new LanguageError('T2001', { value: a });
      if (y !== undefined && !isNumber(y)) throw new LanguageError('T2002', { value: b });
      return x === undefined || y === undefined ? undefined : compute(x, y);
    } catch (thrown) {
      throw thrown instanceof LanguageError ? at(thrown) : thrown;
    }
  };
  // One closure an operator, so that each adds or multiplies without a call in between.
  const usual = (a: unknown, b: unknown): boolean => typeof a === 'number' && typeof b === 'number' && a - a === 0 && b - b === 0;
  if (operator === '+')
    return (input, frame) => {
      const a = left(input, frame);
      const b = right(input, frame);
      return typeof a === 'number' && typeof b === 'number' && a - a === 0 && b - b === 0 ? a + b : slow(a, b);
    };
  if (operator === '-')
    return (input, frame) => {
      const a = left(input, frame);
      const b = right(input, frame);
      return typeof a === 'number' && typeof b === 'number' && a - a === 0 && b - b === 0 ? a - b : slow(a, b);
    };
  if (operator === '*')
    return (input, frame) => {
      const a = left(input, frame);
      const b = right(input, frame);
      return typeof a === 'number' && typeof b === 'number' && a - a === 0 && b - b === 0 ? a * b : slow(a, b);
    };
  return (input, frame) => {
    const a = left(input, frame);
    const b = right(input, frame);
    return usual(a, b) && typeof a === 'number' && typeof b === 'number' ? compute(a, b) : slow(a, b);
  };
}

type Comparison = (a: string | number, b: string | number) => boolean;

const comparisons: Readonly<Record<string, Comparison>> = {
  '<': (a, b) => a < b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '>=': (a, b) => a >= b,
};

function isComparable(value: unknown): value is string | number | undefined {
  return value === undefined || typeof value === 'string' || typeof value === 'number';
}

function buildComparison(operator: string, left: Run, right: Run, machine: Machine, at: (error: LanguageError) => LanguageError): Run {
  const compare = comparisons[operator];
  if (compare === undefined) throw new Error(`There is no operator ${operator}`);
  const slow = (a: unknown, b: unknown): unknown => {
    const x = toDouble(a, machine);
    const y = toDouble(b, machine);
    if (!isComparable(x) || !isComparable(y)) throw at(new LanguageError('T2010', { value: isComparable(x) && x !== undefined ? b : a }));
    if (x === undefined || y === undefined) return undefined;
    if (typeof x !== typeof y) throw at(new LanguageError('T2009', { value: a, parts: { value2: b } }));
    return compare(x, y);
  };
  return (input, frame) => {
    const a = left(input, frame);
    const b = right(input, frame);
    if (typeof a === 'number') return typeof b === 'number' ? compare(a, b) : slow(a, b);
    return typeof a === 'string' && typeof b === 'string' ? compare(a, b) : slow(a, b);
  };
}

/** Minus before a value. Throws D1002 for what is no number. */
export function buildNegation(node: Extract<ResolvedNode, { type: 'unary'; value: '-' }>, scope: Scope, builder: Builder): Run {
  const operand = builder.build(node.expression, scope);
  const { machine } = builder;
  return (input, frame) => {
    const value = toDouble(operand(input, frame), machine);
    if (value === undefined) return undefined;
    if (isNumber(value)) return -value;
    throw new LanguageError('D1002', { value, token: '-', ...(node.position === undefined ? {} : { position: node.position }) });
  };
}
