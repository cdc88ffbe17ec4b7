import type { Loop, Rule } from '#shared/mapping/mapping.ts';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Side } from '#shared/project/documents/side.ts';
import type { MappingView } from '#renderer/map/mapping-view.ts';
import { viewMapping } from '#renderer/map/mapping-view.ts';
import { schemaOf } from '#test/renderer/map/schema-of.ts';

const source: Side = {
  id: 's',
  role: 'source',
  name: 'orders',
  file: 'orders.json',
  format: 'json',
  read: {},
  write: {},
  schema: schemaOf({
    id: 'integer',
    name: 'string',
    customer: { first: 'string', last: 'string' },
    'items[]': { sku: 'string', price: 'string', 'taxes[]': { rate: 'number' } },
  }),
};
const target: Side = {
  id: 't',
  role: 'target',
  name: 'order',
  file: 'Order.xsd',
  format: 'xml',
  read: {},
  write: {},
  schema: schemaOf(
    { Order: { Number: 'string', Customer: 'string', Lines: { 'Line[]': { Item: 'string', Price: 'number', Code: 'string' } } } },
    true,
  ),
};
const codes: LookupTable = {
  id: 'K-1',
  name: 'codes',
  file: 'codes.csv',
  columns: ['rate', 'code'],
  key: 'rate',
  value: 'code',
  rows: [['0.19', 'V19']],
  noMatch: { kind: 'nothing' },
};
const loop: Loop = { id: 'L-1', mapping: 'M-1', target: 'Order.Lines.Line', each: 'items', item: 'item', index: 'i' };

/** A mapping of orders with these rules (target below `Order` → expression) and a loop over its items. */
export function mappingOf(rules: Readonly<Record<string, string>>): MappingView {
  const made = Object.entries(rules).map(([path, expression], at): Rule => ({
    id: `R-${at + 1}`,
    mapping: 'M-1',
    target: `Order.${path}`,
    expression,
  }));
  const view = viewMapping(
    {
      mapping: { 'M-1': { id: 'M-1', name: 'orders', order: 1, sources: ['s'], target: 't', per: 'record' } },
      side: { s: source, t: target },
      rule: Object.fromEntries(made.map((rule) => [rule.id, rule])),
      loop: { 'L-1': loop },
      lookup: { 'K-1': codes },
    },
    'M-1',
  );
  if (view === undefined) throw new Error('The fixture has no target.');
  return view;
}
