import type { Diagnostic } from '#shared/language/diagnostic.ts';
import { warning } from '#shared/language/diagnostic.ts';
import { isOnly, present } from '#shared/language/types/join-types.ts';
import { literalPosition } from '#shared/language/types/path-types.ts';
import type { FilterNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import { around, type CheckedExpression, replaceBy, shown, typeAt } from './checked-expression.ts';

/** Positions and steps that do not do what they look like. */
export function strangeShapes(checked: CheckedExpression): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walk(checked.tree.root, (node) => {
    if (node.type === 'filter') found.push(...position(node, checked));
    if (node.type === 'step') found.push(...characters(node.left, checked));
  });
  return found;
}

function position(node: FilterNode, checked: CheckedExpression): readonly Diagnostic[] {
  const at = literalPosition(node.predicate);
  const value = checked.inferred.contexts.get(node);
  if (at === undefined || value === undefined || value.any || value.list !== undefined) return [];
  const said = shown(checked, node.left);
  const bracket = { start: node.left.end, end: node.end };
  if (isOnly(present(value), 'text')) {
    const message = `${said} is one text: [${at}] does not cut a character out of it.`;
    const cut = {
      label: 'Cut the character out',
      edits: [...around('', node.left, '$substring(', '').edits, { ...bracket, text: `, ${at}, 1)` }],
    };
    return [warning('expression/text-position', message, bracket, node.left.type === 'name' || node.left.type === 'variable' ? [cut] : [])];
  }
  if (at === 0 || at === -1 || !(value.object !== undefined || value.number !== undefined)) return [];
  const message = `${said} is one value, so there is nothing at position ${at}.`;
  return [warning('expression/no-such-item', message, bracket, [replaceBy('Take the value', bracket, '')])];
}

/** `["abc"][0].…` goes over the characters of the text. */
function characters(left: SyntaxNode, checked: CheckedExpression): readonly Diagnostic[] {
  if (left.type !== 'filter' || left.left.type !== 'array' || !isOnly(present(typeAt(checked, left)), 'text')) return [];
  const message = `${shown(checked, left)} gives one text, and the step behind it goes over its characters.`;
  return [warning('expression/text-items', message, left, [around('Take the text as a whole', left, '(', ')')])];
}
