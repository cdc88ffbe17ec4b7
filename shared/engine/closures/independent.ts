import type { ResolvedNode } from '#shared/syntax/resolved.ts';

/** `key = probe`, where the key is read from the item and the probe is the same for all items. */
export interface EqualityShape {
  readonly key: readonly string[];
  readonly probe: ResolvedNode;
  /** More has to hold than the equality. */
  readonly more: boolean;
}

/**
 * The equality that a filter begins with, when it can be answered by looking the probe up. `item` is the name that the items
 * have, empty for the context; `varying` are the names that change from item to item.
 */
export function equalityOf(predicate: ResolvedNode, item: string, varying: ReadonlySet<string>): EqualityShape | undefined {
  if (predicate.predicate !== undefined || predicate.group !== undefined) return undefined;
  if (predicate.type === 'block' && predicate.expressions.length === 1) {
    const [only] = predicate.expressions;
    return only === undefined ? undefined : equalityOf(only, item, varying);
  }
  if (predicate.type !== 'binary') return undefined;
  if (predicate.value === 'and') {
    const first = equalityOf(predicate.lhs, item, varying);
    return first === undefined ? undefined : { ...first, more: true };
  }
  if (predicate.value !== '=') return undefined;
  for (const [side, other] of [
    [predicate.lhs, predicate.rhs],
    [predicate.rhs, predicate.lhs],
  ] as const) {
    const key = keyOf(side, item);
    if (key !== undefined && isIndependent(other, varying)) return { key, probe: other, more: false };
  }
  return undefined;
}

/** The names of a plain path from the item. */
function keyOf(node: ResolvedNode, item: string): readonly string[] | undefined {
  const names = pathNames(node);
  if (names === undefined) return undefined;
  if (names.root === item) return names.names;
  return names.root === undefined && item === '' ? names.names : undefined;
}

function isIndependent(node: ResolvedNode, varying: ReadonlySet<string>): boolean {
  if ((node.type === 'string' || node.type === 'number' || node.type === 'value') && node.predicate === undefined) return true;
  const names = pathNames(node);
  return names?.root !== undefined && names.root !== '' && !varying.has(names.root);
}

/** The name of a field of the context where a node reads that and nothing else. */
export function fieldOfContext(node: ResolvedNode): string | undefined {
  const found = node.type === 'path' ? pathNames(node) : undefined;
  const [name, ...more] = found?.names ?? [];
  return found?.root === undefined && more.length === 0 ? name : undefined;
}

/** A path of plain names, from a variable or from the context. */
function pathNames(node: ResolvedNode): { readonly root: string | undefined; readonly names: readonly string[] } | undefined {
  if (node.type === 'variable') return isBare(node) ? { root: node.value, names: [] } : undefined;
  if (node.type !== 'path' || node.keepSingletonArray === true || !isBare(node)) return undefined;
  const [head, ...rest] = node.steps;
  if (head === undefined) return undefined;
  const names: string[] = [];
  for (const step of head.type === 'variable' ? rest : node.steps) {
    if (step.type !== 'name' || !isBare(step)) return undefined;
    names.push(step.value);
  }
  if (head.type !== 'variable') return { root: undefined, names };
  return isBare(head) ? { root: head.value, names } : undefined;
}

/** Whether nothing hangs on a node: no filter, grouping, binding or `[]`. */
export function isBare(node: ResolvedNode): boolean {
  return (
    node.predicate === undefined &&
    node.stages === undefined &&
    node.group === undefined &&
    node.keepArray !== true &&
    node.tuple !== true &&
    node.focus === undefined &&
    node.index === undefined &&
    node.ancestor === undefined
  );
}

const noNames: ReadonlySet<string> = new Set();

/** Whether a filter is the same for all items and cheap to see so: literals, paths from variables, and lists and ranges of them. */
export function isFixed(node: ResolvedNode): boolean {
  if (!isBare(node)) return false;
  switch (node.type) {
    case 'unary':
      return node.value === '[' ? node.expressions.every(isFixed) : node.value === '-' && isFixed(node.expression);
    case 'binary':
      return ['..', '+', '-'].includes(node.value) && isFixed(node.lhs) && isFixed(node.rhs);
    default:
      return isIndependent(node, noNames);
  }
}
