import { describe, expect, it } from 'vitest';
import { buildScene } from '#renderer/map/canvas/build-scene.ts';
import { buildModel } from '#renderer/map/canvas/build-model.ts';
import { createRuleGraphs } from '#renderer/map/canvas/rule-graphs.ts';
import { connectionOf, fieldText } from '#renderer/map/connect/connect-edits.ts';
import { dropAt } from '#renderer/map/connect/drop-at.ts';
import { createTreePlaces } from '#renderer/map/trees/tree-places.ts';
import { firstOpen, flattenTrees } from '#renderer/map/trees/tree-rows.ts';
import { mappingOf } from '#test/renderer/map/mapping-fixture.ts';

const view = mappingOf({ Number: '"SO-" & name', 'Lines.Line.Price': '$number(price)' });
const source = createTreePlaces();
const target = createTreePlaces();
source.set({ rows: flattenTrees(view.sourceRoots, firstOpen(view.sourceRoots)), rowHeight: 20, top: 30, height: 300 });
target.set({ rows: flattenTrees(view.targetRoots, firstOpen(view.targetRoots)), rowHeight: 20, top: 30, height: 300 });
const model = buildModel({ view, graphs: createRuleGraphs().of(view), source, target, layout: undefined, width: 600 });
const origin = { from: 'source', side: 's', path: 'items.sku' } as const;
const editOf = (drop: Parameters<typeof connectionOf>[3], from: Parameters<typeof connectionOf>[2] = origin) => {
  const made = connectionOf(view, model, from, drop);
  return made.ok ? made.value : made.error.code;
};

describe('what putting down makes', () => {
  it('connects fields in both directions and names the rule that it replaces', () => {
    const edit = { type: 'fields.connect', mapping: 'M-1', source: 's', from: 'items.sku', to: 'Order.Number' };
    expect(editOf({ on: 'target', path: 'Order.Number' })).toEqual({ kind: 'edit', edit, replaces: 'R-1' });
    expect(editOf({ on: 'source', side: 's', path: 'items.sku' }, { from: 'target', path: 'Order.Customer' })).toEqual({
      kind: 'edit',
      edit: { ...edit, to: 'Order.Customer' },
    });
  });

  it('writes a field into an input of a node as its rule reads it', () => {
    const node = model.nodes.find((one) => one.rule === 'R-2');
    expect(editOf({ on: 'input', node: node?.id ?? '', input: 0 })).toEqual({
      kind: 'edit',
      edit: { type: 'rule.set', mapping: 'M-1', target: 'Order.Lines.Line.Price', patch: { expression: '$number(sku)' } },
    });
    expect([fieldText(view, 'Order.Number', 's', 'items.sku'), fieldText(view, 'Order.Lines.Line.Item', 's', 'name')]).toEqual([
      'items.sku',
      '$$.name',
    ]);
  });

  it('asks for a function of a link and a field, feeds a loop, asks for a function on empty canvas', () => {
    const link = model.links.find((one) => one.owner === 'R-1')?.id ?? '';
    expect(editOf({ on: 'link', link })).toEqual({ kind: 'ask-function', side: 's', path: 'items.sku', link });
    expect(editOf({ on: 'band', loop: 'L-1' })).toMatchObject({ edit: { type: 'fields.connect', to: 'Order.Lines.Line' } });
    expect(editOf({ on: 'canvas' })).toEqual({ kind: 'ask-function', side: 's', path: 'items.sku' });
  });

  it('gives a node to a field in the same loops only', () => {
    const node = model.nodes.find((one) => one.rule === 'R-2')?.id ?? '';
    expect(editOf({ on: 'target', path: 'Order.Lines.Line.Item' }, { from: 'node', node })).toMatchObject({
      edit: { type: 'rule.set', target: 'Order.Lines.Line.Item', patch: { expression: '$number(price)' } },
    });
    expect(editOf({ on: 'target', path: 'Order.Customer' }, { from: 'node', node })).toBe('connect/other-loop');
  });
});

describe('what lies under the pointer', () => {
  const scene = buildScene({
    model,
    source,
    target,
    targetSide: 't',
    width: 600,
    height: 330,
    viewport: { x: 0, y: 0, zoom: 1 },
    positionOf: (node) => node,
  });
  const at = (x: number, y: number, takes = true, from: Parameters<typeof connectionOf>[2] = origin) =>
    dropAt({
      origin: from,
      at: { x, y },
      source,
      target,
      scene,
      inputs: [{ node: 'n', input: 0, x: 300, y: 200 }],
      heads: [{ loop: 'L-1', x: 70, y: 60, width: 100, height: 26 }],
      takes: () => takes,
    });

  it('is the whole target row and twelve pixels before it', () => {
    expect([at(700, 45), at(590, 45), at(700, 20)]).toEqual([
      { on: 'target', path: 'Order.Number' },
      { on: 'target', path: 'Order.Number' },
      undefined,
    ]);
  });

  it('is the nearest port within reach, of a row that takes the value', () => {
    expect([at(580, 58), at(580, 58, false), at(560, 290)]).toEqual([
      { on: 'target', path: 'Order.Customer' },
      { on: 'canvas' },
      { on: 'canvas' },
    ]);
  });

  it('is an input, a head or a link before empty canvas', () => {
    expect([at(306, 204), at(100, 70), at(200, 290)]).toEqual([
      { on: 'input', node: 'n', input: 0 },
      { on: 'band', loop: 'L-1' },
      { on: 'canvas' },
    ]);
  });

  it('is a source row for what comes from the target', () => {
    expect([
      at(-100, 65, true, { from: 'target', path: 'Order.Number' }),
      at(300, 65, true, { from: 'target', path: 'Order.Number' }),
    ]).toEqual([{ on: 'source', side: 's', path: 'name' }, { on: 'canvas' }]);
  });
});
