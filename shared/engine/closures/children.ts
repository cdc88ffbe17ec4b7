import type { ResolvedNode } from '#shared/syntax/resolved.ts';

/** The nodes right below a node, those of its filters and its grouping included, in the order of the text. */
export function childrenOf(node: ResolvedNode): readonly ResolvedNode[] {
  const children = [...partsOf(node)];
  for (const stage of [...(node.predicate ?? []), ...(node.stages ?? [])]) if (stage.type === 'filter') children.push(stage.expr);
  if (node.group !== undefined) children.push(...node.group.lhs.flat());
  return children;
}

function partsOf(node: ResolvedNode): readonly ResolvedNode[] {
  switch (node.type) {
    case 'path':
      return node.steps;
    case 'function':
    case 'partial':
      return [node.procedure, ...node.arguments];
    case 'condition':
      return node.else === undefined ? [node.condition, node.then] : [node.condition, node.then, node.else];
    case 'block':
      return node.expressions;
    case 'lambda':
      return [node.body];
    case 'sort':
      return node.terms.map((term) => term.expression);
    case 'bind':
      return [node.rhs];
    case 'apply':
    case 'binary':
      return [node.lhs, node.rhs];
    case 'unary':
      return node.value === '-' ? [node.expression] : node.value === '[' ? node.expressions : node.lhs.flat();
    case 'transform':
      return node.delete === undefined ? [node.pattern, node.update] : [node.pattern, node.update, node.delete];
    default:
      return [];
  }
}
