import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRuleGraph } from '#shared/graph/build-rule-graph.ts';
import type { FormChange } from '#shared/graph/change-form.ts';
import { changeForm } from '#shared/graph/change-form.ts';
import { deleteNode, insertCondition, insertFunction, insertOperator } from '#shared/graph/edit-node.ts';
import { graphToText } from '#shared/graph/graph-text.ts';
import { inlineName, nameNode } from '#shared/graph/name-node.ts';
import type { NodeForm } from '#shared/graph/node-form.ts';
import { readForm } from '#shared/graph/node-form.ts';
import { setNote } from '#shared/graph/node-note.ts';
import { readPart } from '#shared/graph/put-text.ts';
import type { RuleGraph } from '#shared/graph/rule-graph.ts';
import { looseShape } from '#shared/graph/tree-shape.ts';
import { parse } from '#shared/syntax/parse.ts';
import type { Span } from '#shared/syntax/tokens.ts';
import { walk } from '#shared/syntax/walk.ts';
import { randomExpression } from '../syntax/random-expression.ts';
import { everyExpression } from './expressions.ts';

const all = await everyExpression();
const expression = fc.oneof(fc.constantFrom(...all.samples, ...all.cases.filter((text) => text.length < 2000)), randomExpression);
const texts = ['x', '"k"', '1', 'a.b', 'x + 1', 'x ? y : z', '$trim(x)', '/* c */ x'];

function graphOf(text: string): RuleGraph | undefined {
  const tree = parse(text);
  return tree.ok ? buildRuleGraph(tree.value, { rule: 'R-1' }) : undefined;
}

function formAt(text: string, span: Span): NodeForm | undefined {
  const tree = parse(text);
  return tree.ok ? readForm(tree.value, span) : undefined;
}

const shapeOf = (text: string): string => {
  const read = readPart(text);
  return read.ok ? looseShape(read.value.root) : `unreadable ${text}`;
};
const shapesOf = (form: NodeForm | undefined): readonly string[] => (form?.slots ?? []).map((slot) => shapeOf(slot.text));

/** Slots that a form must have after a change. */
function expectedSlots(form: NodeForm, change: FormChange): readonly string[] {
  const slots = form.slots.map((slot) => slot.text);
  const list = form.list ?? { from: 0, to: 0, size: 1 };
  const at = (entry: number): number => list.from + entry * list.size;
  switch (change.type) {
    case 'slot':
      return slots.with(change.slot, change.text);
    case 'append':
      return [...slots, change.text];
    case 'insert':
      return slots.toSpliced(at(change.entry), 0, ...change.texts);
    case 'remove':
      return slots.toSpliced(at(change.entry), list.size);
    case 'move': {
      const entry = slots.slice(at(change.entry), at(change.entry) + list.size);
      return slots.toSpliced(at(change.entry), list.size).toSpliced(at(change.to), 0, ...entry);
    }
    default:
      return slots;
  }
}

/** A change that the form has room for, drawn from two numbers. */
function changeFor(form: NodeForm, kind: number, pick: number): FormChange | undefined {
  const text = texts[pick % texts.length] ?? 'x';
  const count = form.list === undefined ? 0 : (form.list.to - form.list.from) / form.list.size;
  switch (kind % 6) {
    case 0:
      return form.slots.length === 0 ? undefined : { type: 'slot', slot: pick % form.slots.length, text };
    case 1:
      return form.leftOut.length === 0 ? undefined : { type: 'append', text };
    case 2:
      return form.list === undefined
        ? undefined
        : { type: 'insert', entry: pick % (count + 1), texts: Array.from({ length: form.list.size }, () => text) };
    case 3:
      return count === 0 ? undefined : { type: 'remove', entry: pick % count };
    case 4:
      return count === 0 ? undefined : { type: 'move', entry: pick % count, to: (pick + 1) % count };
    default:
      return form.kind === 'operator' ? { type: 'operator', operator: ['&', '+', '*', 'and'][pick % 4] ?? '&' } : undefined;
  }
}

