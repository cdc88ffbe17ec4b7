import { parse } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import type { BindNode, SyntaxNode } from '#shared/syntax/tree.ts';
import { walk } from '#shared/syntax/walk.ts';
import { findNode, nodesAround } from './put-text.ts';

/**
 * The text of a node that says the same in another rule: names that it uses and that the expression gives before it come
 * with it (`($rate := …; $lookup($codes, $rate))`).
 */
export function portableText(text: string, span: Span): string {
  const own = text.slice(span.start, span.end);
  const tree = parse(text);
  const node = tree.ok ? findNode(tree.value, span) : undefined;
  if (!tree.ok || node === undefined) return own;
  const inReach: BindNode[] = [];
  for (const block of nodesAround(tree.value, node)) {
    if (block.type !== 'block') continue;
    for (const one of block.expressions) if (one.type === 'bind' && one.end <= span.start) inReach.push(one);
  }
  const needed = new Set<BindNode>();
  const need = (part: SyntaxNode, before: number): void => {
    for (const name of variablesOf(part)) {
      const bind = inReach.findLast((one, at) => one.variable.name === name && at < before);
      if (bind === undefined || needed.has(bind)) continue;
      needed.add(bind);
      need(bind.value, inReach.indexOf(bind));
    }
  };
  need(node, inReach.length);
  const brought = inReach.filter((bind) => needed.has(bind)).map((bind) => text.slice(bind.start, bind.end));
  return brought.length === 0 ? own : `(${[...brought, own].join('; ')})`;
}

function variablesOf(node: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>();
  walk(node, (part) => {
    if (part.type === 'variable') names.add(part.name);
  });
  return names;
}
