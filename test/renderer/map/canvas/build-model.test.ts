import { describe, expect, it } from 'vitest';
import { foldNodes } from '#shared/graph/fold-nodes.ts';
import { buildModel } from '#renderer/map/canvas/build-model.ts';
import type { CanvasModel } from '#renderer/map/canvas/canvas-model.ts';
import { createRuleGraphs } from '#renderer/map/canvas/rule-graphs.ts';
import { nextNode } from '#renderer/map/canvas/use-canvas-keys.ts';
import { traceLineage } from '#renderer/map/lineage.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { createTreePlaces } from '#renderer/map/trees/tree-places.ts';
import { firstOpen, flattenTrees } from '#renderer/map/trees/tree-rows.ts';
import { sourceFactsOf, targetFactsOf } from '#renderer/map/trees/target-facts.ts';
import { mappingOf } from '#test/renderer/map/mapping-fixture.ts';

const rules = {
  Number: '"SO-" & name',
  Customer: 'customer.first & " " & customer.last',
  'Lines.Line.Item': 'sku',
  'Lines.Line.Price': '$number(price)',
  'Lines.Line.Code': '$$.name = "x" ? "none" : $lookup($codes, $string(taxes[0].rate))',
};

function modelOf(view: MappingView, open = firstOpen(view.targetRoots), layout = {}): CanvasModel {
  const target = createTreePlaces();
  const source = createTreePlaces();
  target.set({ rows: flattenTrees(view.targetRoots, open), rowHeight: 22, top: 30, height: 400 });
  source.set({ rows: flattenTrees(view.sourceRoots, firstOpen(view.sourceRoots)), rowHeight: 22, top: 30, height: 400 });
  return buildModel({ view, graphs: createRuleGraphs().of(view), source, target, layout: { id: 'M-1', nodes: layout }, width: 696 });
}

describe('the mapping on the canvas', () => {
  it('draws every field that a rule reads, items of the loop by the array that it goes over', () => {
    const model = modelOf(mappingOf(rules));
    const reads = model.links.flatMap((link) => (link.from.at === 'source' ? [`${link.owner} ${link.from.path} ${link.kind}`] : []));
    expect(reads).toEqual([
      'R-1 name computed',
      'R-2 customer.first computed',
      'R-2 customer.last computed',
      'R-3 items.sku direct',
      'R-4 items.price computed',
      'R-5 name condition',
      'R-5 items.taxes.rate computed',
      'L-1 items loop',
    ]);
    expect(model.nodes.map((node) => [node.rule, node.title.split(' ')[0], node.loops, node.tables])).toEqual([
      ['R-1', 'Concatenate', [], []],
      ['R-2', 'Concatenate', [], []],
      ['R-4', '$number', ['L-1'], []],
      ['R-5', 'If', ['L-1'], []],
      ['R-5', 'Lookup', ['L-1'], ['codes']],
    ]);
  });

  it('shows the name that a node was given, its note, and what is folded into it', () => {
    const view = mappingOf({ Number: '($net := /* per piece */ price * 2; $round($net & "x"))' });
    const [shown] = createRuleGraphs().of(view).values();
    if (shown === undefined) throw new Error('No graph.');
    const places = createTreePlaces();
    places.set({ rows: flattenTrees(view.targetRoots, firstOpen(view.targetRoots)), rowHeight: 22, top: 30, height: 400 });
    const nodesOf = (folded: readonly string[]): readonly unknown[] =>
      buildModel({
        view,
        graphs: new Map([['R-1', { ...shown, graph: foldNodes(shown.graph, new Set(folded)) }]]),
        source: createTreePlaces(),
        target: places,
        layout: undefined,
        width: 696,
      }).nodes.map(({ title, detail, name, note, folded: inside }) => [title, detail, name, note, inside]);
    expect(nodesOf([])).toEqual([
      ['Round', 'net & "x"', undefined, undefined, undefined],
      ['Concatenate', 'net & "x"', undefined, undefined, undefined],
      ['net', 'price * 2', 'net', 'per piece', undefined],
    ]);
    expect(nodesOf(['R-1:root'])).toEqual([['Round', '3 nodes', undefined, undefined, 2]]);
  });

  it('shows rules of a closed group as plain links, without their nodes', () => {
    const model = modelOf(mappingOf(rules), new Set());
    expect(model.nodes.map((node) => node.rule)).toEqual(['R-1', 'R-2']);
    expect(model.links.filter((link) => link.owner === 'R-5').map((link) => [link.from, link.to])).toEqual([
      [
        { at: 'source', side: 's', path: 'name' },
        { at: 'target', path: 'Order.Lines.Line.Code' },
      ],
      [
        { at: 'source', side: 's', path: 'items.taxes.rate' },
        { at: 'target', path: 'Order.Lines.Line.Code' },
      ],
    ]);
  });

  it('puts no node on another, none outside, and what feeds a node to its left', () => {
    const { nodes } = modelOf(mappingOf(rules));
    const clash = nodes.flatMap((a, at) =>
      nodes
        .slice(at + 1)
        .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
        .map((b) => `${a.id} on ${b.id}`),
    );
    expect(clash).toEqual([]);
    expect(nodes.filter((node) => node.x < 8 || node.x + node.width > 696)).toEqual([]);
    const lookup = nodes.find((node) => node.title === 'Lookup');
    const test = nodes.find((node) => node.tone === 'cond');
    expect((lookup?.x ?? 0) + (lookup?.width ?? 0)).toBeLessThan(test?.x ?? 0);
  });

  it('leaves a node where it was put by hand', () => {
    const first = modelOf(mappingOf(rules)).nodes[0];
    const moved = modelOf(mappingOf(rules), undefined, { [first?.id ?? '']: { x: 11, y: 22 } });
    expect(moved.nodes[0]).toMatchObject({ x: 11, y: 22 });
  });

  it('keeps the last good shape of a rule that does not parse', () => {
    const graphs = createRuleGraphs();
    const good = graphs.of(mappingOf({ Number: '"SO-" & name' })).get('R-1');
    const broken = graphs.of(mappingOf({ Number: '"SO-" & ' })).get('R-1');
    expect([good?.editing, broken?.editing, broken?.graph === good?.graph]).toEqual([false, true, true]);
  });
});

