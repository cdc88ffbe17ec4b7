import type { ReferenceNode } from './reference.ts';
import { isNode } from './reference.ts';

/** Calls `visit` for every node below and with `root`, inner before outer. Nodes may be changed in place. */
export function walkReference(root: ReferenceNode, visit: (node: ReferenceNode) => void): void {
  const seen = new Set<object>();
  const step = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    if (Array.isArray(value)) {
      for (const item of value) step(item);
      return;
    }
    for (const [key, part] of Object.entries(value)) if (key !== 'slot' && key !== 'seekingParent' && key !== 'ancestor') step(part);
    if (isNode(value)) visit(value);
  };
  step(root);
}

/** Makes a node another in place, so that what refers to it sees the new one; gives back what it was. */
export function replaceNode(node: ReferenceNode, make: (was: ReferenceNode) => ReferenceNode): void {
  const was: ReferenceNode = { ...node };
  const made = make(was);
  for (const key of Object.keys(node)) Reflect.deleteProperty(node, key);
  Object.assign(node, made);
}

/** A call of a function bound under `name`. */
export function callNode(name: string, args: readonly ReferenceNode[], position: number | undefined): ReferenceNode {
  return {
    type: 'function',
    value: '(',
    procedure: { type: 'variable', value: name, ...(position === undefined ? {} : { position }) },
    arguments: args,
    ...(position === undefined ? {} : { position }),
  };
}
