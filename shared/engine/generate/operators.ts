import type { ResolvedNode, ResolvedOperation } from '#shared/syntax/resolved.ts';
import { isBare } from '../closures/independent.ts';
import type { Emitter, Environment } from './environment.ts';
import { Ungenerated } from './environment.ts';
import { boolean, type Code, held, isOnly, list, may, nothing, nullValue, number, text } from './kinds.ts';
import type { RuntimeName } from './runtime.ts';
import { textLiteral } from './source-writer.ts';

const arithmetic: Readonly<Record<string, RuntimeName>> = { '+': 'plus', '-': 'minus', '*': 'times', '/': 'divide', '%': 'modulo' };
const comparisons: Readonly<Record<string, RuntimeName>> = { '<': 'less', '<=': 'atMost', '>': 'more', '>=': 'atLeast' };

/** An operator between two values. */
export function emitBinary(node: ResolvedOperation, env: Environment, emitter: Emitter): Code {
  const { out } = emitter;
  const { value: operator } = node;
  if (operator === 'and' || operator === 'or') return emitLogical(node, env, emitter);
  const inner = { ...env, leaves: false };
  const left = emitter.emit(node.lhs, inner);
  if (operator === 'in') {
    const among = literalItems(node.rhs);
    const items = among === undefined ? emitter.emit(node.rhs, inner).code : out.constant(among);
    return { code: out.let(emitter.call('among', left.code, items)), kinds: boolean, plain: true };
  }
  const right = emitter.emit(node.rhs, inner);
  const compute = arithmetic[operator];
  if (compute !== undefined) return emitArithmetic(operator, compute, left, right, emitter);
  const compare = comparisons[operator];
  if (compare !== undefined) return emitComparison(operator, compare, left, right, emitter);
  switch (operator) {
    case '=':
      return { code: out.let(sameAs(left, right, emitter)), kinds: boolean, plain: true };
    case '!=': {
      const there = [left, right].flatMap((side) => (may(side, nothing) ? [`${side.code} !== undefined`] : []));
      return { code: out.let([...there, `!(${sameAs(left, right, emitter)})`].join(' && ')), kinds: boolean, plain: true };
    }
    case '&':
      return { code: out.let(`${asText(left, emitter)} + ${asText(right, emitter)}`), kinds: text, plain: true };
    case '..':
      return { code: out.let(emitter.call('range', left.code, right.code)), kinds: nothing | list, plain: false };
    default:
      throw new Ungenerated(operator);
  }
}

function emitLogical(node: ResolvedOperation, env: Environment, emitter: Emitter): Code {
  const { out } = emitter;
  const inner = { ...env, leaves: false };
  const result = out.let(asCondition(emitter.emit(node.lhs, inner), emitter));
  out.block(node.value === 'and' ? `if (${result})` : `if (!${result})`, () => {
    out.write(`${result} = ${asCondition(emitter.emit(node.rhs, inner), emitter)};`);
  });
  return { code: result, kinds: boolean, plain: true };
}

/** Whether a value counts as true, as a condition of the code. */
export function asCondition(value: Code, emitter: Emitter): string {
  const { code } = value;
  if (isOnly(value, boolean)) return code;
  if (isOnly(value, nothing | nullValue)) return 'false';
  if (isOnly(value, boolean | nothing | nullValue)) return `${code} === true`;
  if (isOnly(value, text | nothing)) return may(value, nothing) ? `(${code} !== undefined && ${code} !== "")` : `${code} !== ""`;
  return `(typeof ${code} === "boolean" ? ${code} : ${emitter.call('isTrue', code)})`;
}

function isNumberCheck(value: Code): readonly string[] {
  if (isOnly(value, number) && value.plain) return [];
  const isNumber = isOnly(value, number) ? [] : [`typeof ${value.code} === "number"`];
  return value.plain && isOnly(value, number | nothing) ? isNumber : [...isNumber, `${value.code} - ${value.code} === 0`];
}

