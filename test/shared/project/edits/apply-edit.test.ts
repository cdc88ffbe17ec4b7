import { describe, expect, it } from 'vitest';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import { editSchema } from '#shared/project/edits/edit-schema.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { connect, edited, listed, ordersProject, setRule } from '../orders-project.ts';

function outcome(project: Project, edit: Edit) {
  const made = applyEdit(project, edit);
  if (!made.ok) throw new Error(made.error.message);
  return made.value;
}

function codeOf(project: Project, edit: Edit): string {
  const made = applyEdit(project, edit);
  return made.ok ? 'ok' : made.error.code;
}

describe('rules', () => {
  it('makes a rule with the next id and says so', () => {
    const made = outcome(ordersProject(), setRule('Order.No', '$string(id)'));
    expect(made.label).toBe('Set No');
    expect(made.project.rule).toEqual({ 'R-01': { id: 'R-01', mapping: 'm1', target: 'Order.No', expression: '$string(id)' } });
    expect(made.changes.map(({ kind, id }) => `${kind} ${id}`)).toEqual(['info project', 'rule R-01']);
  });

  it('counts ids past two digits and never gives a removed one again', () => {
    let project = ordersProject();
    for (let n = 0; n < 100; n += 1) project = edited(project, setRule(`F${n}`, '1'));
    project = edited(project, { type: 'rule.remove', rules: ['R-100'] }, setRule('again', '1'));
    expect(Object.keys(project.rule).slice(-2)).toEqual(['R-99', 'R-101']);
  });

  it('changes only what the patch names and takes away what is null', () => {
    const project = edited(ordersProject(), {
      type: 'rule.set',
      mapping: 'm1',
      target: 'Order.No',
      patch: { expression: 'id', default: '"-"', mandatory: true, note: 'as agreed' },
    });
    const made = outcome(project, {
      type: 'rule.set',
      mapping: 'm1',
      target: 'Order.No',
      patch: { default: null, classification: 'personal' },
    });
    expect(made.project.rule['R-01']).toEqual({
      id: 'R-01',
      mapping: 'm1',
      target: 'Order.No',
      expression: 'id',
      mandatory: true,
      note: 'as agreed',
      classification: 'personal',
    });
    expect(made.label).toBe('Take away the default of No');
  });

  it('replaces the rule that stands where one is moved to', () => {
    const project = edited(ordersProject(), setRule('Order.No', 'id'), setRule('Order.Paid', 'paid'));
    const made = outcome(project, { type: 'rule.move', rule: 'R-01', target: 'Order.Paid' });
    expect(listed(made.project)).toEqual(['R-01 Order.Paid = id']);
    expect(made.label).toBe('Move the rule of No to Paid');
  });

  it('has no change when the project is already so', () => {
    const project = edited(ordersProject(), setRule('Order.No', 'id'));
    expect(outcome(project, setRule('Order.No', 'id')).changes).toEqual([]);
  });

  it('refuses what is not there', () => {
    const project = ordersProject();
    expect(codeOf(project, { type: 'rule.remove', rules: ['R-09'] })).toBe('edit/not-there');
    expect(codeOf(project, { type: 'rule.remove', rules: ['constructor'] })).toBe('edit/not-there');
    expect(codeOf(project, { type: 'rule.set', mapping: 'm1', target: 'Order.No', patch: { note: 'x' } })).toBe('edit/no-rule');
    expect(codeOf(project, { type: 'rule.set', mapping: 'm9', target: 'Order.No', patch: { expression: 'x' } })).toBe('edit/not-there');
  });
});

