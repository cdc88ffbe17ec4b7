import { describe, expect, it } from 'vitest';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import { renamedPath } from '#shared/project/rename-fields.ts';
import { planReplacement } from '#shared/project/replacement.ts';
import type { Project } from '#shared/project/documents/document.ts';
import type { Schema } from '#shared/schema/field.ts';
import { connect, edited, field, group, listed, ordersProject, salesOrder, schema, setRule } from './orders-project.ts';

function sideWith(project: Project, id: string, next: Schema) {
  const side = project.side[id];
  if (side === undefined) throw new Error('no side');
  return { ...side, file: 'next.json', schema: next };
}

describe('replacing a side by its next version', () => {
  it('re-binds every expression that names a renamed field, and lists what no longer fits', () => {
    const project = edited(
      ordersProject(),
      setRule('Order.No', '/* the id */ $string(id) & customer.email & $$.customer.email & "customer.email"'),
      connect('line_items.sku', 'Order.Lines.Line.Sku'),
      setRule('Order.Lines.Line.OrderNo', '$line_item.sku & sku & $$.line_items[0].sku'),
      setRule('Order.Gross', '$number(total_price)'),
    );
    const next = schema([
      field('id', 'integer'),
      field('created_at', 'dateTime'),
      field('paid', 'boolean'),
      group('customer', [field('e-mail', 'string'), field('first name', 'string'), field('country', 'string')]),
      group('lineItems', [field('SKU', 'string'), field('qty', 'string'), group('taxes', [field('rate', 'number')], { repeats: true })], {
        repeats: true,
      }),
      field('tags', 'string', { repeats: true }),
    ]);
    const plan = planReplacement(project, sideWith(project, 's1', next));
    if (!plan.ok) throw new Error(plan.error.message);
    expect(plan.value.renames.map(({ from, to }) => `${from} > ${to}`)).toEqual([
      'customer.email > customer.`e-mail`',
      'line_items > lineItems',
      'line_items.sku > lineItems.SKU',
    ]);
    expect(plan.value.changed).toEqual([{ path: 'lineItems.qty', was: 'integer', is: 'string' }]);
    expect(plan.value.removed).toEqual(['total_price']);
    expect(plan.value.broken.map((row) => `${row.code} ${row.place?.rule} ${row.token}`)).toEqual([
      'mapping/unknown-field R-04 total_price',
    ]);
    const done = applyEdit(project, plan.value.edit);
    if (!done.ok) throw new Error(done.error.message);
    expect(done.value.label).toBe('Replace orders.json by next.json');
    expect(listed(done.value.project)).toEqual([
      'L-1 Order.Lines.Line = lineItems as line_item, i',
      'R-01 Order.No = /* the id */ $string(id) & customer.`e-mail` & $$.customer.`e-mail` & "customer.email"',
      'R-02 Order.Lines.Line.Sku = SKU',
      'R-03 Order.Lines.Line.OrderNo = $line_item.SKU & SKU & $$.lineItems[0].SKU',
      'R-04 Order.Gross = $number(total_price)',
    ]);
  });

  it('moves the rules of a renamed target field', () => {
    const project = edited(ordersProject(), setRule('Order.Gross', '1'), connect('line_items.sku', 'Order.Lines.Line.Sku'));
    const order = salesOrder.root.children?.[0];
    const next = {
      ...salesOrder,
      root: group('', [
        group(
          'Order',
          (order?.children ?? []).map((child) => (child.name === 'Lines' ? { ...child, name: 'LinesList' } : child)),
        ),
      ]),
    };
    const plan = planReplacement(project, sideWith(project, 't1', next));
    if (!plan.ok) throw new Error(plan.error.message);
    expect(plan.value.renames.map(({ from, to }) => `${from} > ${to}`)).toEqual(['Order.Lines > Order.LinesList']);
    expect(plan.value.broken).toEqual([]);
    expect(listed(edited(project, plan.value.edit))).toEqual([
      'L-1 Order.LinesList.Line = line_items as line_item, i',
      'R-01 Order.Gross = 1',
      'R-02 Order.LinesList.Line.Sku = sku',
    ]);
  });

  it('renames whole names only, the longest path first', () => {
    const renames = { a: 'x', 'a.b': 'a.c' };
    expect(['a', 'a.z', 'a.b.d', 'ab', ''].map((path) => renamedPath(path, renames))).toEqual(['x', 'x.z', 'a.c.d', 'ab', '']);
  });
});