function emitArithmetic(operator: string, slow: RuntimeName, left: Code, right: Code, emitter: Emitter): Code {
  const checks = [...isNumberCheck(left), ...isNumberCheck(right)];
  const { out } = emitter;
  const quick = `${left.code} ${operator} ${right.code}`;
  if (checks.length === 0) return { code: finite(out.let(quick), emitter), kinds: number, plain: true };
  const result = out.let();
  out.block(`if (${checks.join(' && ')})`, () => {
    out.write(`${result} = ${quick};`);
    finite(result, emitter);
  });
  out.write(`else ${result} = ${emitter.call(slow, left.code, right.code)};`);
  return { code: result, kinds: number | nothing, plain: true };
}

/** Leaves a number that JSON lacks to the closures, so that every other number in the code is finite. */
export function finite(code: string, emitter: Emitter): string {
  emitter.out.write(`if (${code} - ${code} !== 0) bail();`);
  return code;
}

function emitComparison(operator: string, slow: RuntimeName, left: Code, right: Code, emitter: Emitter): Code {
  const { out } = emitter;
  const quick = `${left.code} ${operator} ${right.code}`;
  const bothAre = (type: string): string =>
    [left, right]
      .flatMap((side) => (isOnly(side, type === 'number' ? number : text) ? [] : [`typeof ${side.code} === "${type}"`]))
      .join(' && ');
  for (const [kind, type] of [
    [number, 'number'],
    [text, 'string'],
  ] as const)
    if (isOnly(left, kind) || isOnly(right, kind)) {
      const check = bothAre(type);
      if (check === '') return { code: out.let(quick), kinds: boolean, plain: true };
      return { code: out.let(`${check} ? ${quick} : ${emitter.call(slow, left.code, right.code)}`), kinds: boolean | nothing, plain: true };
    }
  const code = `${bothAre('number')} ? ${quick} : ${emitter.call(slow, left.code, right.code)}`;
  return { code: out.let(code), kinds: boolean | nothing, plain: true };
}

/** Whether two values are the same, as an expression of the code. */
function sameAs(left: Code, right: Code, emitter: Emitter): string {
  for (const side of [left, right]) {
    // A value of these kinds is the same as another only where the host says so.
    if (isOnly(side, text | boolean | nullValue)) return `${left.code} === ${right.code}`;
  }
  const slow = emitter.call('same', left.code, right.code);
  return `(${left.code} === ${right.code} && ${left.code} !== undefined) || (${objectCheck(left)} || ${objectCheck(right)}) && ${slow}`;
}

function objectCheck(value: Code): string {
  return may(value, held | nullValue) ? `typeof ${value.code} === "object"` : 'false';
}

/** The text of a value, as an expression of the code. */
export function asText(value: Code, emitter: Emitter): string {
  if (isOnly(value, text)) return value.code;
  if (isOnly(value, text | nothing)) return `(${value.code} === undefined ? "" : ${value.code})`;
  return `(typeof ${value.code} === "string" ? ${value.code} : ${emitter.call('textOf', value.code)})`;
}

/** The values of `["a", "b", 3]`. */
function literalItems(node: ResolvedNode): readonly unknown[] | undefined {
  if (node.type !== 'unary' || node.value !== '[' || !isBare(node)) return undefined;
  const items: unknown[] = [];
  for (const part of node.expressions) {
    if ((part.type !== 'string' && part.type !== 'number' && part.type !== 'value') || !isBare(part)) return undefined;
    items.push(part.value);
  }
  return items;
}

/** Minus before a value. */
export function emitNegation(node: ResolvedNode, env: Environment, emitter: Emitter): Code {
  const value = emitter.emit(node, { ...env, leaves: false });
  const checks = isNumberCheck(value);
  const { code } = value;
  const quick = checks.length === 0 ? `-${code}` : `${checks.join(' && ')} ? -${code} : ${emitter.call('negate', code)}`;
  return { code: emitter.out.let(quick), kinds: checks.length === 0 ? number : number | nothing, plain: true };
}

/** A text, number, true, false or null of the expression. */
export function emitLiteral(value: string | number | boolean | null, emitter: Emitter): Code {
  if (typeof value === 'string') return { code: textLiteral(value), kinds: text, plain: true };
  if (typeof value === 'boolean') return { code: String(value), kinds: boolean, plain: true };
  if (value === null) return { code: 'null', kinds: nullValue, plain: true };
  if (!Number.isFinite(value)) return { code: emitter.out.constant(value), kinds: number, plain: false };
  return { code: `(${Object.is(value, -0) ? '-0' : String(value)})`, kinds: number, plain: true };
}
