import { expect, it } from 'vitest';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import { copyRules, proposeCopied, readCopiedRules } from '#shared/project/rule-sheet/copied-rules.ts';
import { proposalsEdit } from '#shared/project/rule-sheet/rule-proposal.ts';
import { connect, edited, listed, ordersProject, setRule } from '../orders-project.ts';

const from = edited(ordersProject(), connect('line_items.sku', 'Order.Lines.Line.Sku'), setRule('Order.No', '"SO-" & id'), {
  type: 'rule.set',
  mapping: 'm1',
  target: 'Order.No',
  patch: { default: '"?"', mandatory: false, note: 'key' },
});
const copied = readCopiedRules(JSON.stringify(copyRules(from, Object.values(from.rule))));

it('pastes copied rules into another project with their loops, and says which targets are not there', () => {
  if (copied === undefined) throw new Error('What was copied is not read.');
  const to = edited(ordersProject(), setRule('Order.No', 'id'));
  const more = { ...copied, rules: [...copied.rules, { target: 'Order.Elsewhere', expression: 'id' }] };
  const proposals = proposeCopied(to, 'm1', more);
  expect(proposals.map(({ kind, target, changes, remarks }) => [kind, target, changes.map(({ part }) => part), remarks])).toEqual([
    ['new', 'Order.Lines.Line.Sku', ['loop', 'expression'], []],
    ['changes', 'Order.No', ['expression', 'default', 'required', 'note'], []],
    ['unreadable', 'Order.Elsewhere', [], ['There is no target field Order.Elsewhere here.']],
  ]);
  const done = applyEdit(to, proposalsEdit('Paste 2 rules', proposals));
  if (!done.ok) throw new Error(done.error.message);
  expect(listed(done.value.project)).toEqual([
    'L-1 Order.Lines.Line = line_items as line_item, i',
    'R-01 Order.No = "SO-" & id',
    'R-02 Order.Lines.Line.Sku = sku',
  ]);
  expect(proposeCopied(done.value.project, 'm1', copied).map(({ kind }) => kind)).toEqual(['same', 'same']);
});

it('takes nothing else for copied rules', () => {
  expect(
    ['', 'x', '{}', '{"kind":"mapwright-rules"}', '{"kind":"mapwright-rules","rules":[{"target":"a"}],"loops":[]}'].map(readCopiedRules),
  ).toEqual([undefined, undefined, undefined, undefined, undefined]);
});
