import type { Diagnostic } from '#shared/language/diagnostic.ts';
import { warning } from '#shared/language/diagnostic.ts';
import { isOnly, present } from '#shared/language/types/join-types.ts';
import type { CallNode, LambdaNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { childNodes, walk, withoutParentheses } from '#shared/syntax/walk.ts';
import { type CheckedExpression, replaceBy, shown, typeAt } from './checked-expression.ts';

/** Patterns whose time grows with the square of the number of items, with a rewrite where one says the same. */
export function slowPatterns(checked: CheckedExpression): readonly Diagnostic[] {
  const looped = checked.context.variables.some(({ kind }) => kind === 'item');
  return visit(checked.tree.root, looped, checked);
}

/** `looped`: what stands here is evaluated for each of many items. */
function visit(node: SyntaxNode, looped: boolean, checked: CheckedExpression): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (node.type === 'call') found.push(...appending(node, checked), ...(looped ? scanning(node, checked) : []));
  if (node.type === 'filter' && looped) found.push(...converting(node.left, node.predicate, checked));
  if (node.type === 'step' && endsInDescendants(node.left) && holdsDescendants(node.right))
    found.push(
      warning(
        'expression/slow',
        'A ** behind a ** goes over everything once for each part of it.',
        node.right,
        [],
        'Name the fields instead.',
      ),
    );
  for (const child of childNodes(node)) found.push(...visit(child, looped || isPerItem(node, child, checked), checked));
  return found;
}

function isPerItem(node: SyntaxNode, child: SyntaxNode, checked: CheckedExpression): boolean {
  if (node.type === 'step') return child === node.right && typeAt(checked, node.left).list !== undefined;
  if (node.type === 'filter') return child === node.predicate && typeAt(checked, node.left).list !== undefined;
  const callee = node.type === 'call' && node.callee.type === 'variable' ? node.callee.name : '';
  return child.type === 'lambda' && ['map', 'filter', 'reduce', 'each', 'sift', 'single'].includes(callee);
}

/** `$reduce(list, function($all, $x) { $append($all, …) }, [])` copies the list for every item. */
function appending(node: CallNode, checked: CheckedExpression): readonly Diagnostic[] {
  if (node.callee.type !== 'variable' || node.callee.name !== 'reduce') return [];
  const [list, called, init] = node.args;
  if (list === undefined || called?.type !== 'lambda') return [];
  const body = withoutParentheses(called.body);
  const [all, item] = called.params;
  if (all === undefined || item === undefined || body.type !== 'call' || body.callee.type !== 'variable' || body.callee.name !== 'append')
    return [];
  const [so, added] = body.args;
  if (so?.type !== 'variable' || so.name !== all.name || added === undefined) return [];
  const whole = checked.text;
  const plain = init?.type === 'array' && init.items.length === 0 && called.params.length === 2 && !mentions(added, all.name);
  const rewritten = `[$map(${whole.slice(list.start, list.end)}, function($${item.name}) { ${whole.slice(added.start, added.end)} })]`;
  const fixes = plain ? [replaceBy('Map the items instead', node, rewritten)] : [];
  return [
    warning('expression/slow', '$append inside $reduce copies the whole list for every item.', body.callee, fixes, 'List what $map gives.'),
  ];
}

/** `$filter(list, function($x) { $x.key = … })` inside a loop looks at every item each time; a filter in brackets finds it by key. */
function scanning(node: CallNode, checked: CheckedExpression): readonly Diagnostic[] {
  if (node.callee.type !== 'variable' || node.callee.name !== 'filter') return [];
  const [list, called] = node.args;
  if (list === undefined || called?.type !== 'lambda' || called.params.length !== 1) return [];
  const body = withoutParentheses(called.body);
  if (body.type !== 'binary' || body.operator !== '=') return [];
  const rewrite = keyFilter(list, called, body.left, body.right, checked) ?? keyFilter(list, called, body.right, body.left, checked);
  if (rewrite === undefined) return [];
  const message = `$filter looks at every item of ${shown(checked, list)} each time; a filter in brackets finds them by key.`;
  return [warning('expression/slow', message, node.callee, [replaceBy('Filter in brackets', node, rewrite)])];
}

/** Where one side is a field of the item and the other does not depend on where it is evaluated. */
function keyFilter(
  list: SyntaxNode,
  called: LambdaNode,
  key: SyntaxNode,
  probe: SyntaxNode,
  { text }: CheckedExpression,
): string | undefined {
  const [item] = called.params;
  const path = text.slice(key.start, key.end);
  if (item === undefined || !new RegExp(`^\\$${item.name}\\.[A-Za-z_][\\w.]*$`).test(path)) return undefined;
  const other = text.slice(probe.start, probe.end);
  if (!(probe.type === 'string' || probe.type === 'number' || /^\$[A-Za-z_$][\w.]*$/.test(other)) || mentions(probe, item.name))
    return undefined;
  const source = text.slice(list.start, list.end);
  const whole = list.type === 'variable' || list.type === 'name' ? source : `(${source})`;
  return `${whole}[${path.slice(item.name.length + 2)} = ${other}]`;
}

/** `list[$string(a) = $string(b)]` inside a loop: converted keys cannot be looked up. */
function converting(list: SyntaxNode, predicate: SyntaxNode, checked: CheckedExpression): readonly Diagnostic[] {
  const test = withoutParentheses(predicate);
  if (test.type !== 'binary' || test.operator !== '=' || typeAt(checked, list).list === undefined) return [];
  const [a, b] = [converted(test.left), converted(test.right)];
  if (a === undefined || b === undefined) return [];
  const types = [a, b].map((side) => present(typeAt(checked, side)));
  const same = (['text', 'number'] as const).some((kind) => types.every((type) => isOnly(type, kind)));
  const { text } = checked;
  const plain = `${text.slice(a.start, a.end)} = ${text.slice(b.start, b.end)}`;
  const message = `${shown(checked, list)} is searched item by item, because its key is converted for each comparison.`;
  return [warning('expression/slow', message, test, same ? [replaceBy('Compare the values themselves', test, plain)] : [])];
}

function converted(node: SyntaxNode): SyntaxNode | undefined {
  if (node.type !== 'call' || node.callee.type !== 'variable' || node.args.length !== 1) return undefined;
  return node.callee.name === 'string' || node.callee.name === 'number' ? node.args[0] : undefined;
}

function mentions(node: SyntaxNode, variable: string): boolean {
  let found = false;
  walk(node, (inner) => {
    found ||= inner.type === 'variable' && inner.name === variable;
  });
  return found;
}

function endsInDescendants(node: SyntaxNode): boolean {
  if (node.type === 'descendant') return true;
  if (node.type === 'step') return endsInDescendants(node.right) || endsInDescendants(node.left);
  return (node.type === 'filter' || node.type === 'keep-array') && endsInDescendants(node.left);
}

function holdsDescendants(node: SyntaxNode): boolean {
  return node.type === 'descendant' || childNodes(node).some(holdsDescendants);
}
