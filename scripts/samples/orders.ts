import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '#shared/base/json-value.ts';
import { makeOrders } from './make-orders.ts';
import { finishedRules, orderRules } from './orders-rules.ts';
import { orderScenarios } from './orders-scenarios.ts';
import { ordersSpec } from './orders-spec.ts';
import type { SampleDefinition } from './sample-definition.ts';

const taxCode = 'SalesOrder.Lines.Line.TaxCode';

/** Orders JSON → sales-order XML: finished, and as drawn at 09:41 with TaxCode and WarehouseCode open. */
export function ordersSamples(resources: string): readonly SampleDefinition[] {
  const folder = join(resources, 'orders');
  const { orders, accounts } = makeOrders();
  const records = orders as readonly JsonObject[];
  const taxCodes = readFileSync(join(folder, 'tax_codes.csv'), 'utf8')
    .trim()
    .split('\n')
    .map((row) => row.split(','));
  const drawn: SampleDefinition = {
    id: 'orders-as-drawn',
    name: 'Shopify orders to ERP sales orders, as drawn',
    about: 'Two open points: TaxCode and WarehouseCode',
    version: '0.9 draft',
    listed: false,
    source: { name: 'orders-sample.json', bytes: Buffer.from(JSON.stringify(orders)), label: 'Shopify order' },
    target: {
      name: 'SalesOrder.xsd',
      bytes: readFileSync(join(folder, 'SalesOrder.xsd')),
      label: '4.2, ERP sales order',
      write: { root: 'SalesOrders' },
    },
    per: 'record',
    keep: 'cancelled_at ? false : true',
    lookups: [
      {
        name: 'erp_accounts',
        file: 'erp_accounts.csv',
        columns: ['shop_id', 'account'],
        key: 'shop_id',
        value: 'account',
        rows: accounts.map((row) => [...row]),
        noMatch: { kind: 'default', value: 'C-99999' },
      },
      {
        name: 'tax_codes',
        file: 'tax_codes.csv',
        columns: taxCodes[0] ?? [],
        key: 'rate',
        value: 'code',
        rows: taxCodes.slice(1),
        noMatch: { kind: 'nothing' },
      },
    ],
    loops: [{ target: 'SalesOrder.Lines.Line', each: 'line_items', item: 'line', index: 'i' }],
    rules: orderRules,
    scenarios: orderScenarios(records),
    spec: ordersSpec,
    revisions: [{ name: '0.8', reason: 'Payment section agreed with Finance', author: 'M. Sandström' }],
  };
  const finished: SampleDefinition = {
    ...drawn,
    id: 'orders',
    name: 'Shopify orders to ERP sales orders',
    about: 'Loops, lookups, VAT codes',
    version: '1.0',
    listed: true,
    rules: [
      ...orderRules.map((rule) =>
        rule.target === taxCode ? { ...rule, default: finishedRules.taxCodeDefault, note: 'Reduced rate by default' } : rule,
      ),
      finishedRules.warehouse,
    ],
    revisions: [...drawn.revisions, { name: '1.0', reason: 'TaxCode default and WarehouseCode', author: 'M. Sandström' }],
  };
  return [finished, drawn];
}
