import type { CanvasNode } from './canvas-model.ts';

export type Alignment = 'left' | 'right' | 'top' | 'across' | 'down';

type Places = Readonly<Record<string, { readonly x: number; readonly y: number }>>;

/** New places of nodes: in line with the outermost one, or with even gaps between the first and the last. */
export function alignNodes(nodes: readonly CanvasNode[], how: Alignment): Places {
  if (how === 'across' || how === 'down') return distribute(nodes, how);
  const left = Math.min(...nodes.map((node) => node.x));
  const right = Math.max(...nodes.map((node) => node.x + node.width));
  const top = Math.min(...nodes.map((node) => node.y));
  const x = (node: CanvasNode): number => (how === 'left' ? left : how === 'right' ? right - node.width : node.x);
  return Object.fromEntries(nodes.map((node) => [node.id, { x: x(node), y: how === 'top' ? top : node.y }]));
}

function distribute(nodes: readonly CanvasNode[], how: 'across' | 'down'): Places {
  const start = (node: CanvasNode): number => (how === 'across' ? node.x : node.y);
  const size = (node: CanvasNode): number => (how === 'across' ? node.width : node.height);
  const inOrder = nodes.toSorted((a, b) => start(a) - start(b));
  const [first] = inOrder;
  const last = inOrder.at(-1);
  if (first === undefined || last === undefined || inOrder.length < 3) return {};
  const room = start(last) + size(last) - start(first) - inOrder.reduce((sum, node) => sum + size(node), 0);
  const gap = room / (inOrder.length - 1);
  let at = start(first);
  return Object.fromEntries(
    inOrder.map((node) => {
      const place = how === 'across' ? { x: Math.round(at), y: node.y } : { x: node.x, y: Math.round(at) };
      at += size(node) + gap;
      return [node.id, place];
    }),
  );
}