describe('loops', () => {
  it('takes the rules and loops inside with it', () => {
    const project = edited(
      ordersProject(),
      setRule('Order.No', 'id'),
      connect('line_items.taxes.rate', 'Order.Lines.Line.Tax.Rate'),
      connect('line_items.sku', 'Order.Lines.Line.Sku'),
    );
    const made = outcome(project, { type: 'loop.remove', loops: ['L-1'] });
    expect(made.label).toBe('Remove the loop of Line and 2 rules inside');
    expect(listed(made.project)).toEqual(['R-01 Order.No = id']);
  });

  it('names item and index by itself and lets parts be taken away', () => {
    const project = edited(ordersProject(), {
      type: 'loop.set',
      mapping: 'm1',
      target: 'Order.Lines.Line',
      patch: { each: 'line_items', where: 'qty > 0', limit: 5 },
    });
    expect(project.loop['L-1']).toEqual({
      id: 'L-1',
      mapping: 'm1',
      target: 'Order.Lines.Line',
      each: 'line_items',
      item: 'line_item',
      index: 'i',
      where: 'qty > 0',
      limit: 5,
    });
    const made = outcome(project, { type: 'loop.set', mapping: 'm1', target: 'Order.Lines.Line', patch: { where: null } });
    expect(made.project.loop['L-1']).toEqual({
      id: 'L-1',
      mapping: 'm1',
      target: 'Order.Lines.Line',
      each: 'line_items',
      item: 'line_item',
      index: 'i',
      limit: 5,
    });
  });
});

describe('other documents', () => {
  it('makes mappings, lookup tables, scenarios, layouts and sections', () => {
    const project = edited(
      ordersProject(),
      { type: 'mapping.set', mapping: 'm2', patch: { name: 'Lines', order: 2, sources: ['s1'], target: 't1', per: 'record' } },
      { type: 'mapping.set', mapping: 'm1', patch: { keep: 'paid' } },
      { type: 'lookup.set', lookup: { name: 'codes', columns: ['a', 'b'], key: 'a', value: 'b', rows: [], noMatch: { kind: 'nothing' } } },
      { type: 'scenario.set', scenario: { mapping: 'm1', name: 'One', input: {}, expected: { kind: 'filtered' } } },
      { type: 'layout.move', mapping: 'm1', nodes: { a: { x: 1, y: 2 }, b: { x: 3, y: 4 } } },
      { type: 'layout.move', mapping: 'm1', nodes: { a: null } },
      { type: 'info.set', patch: { version: '1.0' } },
    );
    expect(Object.keys(project.mapping)).toEqual(['m1', 'm2']);
    expect(project.mapping['m1']?.keep).toBe('paid');
    expect(Object.keys(project.lookup)).toEqual(['K-1']);
    expect(Object.keys(project.scenario)).toEqual(['T-01']);
    expect(project.layout['m1']).toEqual({ id: 'm1', nodes: { b: { x: 3, y: 4 } } });
    expect(project.info['project']?.version).toBe('1.0');
    expect(edited(project, { type: 'mapping.set', mapping: 'm1', patch: { keep: null } }).mapping['m1']?.keep).toBeUndefined();
  });

  it('puts the name of the only source in front of what is read when a second one joins', () => {
    const source = ordersProject().side['s1'];
    if (source === undefined) throw new Error('no source');
    const project = edited(
      ordersProject(),
      connect('line_items.sku', 'Order.Lines.Line.Sku'),
      setRule('Order.Lines.Line.OrderNo', '$$.id & qty'),
      setRule('Order.Gross', '$sum(line_items[qty > 0].(qty * $number($$.total_price)))'),
      { type: 'mapping.set', mapping: 'm1', patch: { keep: 'paid and $exists(id)' } },
      { type: 'side.set', side: { ...source, id: 's2', name: 'customers' } },
      { type: 'mapping.set', mapping: 'm1', patch: { sources: ['s1', 's2'] } },
    );
    expect(listed(project)).toEqual([
      'L-1 Order.Lines.Line = orders.line_items as line_item, i',
      'R-01 Order.Lines.Line.Sku = sku',
      'R-02 Order.Lines.Line.OrderNo = $$.orders.id & qty',
      'R-03 Order.Gross = $sum(orders.line_items[qty > 0].(qty * $number($$.orders.total_price)))',
    ]);
    expect(project.mapping['m1']?.keep).toBe('orders.paid and $exists(orders.id)');
  });

  it('refuses a second lookup table of a name, a column that is not there and half a mapping', () => {
    const lookup = { name: 'codes', columns: ['a'], key: 'a', rows: [], noMatch: { kind: 'keep' } } as const;
    const project = edited(ordersProject(), { type: 'lookup.set', lookup });
    expect(codeOf(project, { type: 'lookup.set', lookup })).toBe('edit/name-taken');
    expect(codeOf(project, { type: 'lookup.set', lookup: { ...lookup, name: 'other', key: 'z' } })).toBe('edit/no-column');
    expect(codeOf(project, { type: 'mapping.set', mapping: 'm3', patch: { name: 'x' } })).toBe('edit/not-there');
    expect(codeOf(project, { type: 'mapping.set', mapping: 'm1', patch: { sources: ['nobody'] } })).toBe('edit/not-there');
  });

  it('makes several edits one step, or none when one does not fit', () => {
    const edits = [setRule('Order.No', 'id'), setRule('Order.Paid', 'paid')];
    const made = outcome(ordersProject(), { type: 'batch', label: 'Accept 2 matches', edits });
    expect([made.label, listed(made.project).length, made.changes.length]).toEqual(['Accept 2 matches', 2, 3]);
    expect(codeOf(ordersProject(), { type: 'batch', label: 'x', edits: [...edits, { type: 'rule.remove', rules: ['R-77'] }] })).toBe(
      'edit/not-there',
    );
  });

  it('replaces the rules of a mapping by those of an expression; a rule of the same target keeps its id and note', () => {
    const project = edited(
      ordersProject(),
      { type: 'rule.set', mapping: 'm1', target: 'No', patch: { expression: 'id', note: 'kept' } },
      setRule('Paid', 'paid'),
    );
    const made = edited(project, {
      type: 'mapping.fromExpression',
      mapping: 'm1',
      expression: '{"No": $string(id), "Gross": $number(total_price)}',
    });
    expect(listed(made)).toEqual(['R-01 No = $string(id)', 'R-03 Gross = $number(total_price)']);
    expect(made.rule['R-01']?.note).toBe('kept');
  });

  it('says where an expression does not parse', () => {
    expect(codeOf(ordersProject(), { type: 'mapping.fromExpression', mapping: 'm1', expression: '{"a": ' })).toMatch(/^S0/);
  });
});

