import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRuleGraph } from '#shared/graph/build-rule-graph.ts';
import { changeForm } from '#shared/graph/change-form.ts';
import { foldNodes } from '#shared/graph/fold-nodes.ts';
import { graphToText } from '#shared/graph/graph-text.ts';
import { readForm } from '#shared/graph/node-form.ts';
import type { RuleGraph } from '#shared/graph/rule-graph.ts';
import { treeShape } from '#shared/graph/tree-shape.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { SyntaxTree } from '#shared/syntax/tree.ts';
import { randomExpression } from '../syntax/random-expression.ts';
import { suitePresent } from '../syntax/suite.ts';
import { everyExpression } from './expressions.ts';

const options = { rule: 'R-1', tables: [{ name: 'tax_codes', key: 'rate' }], indexes: ['i'] };

function read(text: string): SyntaxTree {
  const tree = parse(text);
  if (!tree.ok) throw new Error(`${text}: ${tree.error.message}`);
  return tree.value;
}

/** Every node that a text mentions, in the graph's own pieces. */
function mentioned(graph: RuleGraph): readonly string[] {
  return [graph.pieces, ...graph.nodes.map((node) => node.pieces)]
    .flat()
    .flatMap((piece) => (typeof piece === 'string' ? [] : [piece.node]));
}

/** Text → graph → text, and what must hold on the way. */
function roundTrip(text: string): void {
  const tree = read(text);
  const graph = buildRuleGraph(tree, options);
  const back = graphToText(graph);
  expect(back).toBe(text);
  expect(treeShape(read(back).root)).toBe(treeShape(tree.root));
  // Each node stands in the text once: its text is its own and that of the nodes in it.
  expect(mentioned(graph).toSorted()).toEqual(graph.nodes.map((node) => node.id).toSorted());
  for (const node of graph.nodes) {
    expect(graphToText({ ...graph, pieces: [{ node: node.id }] })).toBe(text.slice(node.start, node.end));
    // What the node takes says all of it: written again from that, it is the same tree.
    const form = readForm(tree, node);
    if (form === undefined) throw new Error(`${text}: no form of ${node.title}`);
    for (const [slot, { text: own }] of form.slots.entries())
      expect([node.title, changeForm(text, node, { type: 'slot', slot, text: own })]).toEqual([node.title, { ok: true, value: text }]);
  }
  const folded = foldNodes(graph, new Set(graph.nodes.map((node) => node.id)));
  expect(graphToText(folded)).toBe(text);
  expect(fieldsOf(folded)).toEqual(fieldsOf(graph));
}

function fieldsOf(graph: RuleGraph): readonly string[] {
  return [...new Set(graph.links.flatMap(({ from }) => (from.kind === 'node' ? [] : [JSON.stringify(from)])))].toSorted();
}

const all = await everyExpression();

describe('text → graph → text', () => {
  it.skipIf(!suitePresent)('keeps every expression of the official suite as it is', () => {
    for (const text of all.suite) roundTrip(text);
    console.log(`graph: ${all.suite.length} expressions of the suite go round`);
    expect(all.suite.length).toBeGreaterThan(1000);
  });

  it('keeps every expression of the cases and samples as it is', () => {
    for (const text of [...all.cases, ...all.samples]) roundTrip(text);
    console.log(`graph: ${all.cases.length} expressions of the cases and ${all.samples.length} of the samples go round`);
    expect(all.cases.length).toBeGreaterThan(20);
    expect(all.samples.length).toBeGreaterThan(40);
  });

  it('keeps whatever the grammar makes', () => {
    fc.assert(
      fc.property(randomExpression, (text) => {
        fc.pre(parse(text).ok);
        roundTrip(text);
      }),
      { numRuns: 600 },
    );
  });

  it('keeps comments where they stand', () => {
    const text = '/* why */ ( $net := /* per piece */ price * 2; /* out */ $round(/* the net */ $net, 2 /* cents */) & "x" )';
    expect(graphToText(buildRuleGraph(read(text), options))).toBe(text);
  });
});
