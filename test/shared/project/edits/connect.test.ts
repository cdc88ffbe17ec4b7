import { describe, expect, it } from 'vitest';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import { putDocument } from '#shared/project/documents/project-documents.ts';
import { connect, edited, field, group, listed, ordersProject, schema, setRule } from '../orders-project.ts';

function after(...links: readonly (readonly [string, string])[]): readonly string[] {
  return listed(edited(ordersProject(), ...links.map(([from, to]) => connect(from, to))));
}

function refusal(from: string, to: string): string {
  const made = applyEdit(ordersProject(), connect(from, to));
  return made.ok ? 'ok' : `${made.error.code} ${made.error.message}`;
}

describe('drawing a link', () => {
  it('converts as the types ask for it', () => {
    expect(
      after(
        ['total_price', 'Order.Gross'],
        ['id', 'Order.No'],
        ['created_at', 'Order.Date'],
        ['paid', 'Order.Paid'],
        ['customer.`first name`', 'Order.Buyer.Email'],
      ),
    ).toEqual([
      'R-01 Order.Gross = $number(total_price)',
      'R-02 Order.No = $string(id)',
      'R-03 Order.Date = $substring(created_at, 0, 10)',
      'R-04 Order.Paid = $string(paid)',
      'R-05 Order.Buyer.Email = customer.`first name`',
    ]);
  });

  it('makes the loop for an array on an array', () => {
    expect(after(['line_items', 'Order.Lines.Line'])).toEqual(['L-1 Order.Lines.Line = line_items as line_item, i']);
  });

  it('makes the loops that a field in arrays needs, and reads relative to the item', () => {
    expect(
      after(
        ['line_items.taxes.rate', 'Order.Lines.Line.Tax.Rate'],
        ['line_items.qty', 'Order.Lines.Line.Tax.Qty'],
        ['line_items.sku', 'Order.Lines.Line.Sku'],
        ['id', 'Order.Lines.Line.OrderNo'],
      ),
    ).toEqual([
      'L-1 Order.Lines.Line = line_items as line_item, i',
      'L-2 Order.Lines.Line.Tax = taxes as tax, j',
      'R-01 Order.Lines.Line.Tax.Rate = rate',
      'R-02 Order.Lines.Line.Tax.Qty = $line_item.qty',
      'R-03 Order.Lines.Line.Sku = sku',
      'R-04 Order.Lines.Line.OrderNo = $string($$.id)',
    ]);
  });

  it('runs over all inner items when the target has one array only', () => {
    expect(after(['line_items.taxes.rate', 'Order.Lines.Line.Sku'])).toEqual([
      'L-1 Order.Lines.Line = line_items.taxes as tax, i',
      'R-01 Order.Lines.Line.Sku = $string(rate)',
    ]);
  });

  it('gives the first item to a target that occurs once, and all values to a list', () => {
    expect(after(['line_items.sku', 'Order.FirstSku'], ['tags', 'Order.Tags'])).toEqual([
      'R-01 Order.FirstSku = line_items[0].sku',
      'R-02 Order.Tags = tags',
    ]);
    expect(after(['line_items.sku', 'Order.Tags'])).toEqual(['R-01 Order.Tags = line_items.sku']);
    expect(after(['line_items.qty', 'Order.Tags'])).toEqual(['R-01 Order.Tags = line_items.qty.$string($)']);
  });

  it('connects the fields of the same names of two groups in one step', () => {
    expect(after(['customer', 'Order.Buyer'])).toEqual([
      'R-01 Order.Buyer.Email = customer.email',
      'R-02 Order.Buyer.Country = customer.country',
    ]);
  });

  it('replaces an expression in place, or combines both', () => {
    const project = edited(ordersProject(), setRule('Order.No', 'paid ? "a" : "b"'));
    expect(listed(edited(project, connect('id', 'Order.No')))).toEqual(['R-01 Order.No = $string(id)']);
    expect(
      listed(edited(project, { type: 'fields.connect', mapping: 'm1', source: 's1', from: 'id', to: 'Order.No', combine: true })),
    ).toEqual(['R-01 Order.No = (paid ? "a" : "b") & " " & $string(id)']);
  });

  it('changes what a loop runs over and keeps the loop', () => {
    const project = edited(
      ordersProject(),
      { type: 'loop.set', mapping: 'm1', target: 'Order.Lines.Line', patch: { each: 'other', where: 'x' } },
      connect('line_items', 'Order.Lines.Line'),
    );
    expect(project.loop['L-1']).toMatchObject({ each: 'line_items', where: 'x', item: 'other' });
  });

  it('reads an array of records as a whole document through a loop over the records', () => {
    const base = ordersProject();
    const project = putDocument(
      putDocument(base, 'mapping', { id: 'm1', name: 'All', order: 1, sources: ['s1'], target: 't1', per: 'document' }),
      'side',
      {
        id: 't1',
        role: 'target',
        name: 'all',
        file: 'all.json',
        format: 'json',
        read: {},
        write: {},
        schema: schema([field('First', 'string'), group('Orders', [field('No', 'string')], { repeats: true })], { records: false }),
      },
    );
    expect(listed(edited(project, connect('id', 'Orders.No'), connect('customer.email', 'First')))).toEqual([
      'L-1 Orders = $ as record, i',
      'R-01 Orders.No = $string(id)',
      'R-02 First = $[0].customer.email',
    ]);
  });

  it('puts the name of the source first when there are several', () => {
    const base = ordersProject();
    const source = base.side['s1'];
    if (source === undefined) throw new Error('no source');
    const project = putDocument(putDocument(base, 'side', { ...source, id: 's2', name: 'customers' }), 'mapping', {
      id: 'm1',
      name: 'Two',
      order: 1,
      sources: ['s1', 's2'],
      target: 't1',
      per: 'record',
    });
    expect(
      listed(
        edited(
          project,
          { type: 'fields.connect', mapping: 'm1', source: 's2', from: 'line_items.sku', to: 'Order.Lines.Line.Sku' },
          connect('customer.email', 'Order.Lines.Line.OrderNo'),
        ),
      ),
    ).toEqual([
      'L-1 Order.Lines.Line = customers.line_items as line_item, i',
      'R-01 Order.Lines.Line.Sku = sku',
      'R-02 Order.Lines.Line.OrderNo = $$.orders.customer.email',
    ]);
  });

  it('says why a link cannot be drawn', () => {
    expect(refusal('customer', 'Order.Lines.Line')).toBe(
      'edit/needs-an-array Line is filled for each item of an array; customer is not an array.',
    );
    expect(refusal('customer', 'Order.No')).toBe('edit/does-not-fit customer holds other fields; No takes text.');
    expect(refusal('paid', 'Order.Date')).toBe('edit/does-not-fit paid is true or false; Date takes a date.');
    expect(refusal('nobody', 'Order.Date')).toBe('edit/does-not-fit The source has no field nobody.');
    expect(refusal('line_items', 'Order.Buyer')).toBe('edit/does-not-fit line_items is an array; Buyer occurs once.');
  });
});
