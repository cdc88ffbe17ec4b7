import type { JsonObject, JsonValue } from '#shared/base/json-value.ts';
import type { SampleScenario } from './sample-definition.ts';

type Order = Record<string, JsonValue>;

/** The scenarios of the orders sample. Each input is a whole order; most start from one of the sample and change what they are about. */
export function orderScenarios(orders: readonly JsonObject[]): readonly SampleScenario[] {
  const paid = simple(orders, 'paid');
  const from = (claim: string, change: (order: Order) => Order): SampleScenario => ({
    name: claim,
    input: change(structuredClone(paid)) as JsonObject,
  });
  return [
    from('Paid order, two lines, VAT 19 %', (order) => ({
      ...order,
      line_items: [line('TEE-NVY-M', 1, '39.90', 0.19), line('MUG-STN-01', 2, '27.90', 0.19)],
      total_price: '95.70',
      total_tax: '15.28',
    })),
    from('Unpaid order gets NET30', (order) => ({
      ...order,
      financial_status: 'pending',
      payment: { method: 'bank', reference: 'RF18-539007547034', amount: '0.00', captured_at: null },
    })),
    from('Partially refunded order stays PREPAID', (order) => ({
      ...order,
      name: '#1047',
      created_at: '2026-07-15T11:04:09+02:00',
      financial_status: 'partially_refunded',
      customer: { id: 7131201, first_name: 'Jonas', last_name: 'Åkesson', email: 'jonas@example.se' },
      line_items: [line('BAG-CNV-01', 1, '45.00', 0.19), line('CAP-NVY-01', 1, '24.90', 0.19)],
    })),
    from('Guest checkout posts to C-99999', (order) => ({
      ...order,
      customer: { first_name: 'Ida', last_name: 'Voss', email: 'ida.voss@example.com' },
      payment: { ...object(order['payment']), method: 'wallet' },
    })),
    from('Exempt line gets Z0', (order) => ({
      ...order,
      line_items: [{ sku: 'BK-COAST-DE', quantity: 1, price: '32.00', taxable: false, tax_lines: [] }],
      total_tax: '0.00',
      total_price: '32.00',
    })),
    from('Names with umlauts, 60 characters', (order) => ({
      ...order,
      customer: {
        id: 7120943,
        first_name: 'Wilhelmine-Friederike',
        last_name: 'Überschär-von der Schönhausen-Lützelburg',
        email: 'wf@example.com',
      },
    })),
    from('Swedish order in SEK', (order) => ({
      ...order,
      currency: 'SEK',
      shipping_address: {
        ...object(order['shipping_address']),
        country_code: 'SE',
        country: 'Sweden',
        city: 'Malmö',
        zip: '211 20',
        phone: '+46 40 123456',
      },
      line_items: [line('POS-HARB-A2', 1, '229.00', 0.25)],
    })),
    from('Order without shipping address', (order) => {
      const { shipping_address: _shipping, ...rest } = order;
      return {
        ...rest,
        billing_address: { ...object(order['billing_address']), company: 'Voss GmbH', address2: 'Hinterhaus 2', phone: '' },
      };
    }),
    { name: 'Cancelled order is skipped', input: { ...structuredClone(paid), cancelled_at: '2026-07-16T08:00:00+02:00' } as JsonObject },
    from('Company without phone is posted to its own name', (order) => ({
      ...order,
      billing_address: { ...object(order['billing_address']), company: '', phone: '+49 40 5550123', address2: '' },
      shipping_address: { ...object(order['shipping_address']), company: 'Hafenkontor KG', phone: '' },
    })),
    from('Order without tax total posts 0.00', (order) => {
      const { total_tax: _tax, ...rest } = order;
      return { ...rest, billing_address: { ...object(order['billing_address']), address2: 'Hinterhaus 2' } };
    }),
    from('Line numbers start at 1 and run on', (order) => ({
      ...order,
      line_items: [line('SOC-STR-42', 3, '12.90', 0.2), line('TEE-NVY-L', 1, '39.90', 0.2), line('CAP-NVY-01', 1, '24.90', 0.2)],
    })),
  ];
}

/** The first order of the sample with that status that has nothing unusual about it. */
function simple(orders: readonly JsonObject[], status: string): Order {
  const found = orders.find(
    (order) =>
      order['financial_status'] === status &&
      order['billing_address'] !== undefined &&
      order['shipping_address'] !== undefined &&
      Array.isArray(order['shipping_lines']) &&
      order['shipping_lines'].length > 0,
  );
  if (found === undefined) throw new Error(`The sample has no ordinary ${status} order.`);
  const address = { ...object(found['billing_address']), company: '', address2: '', phone: '' };
  const second = { ...address, address2: '2. Stock' };
  return { ...found, billing_address: address, shipping_address: second, payment: { ...object(found['payment']), method: 'card' } };
}

function line(sku: string, quantity: number, price: string, rate: number): JsonObject {
  return { sku, quantity, price, taxable: true, tax_lines: [{ rate }] };
}

function object(value: JsonValue | undefined): JsonObject {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('The sample has no object here.');
  return value as JsonObject;
}
