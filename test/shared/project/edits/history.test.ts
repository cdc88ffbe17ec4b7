import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentChange, Project } from '#shared/project/documents/document.ts';
import { applyChanges, invertChanges, mergeChanges, settleChanges } from '#shared/project/edits/apply-changes.ts';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import { connect, ordersProject, setRule } from '../orders-project.ts';

const targets = ['Order.No', 'Order.Gross', 'Order.Lines.Line.Sku', 'Order.Lines.Line.Tax.Rate', 'Order.Buyer', 'Order.Lines.Line', ''];
const sources = ['id', 'total_price', 'line_items', 'line_items.sku', 'line_items.taxes.rate', 'customer', 'customer.email'];
const ids = ['R-01', 'R-02', 'R-03', 'L-1', 'T-01', 'K-1'];
const text = fc.constantFrom('a', 'b & c', '$sum(x.y)', '');

const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ target: fc.constantFrom(...targets), expression: text }).map(({ target, expression }) => setRule(target, expression)),
  fc.record({ from: fc.constantFrom(...sources), to: fc.constantFrom(...targets) }).map(({ from, to }) => connect(from, to)),
  fc.constantFrom(...ids).map((id): Edit => ({ type: 'rule.remove', rules: [id] })),
  fc.constantFrom(...ids).map((id): Edit => ({ type: 'loop.remove', loops: [id] })),
  fc
    .record({ rule: fc.constantFrom(...ids), target: fc.constantFrom(...targets) })
    .map(({ rule, target }): Edit => ({ type: 'rule.move', rule, target })),
  text.map((name): Edit => ({ type: 'info.set', patch: { name } })),
  fc.constantFrom('a', 'b').map((node): Edit => ({ type: 'layout.move', mapping: 'm1', nodes: { [node]: { x: 1, y: 1 } } })),
  text.map((name): Edit => ({ type: 'scenario.set', scenario: { mapping: 'm1', name, input: 1, expected: { kind: 'filtered' } } })),
  fc.constant<Edit>({ type: 'mapping.fromExpression', mapping: 'm1', expression: '{"Order": {"No": id}}' }),
);

/** Counters only go up, and undo puts a removed document back at the end: neither is part of what a project says. */
function said(project: Project): unknown {
  return { ...project, info: { ...project.info['project'], counters: {} } };
}

describe('undo and redo', () => {
  it('take any run of edits back, make it again, and never use an id twice', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 25 }), (edits) => {
        const start = ordersProject();
        let project = start;
        const steps: (readonly DocumentChange[])[] = [];
        for (const one of edits) {
          const outcome = applyEdit(project, one);
          if (!outcome.ok) continue;
          expect(applyChanges(project, outcome.value.changes)).toEqual(outcome.value.project);
          project = outcome.value.project;
          steps.push(outcome.value.changes);
        }
        const end = project;
        for (const step of steps.toReversed()) project = applyChanges(project, invertChanges(step));
        expect(said(project)).toEqual(said(start));
        expect(project.info['project']?.counters).toEqual(end.info['project']?.counters);
        for (const step of steps) project = applyChanges(project, step);
        expect(project).toEqual(end);
      }),
      { numRuns: 300 },
    );
  });

  it('give the changes as they are made on the project at hand', () => {
    const outcome = applyEdit(ordersProject(), setRule('Order.No', 'id'));
    if (!outcome.ok) throw new Error(outcome.error.message);
    const undone = settleChanges(outcome.value.project, invertChanges(outcome.value.changes));
    // The counter stays, so the information has nothing to take back.
    expect(undone.map((change) => [change.kind, change.before !== undefined, change.after !== undefined])).toEqual([
      ['rule', true, false],
      ['info', true, true],
    ]);
    expect(applyChanges(outcome.value.project, undone).info['project']?.counters).toEqual({ R: 1 });
  });

  it('merge runs of typing into the first state and the last', () => {
    const first = applyEdit(ordersProject(), setRule('Order.No', 'i'));
    if (!first.ok) throw new Error(first.error.message);
    const second = applyEdit(first.value.project, setRule('Order.No', 'id'));
    if (!second.ok) throw new Error(second.error.message);
    const merged = mergeChanges(first.value.changes, second.value.changes);
    expect(applyChanges(ordersProject(), merged)).toEqual(second.value.project);
    expect(merged.find((change) => change.kind === 'rule')).toMatchObject({ after: { expression: 'id' } });
    expect(mergeChanges(first.value.changes, invertChanges(first.value.changes))).toEqual([]);
  });
});