/** The whole expression with one node standing for itself: what an edit of that node may not touch. */
function wholeGraphHolds(text: string): void {
  const graph = graphOf(text);
  expect(graph === undefined ? `does not parse: ${text}` : graphToText(graph)).toBe(text);
}

describe('random edits', () => {
  it('of what a node takes give text that reads back as what was asked for', () => {
    const seen = { made: 0, refused: 0, drawn: 0 };
    fc.assert(
      fc.property(expression, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 6 }), (start, steps) => {
        fc.pre(parse(start).ok);
        let text = start;
        for (const [which, kind, pick] of steps) {
          const graph = graphOf(text);
          const node = graph?.nodes[which % Math.max(1, graph.nodes.length)];
          const form = node === undefined ? undefined : formAt(text, node);
          const change = form === undefined ? undefined : changeFor(form, kind, pick);
          if (node === undefined || form === undefined || change === undefined) continue;
          const made = changeForm(text, node, change);
          if (!made.ok) {
            seen.refused += 1;
            continue;
          }
          seen.made += 1;
          wholeGraphHolds(made.value);
          const wanted = expectedSlots(form, change).map(shapeOf);
          // An operator with one side left is that side; every other node is there with exactly these slots.
          const tree = parse(made.value);
          if (!tree.ok) throw new Error(made.value);
          if (!(form.kind === 'operator' && wanted.length === 1)) {
            const shown = (span: Span): boolean => JSON.stringify(shapesOf(readForm(tree.value, span))) === JSON.stringify(wanted);
            let found = false;
            // What takes the place of a constant is whatever it is.
            walk(tree.value.root, (one) => (found ||= form.kind === 'constant' ? looseShape(one) === wanted[0] : shown(one)));
            expect([text, change, made.value, found]).toEqual([text, change, made.value, true]);
            // A name that nothing uses any more takes its block back to text; else the node is drawn again.
            if (buildRuleGraph(tree.value, { rule: 'R-1' }).nodes.some(shown) || form.kind === 'constant') seen.drawn += 1;
          }
          text = made.value;
        }
      }),
      { numRuns: 1500, seed: 20261124 },
    );
    console.log(`graph: ${seen.made} random changes of nodes made (${seen.drawn} drawn so again), ${seen.refused} refused`);
    expect(seen.made).toBeGreaterThan(5 * seen.refused);
    expect(seen.drawn).toBeGreaterThan(0.9 * seen.made);
  });

  it('around nodes, of names and of notes give text that parses and shows them', () => {
    fc.assert(
      fc.property(expression, fc.nat(), fc.nat({ max: 6 }), (text, which, kind) => {
        const graph = graphOf(text);
        const node = graph?.nodes[which % Math.max(1, graph.nodes.length)];
        fc.pre(node !== undefined && graph !== undefined);
        if (node === undefined || graph === undefined) return;
        const made = [
          () => insertFunction(text, node, 'round'),
          () => insertOperator(text, node, '&', 'x'),
          () => insertCondition(text, node),
          () => deleteNode(text, node),
          () => nameNode(text, node, 'named'),
          () => setNote(text, node, 'a note'),
          () => setNote(text, node, ''),
        ][kind]?.();
        if (made === undefined || !made.ok) return;
        if (made.value.trim() === '') return;
        wholeGraphHolds(made.value);
        const after = graphOf(made.value);
        const titles = (one: RuleGraph | undefined): number => (one?.nodes ?? []).filter((item) => item.title === 'Round').length;
        if (kind === 0) expect(titles(after)).toBeGreaterThanOrEqual(titles(graph));
        if (kind === 4 && graph.nodes.every((one) => one.name === undefined)) {
          const back = inlineName(made.value, 'named');
          if (back.ok) expect(shapeOf(back.value)).toBe(shapeOf(text));
        }
        if (kind === 5) expect((after?.nodes ?? []).some((one) => one.note === 'a note')).toBe(true);
      }),
      { numRuns: 1500, seed: 20261124 },
    );
  });
});
