import type { Diagnostic, Fix } from '#shared/language/diagnostic.ts';
import { warning } from '#shared/language/diagnostic.ts';
import { nearestNames } from '#shared/language/nearest-names.ts';
import { isOnly, isPossible, itemsOf, present } from '#shared/language/types/join-types.ts';
import { overlap } from '#shared/language/types/operator-types.ts';
import { typeText } from '#shared/language/types/type-text.ts';
import type { ValueType } from '#shared/language/types/value-type.ts';
import type { BinaryNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import { type CheckedExpression, convertFix, replaceBy, shown, typeAt } from './checked-expression.ts';

const arithmetic: ReadonlySet<string> = new Set(['+', '-', '*', '/', '%']);
const order: ReadonlySet<string> = new Set(['<', '<=', '>', '>=']);

/** Operands that an operator refuses, and values that are compared and never equal. */
export function operandTypes(checked: CheckedExpression): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walk(checked.tree.root, (node) => {
    if (node.type !== 'binary') return;
    if (arithmetic.has(node.operator)) found.push(...computed(node, checked));
    else if (order.has(node.operator)) found.push(...ordered(node, checked));
    else if (node.operator === '=' || node.operator === '!=' || node.operator === 'in') found.push(...compared(node, checked));
  });
  return found;
}

function computed(node: BinaryNode, checked: CheckedExpression): readonly Diagnostic[] {
  const { left, right, operator } = node;
  const sign = { start: node.at - operator.length, end: node.at };
  const both = [left, right].every((side) => isOnly(present(typeAt(checked, side)), 'text'));
  const join: readonly Fix[] = both && operator === '+' ? [replaceBy('Join the texts with &', sign, '&')] : [];
  return [left, right].flatMap((side) => {
    const type = present(typeAt(checked, side));
    if (type.any || !isPossible(type) || type.number !== undefined) return [];
    const message = `"${operator}" computes with numbers, ${shown(checked, side)} is ${typeText(type)}.`;
    return [warning('expression/operand-type', message, side, [...join, ...(isOnly(type, 'text') ? [convertFix(side, '$number')] : [])])];
  });
}

function ordered(node: BinaryNode, checked: CheckedExpression): readonly Diagnostic[] {
  const { left, right, operator } = node;
  const [a, b] = [present(typeAt(checked, left)), present(typeAt(checked, right))];
  if (a.any || b.any || !isPossible(a) || !isPossible(b)) return [];
  if ((a.number !== undefined && b.number !== undefined) || (a.text !== undefined && b.text !== undefined)) return [];
  const message = `"${operator}" compares two numbers or two texts, ${shown(checked, left)} is ${typeText(a)} and ${shown(checked, right)} ${typeText(b)}.`;
  return [warning('expression/operand-type', message, node, alike(left, a, right, b))];
}

function compared(node: BinaryNode, checked: CheckedExpression): readonly Diagnostic[] {
  const { left, right, operator } = node;
  const list = operator === 'in';
  const a = present(typeAt(checked, left));
  const whole = present(typeAt(checked, right));
  const b = list ? itemsOf(whole) : whole;
  if (!isPossible(a) || !isPossible(b) || overlap(a, b)) return [];
  // What no sample has may come all the same: to be prepared for it is no mistake.
  if (a.null !== b.null && (isOnly(a, 'null') || isOnly(b, 'null'))) return [];
  const said = list ? `is never in ${shown(checked, right)}` : `and ${shown(checked, right)} are never equal`;
  if (isOnly(a, 'text') && isOnly(b, 'text')) return knownTexts(node, a, b, said, checked);
  const message = `${shown(checked, left)} ${said}: ${typeText(a)} and ${typeText(b)}.`;
  return [warning('expression/never-equal', message, node, list ? [] : alike(left, a, right, b))];
}

function knownTexts(node: BinaryNode, a: ValueType, b: ValueType, said: string, checked: CheckedExpression): readonly Diagnostic[] {
  const literal = node.right.type === 'string' ? node.right : node.left.type === 'string' && node.operator !== 'in' ? node.left : undefined;
  const values = (literal === node.left ? b : a).text?.values ?? [];
  const near = literal === undefined ? [] : nearestNames(literal.value, values);
  const fixes =
    literal === undefined ? [] : near.map((name) => replaceBy(`Change to ${JSON.stringify(name)}`, literal, JSON.stringify(name)));
  const message = `${shown(checked, node.left)} ${said}: it is one of ${values.slice(0, 8).join(', ')}.`;
  return [warning('expression/never-equal', message, literal ?? node, fixes)];
}

/** Makes one side of the type of the other. */
function alike(left: SyntaxNode, a: ValueType, right: SyntaxNode, b: ValueType): readonly Fix[] {
  const text = isOnly(a, 'text') ? left : isOnly(b, 'text') ? right : undefined;
  const number = isOnly(a, 'number') ? left : isOnly(b, 'number') ? right : undefined;
  if (text === undefined || number === undefined) return [];
  if (text.type === 'string' && /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(text.value))
    return [replaceBy(`Compare with the number ${text.value}`, text, text.value)];
  if (number.type === 'number') return [replaceBy(`Compare with the text "${number.value}"`, number, `"${number.value}"`)];
  return [convertFix(text, '$number'), convertFix(number, '$string')];
}