describe('lineage', () => {
  const model = modelOf(mappingOf(rules));

  it('finds all that a target comes from', () => {
    const up = traceLineage(model, { of: 'target', path: 'Order.Lines.Line.Code' }, 'up');
    expect([...up.sources].toSorted()).toEqual(['s:items.taxes.rate', 's:name']);
    expect([up.nodes.size, [...up.loops]]).toEqual([2, ['L-1']]);
  });

  it('finds all that a source field, or a group of them, goes to', () => {
    expect([...traceLineage(model, { of: 'source', side: 's', path: 'name' }, 'down').targets].toSorted()).toEqual([
      'Order.Lines.Line.Code',
      'Order.Number',
    ]);
    expect([...traceLineage(model, { of: 'source', side: 's', path: 'customer' }, 'down').targets]).toEqual(['Order.Customer']);
    expect(traceLineage(model, undefined, 'up').links.size).toBe(0);
  });

  it('follows links with the arrow keys', () => {
    const test = model.nodes.find((node) => node.tone === 'cond');
    const lookup = model.nodes.find((node) => node.title === 'Lookup');
    expect(nextNode(model, test, 'ArrowLeft')?.id).toBe(lookup?.id);
    expect(nextNode(model, lookup, 'ArrowRight')?.id).toBe(test?.id);
    expect(nextNode(model, undefined, 'ArrowDown')?.rule).toBe('R-1');
  });
});

describe('what rows know', () => {
  const view = mappingOf(rules);
  const model = modelOf(view);

  it('says how each target is filled and how much of a group is mapped', () => {
    const facts = targetFactsOf(view, undefined, model);
    const rows = flattenTrees(view.targetRoots, firstOpen(view.targetRoots));
    expect(
      rows.map((row) => {
        const { fill, rule, sources, mapped, fields } = facts(row);
        return [row.names.at(-1), fill, rule, sources, mapped, fields];
      }),
    ).toEqual([
      ['Number', 'computed', 'R-1', 1, undefined, undefined],
      ['Customer', 'computed', 'R-2', 2, undefined, undefined],
      ['Line', 'loop', undefined, 0, 3, 3],
      ['Item', 'direct', 'R-3', 1, undefined, undefined],
      ['Price', 'computed', 'R-4', 1, undefined, undefined],
      ['Code', 'condition', 'R-5', 2, undefined, undefined],
    ]);
  });

  it('says how each source is used, a closed group for what is below it', () => {
    const facts = sourceFactsOf(model);
    const closed = flattenTrees(view.sourceRoots, new Set());
    expect(closed.map((row) => [row.path, facts(row).use, facts(row).readers])).toEqual([
      ['id', 'none', 0],
      ['name', 'condition', 2],
      ['customer', 'direct', 1],
      ['items', 'loop', 1],
    ]);
  });
});
