import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRuleGraph } from '#shared/graph/build-rule-graph.ts';
import type { NodePlace } from '#shared/graph/place-nodes.ts';
import { nodeSize, placeNodes } from '#shared/graph/place-nodes.ts';
import { parse } from '#shared/syntax/parse.ts';

function row(text: string, y: number, rule: string): { readonly graph: ReturnType<typeof buildRuleGraph>; readonly y: number } {
  const tree = parse(text);
  if (!tree.ok) throw new Error(tree.error.message);
  return { graph: buildRuleGraph(tree.value, { rule }), y };
}

const overlaps = (a: NodePlace, b: NodePlace): boolean =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('placeNodes', () => {
  it('stands a node beside its target row and its inputs to the left of it', () => {
    const places = placeNodes([row('paid ? "Z0" : $lookup($codes, rate)', 100, 'R-1'), row('"WEB"', 124, 'R-2')], { width: 700 });
    expect(places).toEqual([
      { id: 'R-1:root', x: 514, y: 82, width: 126, height: 36 },
      { id: 'R-1:else', x: 283, y: 82, width: 113, height: 36 },
      { id: 'R-2:root', x: 575, y: 126, width: 65, height: 24 },
    ]);
  });

  it('sizes nodes by their text, at most 200', () => {
    const [node] = row('$uppercase(a_very_long_field_name_that_goes_on_and_on)', 0, 'R-1').graph.nodes;
    expect(node === undefined ? undefined : nodeSize(node)).toEqual({ width: 200, height: 36 });
  });

  it('never overlaps, and gives the same places again', () => {
    const rule = fc.constantFrom(
      '$uppercase(a & b)',
      '"WEB"',
      '$number(price)',
      '$round($sum(items.price) * rate, 2)',
      'x ? $trim(a) : $trim(b)',
      '$lookup($t, $string($lookup($u, k)))',
    );
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 25 }), fc.integer({ min: 300, max: 1600 }), (rules, width) => {
        const rows = rules.map((text, i) => row(text, i * 22, `R-${i}`));
        const places = placeNodes(rows, { width });
        for (const [i, a] of places.entries()) for (const b of places.slice(i + 1)) expect(overlaps(a, b)).toBe(false);
        expect(placeNodes([...rows].reverse(), { width })).toEqual(places);
        const x = new Map(places.map((place) => [place.id, place.x]));
        for (const { graph } of rows) {
          for (const { from, to } of graph.links)
            if (from.kind === 'node' && to.kind === 'node') expect(x.get(from.id)).toBeLessThan(x.get(to.id) ?? 0);
        }
      }),
      { numRuns: 100 },
    );
  });
});
