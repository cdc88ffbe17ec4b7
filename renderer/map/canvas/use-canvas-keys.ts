import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { useProject } from '#renderer/state/project.ts';
import { useSelection } from '#renderer/state/selection.ts';
import type { CanvasModel, CanvasNode } from './canvas-model.ts';
import { useNodeChoice } from './node-choice.ts';

export interface CanvasKeysInput {
  readonly model: CanvasModel;
  readonly open: (node: string) => void;
  readonly onLink: (link: string | undefined) => void;
}

/** The node in a direction: along links to the left and right, by place up and down. */
export function nextNode(model: CanvasModel, from: CanvasNode | undefined, key: string): CanvasNode | undefined {
  const inOrder = model.nodes.toSorted((a, b) => a.y - b.y || b.x - a.x);
  if (from === undefined) return inOrder[0];
  const at = inOrder.findIndex((node) => node.id === from.id);
  switch (key) {
    case 'ArrowDown':
      return inOrder[at + 1];
    case 'ArrowUp':
      return inOrder[at - 1];
    case 'Home':
      return inOrder[0];
    case 'End':
      return inOrder.at(-1);
    case 'ArrowLeft': {
      const link = model.links.find((one) => one.to.at === 'input' && one.to.node === from.id && one.from.at === 'output');
      return link?.from.at === 'output' ? model.nodes.find((node) => link.from.at === 'output' && node.id === link.from.node) : undefined;
    }
    case 'ArrowRight': {
      const link = model.links.find((one) => one.from.at === 'output' && one.from.node === from.id && one.to.at === 'input');
      return link?.to.at === 'input' ? model.nodes.find((node) => link.to.at === 'input' && node.id === link.to.node) : undefined;
    }
    default:
      return undefined;
  }
}

const moves: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The nodes chosen together, or the one. */
function heldNodes(model: CanvasModel, node: CanvasNode): readonly CanvasNode[] {
  const { chosen } = useNodeChoice.getState();
  return chosen.size > 1 && chosen.has(node.id) ? model.nodes.filter((one) => chosen.has(one.id)) : [node];
}

/** Keys of the canvas: one stop for all nodes. Shift with an arrow chooses several; M takes hold of them, arrows then move by 6, with Shift by 1. */
export function useCanvasKeys({ model, open, onLink }: CanvasKeysInput): (event: KeyboardEvent<HTMLElement>) => void {
  const held = useRef(false);
  return (event) => {
    if (event.target !== event.currentTarget) return;
    const { node: id, select } = useSelection.getState();
    const node = model.nodes.find((one) => one.id === id);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = moves[event.key];
    if (held.current && node !== undefined && by !== undefined) {
      event.preventDefault();
      const step = event.shiftKey ? 1 : 6;
      void useProject.getState().edit({
        type: 'layout.move',
        mapping: useSelection.getState().mapping ?? '',
        nodes: Object.fromEntries(heldNodes(model, node).map((one) => [one.id, { x: one.x + by[0] * step, y: one.y + by[1] * step }])),
      });
      return;
    }
    if (event.key === 'm' || event.key === 'M') {
      held.current = !held.current && node !== undefined;
      event.preventDefault();
      return;
    }
    if (event.key === 'Escape' && held.current) {
      held.current = false;
      event.stopPropagation();
      return;
    }
    if (event.key === 'Enter' && node !== undefined) {
      event.preventDefault();
      open(node.id);
      return;
    }
    if (by === undefined && event.key !== 'Home' && event.key !== 'End') return;
    event.preventDefault();
    held.current = false;
    const next = nextNode(model, node, event.key);
    if (next === undefined) return;
    onLink(undefined);
    // Shift takes the next one into the choice.
    const { chosen, choose } = useNodeChoice.getState();
    if (event.shiftKey && node !== undefined) choose(new Set([...chosen, node.id, next.id]));
    select({ node: next.id });
  };
}