describe('edits on arrival', () => {
  it('takes what the types say and refuses everything else', () => {
    const good: readonly Edit[] = [
      setRule('Order.No', 'id'),
      connect('id', 'Order.No'),
      { type: 'batch', label: 'two', edits: [setRule('a', 'b')] },
    ];
    for (const edit of good) expect(editSchema.parse(edit)).toEqual(edit);
    const bad: readonly unknown[] = [
      null,
      {},
      { type: 'rule.set' },
      { type: 'nothing' },
      { ...setRule('a', 'b'), more: 1 },
      { ...setRule('a', 'b'), mapping: '../x' },
      { ...setRule('a', 'b'), target: 'a..b' },
      { type: 'rule.set', mapping: 'm1', target: 'a', patch: { expression: 'x'.repeat(200_001) } },
      { type: 'rule.remove', rules: [] },
      { type: 'layout.move', mapping: 'm1', nodes: { a: { x: Number.NaN, y: 0 } } },
      {
        type: 'batch',
        label: 'x',
        edits: [{ type: 'batch', label: 'x', edits: [{ type: 'batch', label: 'x', edits: [{ type: 'batch', label: 'x', edits: [] }] }] }],
      },
    ];
    for (const edit of bad) expect(editSchema.safeParse(edit).success, JSON.stringify(edit)?.slice(0, 80)).toBe(false);
  });
});
