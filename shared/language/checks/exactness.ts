import type { Diagnostic } from '#shared/language/diagnostic.ts';
import { warning } from '#shared/language/diagnostic.ts';
import { isOnly, itemsOf, present } from '#shared/language/types/join-types.ts';
import type { SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import { type CheckedExpression, replaceBy, shown, typeAt } from './checked-expression.ts';

const computing: ReadonlySet<string> = new Set([
  'sum',
  'average',
  'max',
  'min',
  'round',
  'abs',
  'floor',
  'ceil',
  'sqrt',
  'power',
  'formatNumber',
  'formatBase',
  'formatInteger',
]);

/** Numbers with more digits than a double holds that a rule computes on: what only carries them keeps them. */
export function lostDigits(checked: CheckedExpression): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walk(checked.tree.root, (node) => {
    if (node.type === 'binary' && ['+', '-', '*', '/', '%'].includes(node.operator)) {
      for (const side of [node.left, node.right])
        if (isLong(side, checked)) found.push(rounds(side, `"${node.operator}"`, neutral(node, side, checked), checked));
    } else if (node.type === 'call' && node.callee.type === 'variable' && computing.has(node.callee.name)) {
      const [first] = node.args;
      if (first !== undefined && isLong(first, checked)) found.push(rounds(first, `$${node.callee.name}`, [], checked));
    } else if (node.type === 'call' && node.callee.type === 'variable' && node.callee.name === 'number') {
      const [first] = node.args;
      if (first !== undefined && isLong(first, checked) && isOnly(present(typeAt(checked, first)), 'number'))
        found.push(
          warning('expression/needless-number', `${shown(checked, first)} is a number already.`, node.callee, [
            replaceBy('Carry it as it is', node, checked.text.slice(first.start, first.end)),
          ]),
        );
    }
  });
  return found;
}

function isLong(node: SyntaxNode, checked: CheckedExpression): boolean {
  const items = itemsOf(typeAt(checked, node));
  return !items.any && items.number?.long === true;
}

function rounds(side: SyntaxNode, by: string, fixes: Diagnostic['fixes'], checked: CheckedExpression): Diagnostic {
  const message = `${shown(checked, side)} has numbers with more digits than ${by} can compute with: they are rounded.`;
  return warning('expression/rounds', message, side, fixes, 'A rule that only carries them keeps every digit.');
}

/** `x + 0`, `x * 1`: carried as it is. */
function neutral(
  node: Extract<SyntaxNode, { type: 'binary' }>,
  side: SyntaxNode,
  checked: CheckedExpression,
): NonNullable<Diagnostic['fixes']> {
  const other = side === node.left ? node.right : node.left;
  const still = node.operator === '+' || node.operator === '-' ? 0 : node.operator === '*' || node.operator === '/' ? 1 : undefined;
  if (other.type !== 'number' || other.value !== still || (side === node.right && (node.operator === '-' || node.operator === '/')))
    return [];
  return [replaceBy('Carry it as it is', node, checked.text.slice(side.start, side.end))];
}
