import { expect, it } from 'vitest';
import type { Alignment } from '#renderer/map/canvas/align-nodes.ts';
import { alignNodes } from '#renderer/map/canvas/align-nodes.ts';
import type { CanvasNode } from '#renderer/map/canvas/canvas-model.ts';

const node = (id: string, x: number, y: number, width: number): CanvasNode => ({
  id,
  rule: 'R-01',
  target: 'a',
  icon: 'function',
  tone: 'fn',
  title: id,
  detail: '',
  pill: false,
  inputs: [],
  inputSpans: [],
  x,
  y,
  width,
  height: 36,
  loops: [],
  tables: [],
  depth: 1,
});
const nodes = [node('a', 10, 0, 100), node('b', 200, 90, 60), node('c', 160, 40, 120)];

it.each<[Alignment, Readonly<Record<string, readonly [number, number]>>]>([
  ['left', { a: [10, 0], b: [10, 90], c: [10, 40] }],
  ['right', { a: [180, 0], b: [220, 90], c: [160, 40] }],
  ['top', { a: [10, 0], b: [200, 0], c: [160, 0] }],
  // 250 px from a's left to b's right, 280 px of nodes: they overlap evenly.
  ['across', { a: [10, 0], c: [95, 40], b: [200, 90] }],
  ['down', { a: [10, 0], c: [160, 45], b: [200, 90] }],
])('puts nodes in line: %s', (how, places) => {
  expect(alignNodes(nodes, how)).toEqual(Object.fromEntries(Object.entries(places).map(([id, [x, y]]) => [id, { x, y }])));
});

it('leaves two nodes where they are when gaps are evened out', () => {
  expect(alignNodes(nodes.slice(0, 2), 'across')).toEqual({});
});
