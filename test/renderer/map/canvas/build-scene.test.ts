import { describe, expect, it } from 'vitest';
import { buildScene } from '#renderer/map/canvas/build-scene.ts';
import type { CanvasLink, CanvasModel, CanvasNode, LinkEnd, LinkKind } from '#renderer/map/canvas/canvas-model.ts';
import { linkAt } from '#renderer/map/canvas/hit-test.ts';
import { createTreePlaces } from '#renderer/map/trees/tree-places.ts';
import { flattenTrees, rowKey } from '#renderer/map/trees/tree-rows.ts';
import { schemaOf } from '#test/renderer/map/schema-of.ts';

const sourceRoot = {
  side: 's',
  name: 's',
  schema: schemaOf({
    id: 'integer',
    name: 'string',
    address: { city: 'string', zip: 'string' },
    'items[]': { sku: 'string', price: 'number' },
    total: 'number',
  }),
};
const targetRoot = {
  side: 't',
  name: 't',
  schema: schemaOf({
    Number: 'string',
    Ship: { City: 'string', Zip: 'string' },
    'Line[]': { Item: 'string', Price: 'number' },
    Sum: 'number',
  }),
};

/** Rows 20 high from y 30: source id 40, name 60, address 80, items 100, sku 120, price 140, total 160; target Number 40, Ship 60, Line 80, Item 100, Price 120, Sum 140. */
function trees(height = 200) {
  const source = createTreePlaces();
  const target = createTreePlaces();
  source.set({ rows: flattenTrees([sourceRoot], new Set([rowKey('s', 'items')])), rowHeight: 20, top: 30, height });
  target.set({ rows: flattenTrees([targetRoot], new Set([rowKey('t', 'Line')])), rowHeight: 20, top: 30, height });
  return { source, target };
}

const from = (path: string): LinkEnd => ({ at: 'source', side: 's', path });
const to = (path: string): LinkEnd => ({ at: 'target', path });
const link = (id: string, a: LinkEnd, b: LinkEnd, kind: LinkKind = 'direct'): CanvasLink => ({ id, kind, from: a, to: b, owner: id });
const node = (id: string, x: number, y: number, more: Partial<CanvasNode> = {}): CanvasNode => ({
  id,
  rule: 'R-1',
  target: 'Number',
  icon: 'function',
  tone: 'fn',
  title: 'Sum',
  detail: '',
  pill: false,
  inputs: ['a', 'b'],
  inputSpans: [],
  x,
  y,
  width: 100,
  height: 36,
  loops: [],
  tables: [],
  depth: 1,
  ...more,
});
const scene = (model: Partial<CanvasModel>, sides = trees(), viewport = { x: 0, y: 0, zoom: 1 }) =>
  buildScene({
    model: { nodes: [], links: [], bands: [], ...model },
    ...sides,
    targetSide: 't',
    width: 600,
    height: 230,
    viewport,
    positionOf: (one) => one,
  });

describe('the scene', () => {
  it('draws a link from row to row by arithmetic', () => {
    expect(scene({ links: [link('l', from('name'), to('Number'))] }).links.map((one) => one.shape)).toEqual([
      { form: 'curve', x0: 0, y0: 60, x1: 600, y1: 40 },
    ]);
  });

  it('makes one bundle of links between the same closed groups', () => {
    const drawn = scene({
      links: [
        link('a', from('address.city'), to('Ship.City')),
        link('b', from('address.zip'), to('Ship.Zip')),
        link('c', from('name'), to('Ship.City')),
      ],
    }).links;
    expect(drawn.map((one) => [one.kind, one.members.map((member) => member.id)])).toEqual([
      ['bundle', ['a', 'b']],
      ['direct', ['c']],
    ]);
  });

  it('ends a link to a row out of view inside the edge and counts it', () => {
    const sides = trees(60);
    const { links, counts } = scene({ links: [link('l', from('id'), to('Sum')), link('m', from('total'), to('Sum'))] }, sides);
    expect(links.map((one) => [one.link.id, one.shape.y0, one.shape.y1])).toEqual([['l', 40, 88]]);
    expect(counts).toEqual({ sourceAbove: 0, sourceBelow: 0, targetAbove: 0, targetBelow: 1 });
  });

  it('puts the ends of nodes where their ports are, moved and scaled with the canvas', () => {
    const model = {
      nodes: [node('n', 100, 50)],
      links: [link('a', from('id'), { at: 'input', node: 'n', input: 1 }), link('o', { at: 'output', node: 'n' }, to('Number'))],
    };
    expect(scene(model, trees(), { x: 10, y: -20, zoom: 2 }).links.map((one) => one.shape)).toEqual([
      { form: 'curve', x0: 0, y0: 40, x1: 210, y1: 134 },
      { form: 'curve', x0: 410, y0: 116, x1: 600, y1: 40 },
    ]);
  });

  it('leads a long input that would pass behind a node down a lane', () => {
    const model = {
      nodes: [node('near', 120, 60), node('far', 400, 150)],
      links: [
        link('a', from('id'), { at: 'input', node: 'far', input: 0 }),
        link('b', from('name'), { at: 'input', node: 'far', input: 1 }),
      ],
    };
    expect(scene(model).links.map((one) => (one.shape.form === 'lane' ? one.shape.lane : 0))).toEqual([22, 33]);
  });

  it('spans a band over the rows of its target and the nodes inside', () => {
    const band = { loop: 'L-1', side: 's', source: 'items', target: 'Line', from: 'items', to: 'Line', depth: 0, chips: [] };
    const { bands } = scene({ bands: [band], nodes: [node('n', 200, 190, { loops: ['L-1'] })] });
    expect(bands.map(({ x, y, width, height }) => ({ x, y, width, height }))).toEqual([{ x: 64, y: 72, width: 492, height: 164 }]);
  });

  it('finds the link under a point, and none where there is none', () => {
    const drawn = scene({ links: [link('a', from('id'), to('Number')), link('b', from('total'), to('Sum'))] });
    expect([
      linkAt(drawn, { x: 300, y: 42 })?.link.id,
      linkAt(drawn, { x: 300, y: 151 })?.link.id,
      linkAt(drawn, { x: 300, y: 90 }),
    ]).toEqual(['a', 'b', undefined]);
  });
});
