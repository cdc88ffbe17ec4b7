import type { Diagnostic } from '#shared/language/diagnostic.ts';
import { warning } from '#shared/language/diagnostic.ts';
import { truthOf } from '#shared/language/types/operator-types.ts';
import type { ConditionNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { walk, withoutParentheses } from '#shared/syntax/walk.ts';
import { type CheckedExpression, replaceBy, shown, typeAt } from './checked-expression.ts';

/** Ways of a condition that no evaluation takes. */
export function deadBranches(checked: CheckedExpression): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  walk(checked.tree.root, (node, parent) => {
    if (node.type === 'condition') {
      const dead = constant(node, checked) ?? repeated(node, parent, checked);
      if (dead !== undefined) found.push(dead);
    } else if (
      node.type === 'default' &&
      isMade(withoutParentheses(node.left)) &&
      !typeAt(checked, node.left).nothing &&
      node.operator === '??'
    ) {
      const message = `${shown(checked, node.left)} always gives a value, so ${shown(checked, node.right)} is never used.`;
      found.push(
        warning('expression/unreachable', message, node.right, [
          replaceBy('Remove the default', { start: node.left.end, end: node.end }, ''),
        ]),
      );
    }
  });
  return found;
}

/** The condition does not read anything. What the data happen to say today may change. */
function constant(node: ConditionNode, checked: CheckedExpression): Diagnostic | undefined {
  const truth = truthOf(typeAt(checked, node.test));
  if (truth === 'either' || readsData(node.test)) return undefined;
  const [alive, dead] = truth === 'true' ? [node.then, node.otherwise] : [node.otherwise, node.then];
  if (dead === undefined) return undefined;
  const fixes = alive === undefined ? [] : [replaceBy('Keep what is reached', node, checked.text.slice(alive.start, alive.end))];
  const message = `The condition ${shown(checked, node.test)} is always ${truth}, so ${shown(checked, dead)} is never reached.`;
  return warning('expression/unreachable', message, dead, fixes);
}

/** A condition of a chain that an earlier one has answered. */
function repeated(node: ConditionNode, parent: SyntaxNode | undefined, checked: CheckedExpression): Diagnostic | undefined {
  if (parent?.type === 'condition' && parent.otherwise === node) return undefined;
  const seen = new Set<string>();
  let at: SyntaxNode | undefined = node;
  while (at?.type === 'condition') {
    const { test, then, otherwise }: ConditionNode = at;
    const text = checked.text.slice(test.start, test.end).replaceAll(/\s+/g, '');
    if (seen.has(text) && !text.includes('$random')) {
      const fixes =
        otherwise === undefined ? [] : [replaceBy('Remove this branch', at, checked.text.slice(otherwise.start, otherwise.end))];
      return warning(
        'expression/unreachable',
        `${shown(checked, test)} was asked before, so ${shown(checked, then)} is never reached.`,
        then,
        fixes,
      );
    }
    seen.add(text);
    at = otherwise;
  }
  return undefined;
}

/** A value that the expression makes itself, whatever the data are. */
function isMade(node: SyntaxNode): boolean {
  if (node.type === 'binary') return node.operator === '&';
  return ['string', 'number', 'constant', 'array', 'object'].includes(node.type);
}

function readsData(node: SyntaxNode): boolean {
  let reads = false;
  walk(node, ({ type }) => {
    reads ||= type === 'name' || type === 'variable' || type === 'wildcard' || type === 'descendant' || type === 'parent';
  });
  return reads;
}
