import { describe, expect, it } from 'vitest';
import { judgeConnection } from '#shared/matching/judge-connection.ts';
import { loopNames, singular } from '#shared/matching/loop-names.ts';
import type { ConnectionContext } from '#shared/matching/plan-connection.ts';
import { nameScore, rankSources, rankTargets } from '#shared/matching/rank-targets.ts';
import { edited, orders, ordersProject, salesOrder, setRule } from '../project/orders-project.ts';

function context(project = ordersProject()): ConnectionContext {
  const mapping = project.mapping['m1'];
  if (mapping === undefined) throw new Error('no mapping');
  return {
    mapping,
    source: { name: 'orders', schema: orders },
    target: salesOrder,
    rules: Object.values(project.rule),
    loops: Object.values(project.loop),
  };
}

describe('what a target row says while a field is dragged', () => {
  const verdict = (from: string, to: string, values?: readonly string[]) => judgeConnection(context(), from, to, values);

  it('fits, converts, may be cut, allows some values', () => {
    expect(verdict('customer.email', 'Order.Buyer.Email')).toEqual({
      kind: 'fits',
      label: 'fits',
      hint: 'email fits Email as it is.',
      droppable: true,
    });
    expect(verdict('total_price', 'Order.Gross')).toEqual({
      kind: 'converts',
      label: '$number()',
      hint: 'The value becomes a number.',
      droppable: true,
    });
    expect(verdict('line_items.sku', 'Order.FirstSku')).toMatchObject({
      kind: 'may-be-cut',
      hint: 'sku may have 40 characters; FirstSku takes 10.',
    });
    expect(verdict('customer.email', 'Order.FirstSku', ['a@b.ch', 'someone@example.org'])).toMatchObject({
      label: 'may be cut',
      hint: 'The longest value has 19 characters; FirstSku takes 10.',
    });
    expect(verdict('customer.country', 'Order.Buyer.Country')).toMatchObject({ label: '2 of 3 values fit', droppable: true });
    expect(verdict('customer.country', 'Order.Buyer.Country', ['CH', 'DE'])).toMatchObject({ label: 'fits' });
  });

  it('names the rule that it replaces and keeps the other findings in the hint', () => {
    const project = edited(ordersProject(), setRule('Order.Gross', 'total_price * 2'));
    expect(judgeConnection(context(project), 'total_price', 'Order.Gross')).toEqual({
      kind: 'replaces',
      label: 'replaces R-01',
      hint: 'Takes the place of total_price * 2. The value becomes a number.',
      droppable: true,
      replaces: 'R-01',
    });
  });

  it('says what loop it makes and why a drop is not taken', () => {
    expect(verdict('line_items.sku', 'Order.Lines.Line.Sku').hint).toBe('sku fits Sku as it is. Makes a loop over line_items.');
    expect(verdict('line_items', 'Order.Lines.Line').hint).toBe('Makes one Line for each item of line_items.');
    expect(verdict('customer', 'Order.Lines.Line')).toMatchObject({ kind: 'needs-an-array', droppable: false });
    expect(verdict('customer', 'Order.Gross')).toMatchObject({ kind: 'does-not-fit', droppable: false });
  });
});

describe('the picker', () => {
  it('lists fitting fields, best first', () => {
    expect(rankTargets(context(), 'customer.email')[0]?.path).toBe('Order.Buyer.Email');
    expect(rankTargets(context(), 'line_items.taxes.rate')[0]?.path).toBe('Order.Lines.Line.Tax.Rate');
    expect(rankSources(context(), 'Order.Lines.Line.Sku')[0]?.path).toBe('line_items.sku');
    expect(rankTargets(context(), 'customer').map(({ path }) => path)).toEqual(['Order.Buyer']);
  });

  it('reads words in any spelling', () => {
    expect(nameScore('lineItemTotal', 'LINE_ITEM_TOTAL')).toBe(1);
    expect(nameScore('a.sku', 'b.qty')).toBe(0);
  });
});

describe('names of a loop', () => {
  it('are the singular of the array and a letter by depth, none used twice', () => {
    expect(loopNames('line_items', [])).toEqual({ item: 'line_item', index: 'i' });
    expect(loopNames('$line_item.taxes', [{ item: 'line_item', index: 'i' }])).toEqual({ item: 'tax', index: 'j' });
    expect(loopNames('items', [{ item: 'item', index: 'j' }])).toEqual({ item: 'item2', index: 'k' });
    expect(loopNames('`2nd list`', [])).toEqual({ item: 'item_2nd_list', index: 'i' });
    expect(['boxes', 'addresses', 'categories', 'status', 'lines', 'Houses', 'is', 'data', 'taxes'].map(singular)).toEqual([
      'box',
      'address',
      'category',
      'status',
      'line',
      'House',
      'is',
      'data',
      'tax',
    ]);
  });
});
