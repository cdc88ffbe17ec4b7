import type { Workload } from './workload.ts';
import { between, defineWorkload, pick } from './workload.ts';

interface Customer {
  readonly id: number;
  readonly name: string;
  readonly city: string;
}

interface Tables {
  readonly orders: readonly { readonly id: string; readonly customerId: number; readonly amount: number }[];
  readonly customers: readonly Customer[];
}

const make = (random: () => number, index: number, size: number): Tables => ({
  orders: Array.from({ length: size }, (_, i) => ({
    id: `O-${index}-${i}`,
    // One in a hundred has no customer: a join has to say so too.
    customerId: random() < 0.01 ? -1 : 1_000 + between(random, 0, size - 1),
    amount: between(random, 100, 900_000) / 100,
  })),
  customers: Array.from({ length: size }, (_, i) => ({
    id: 1_000 + size - 1 - i,
    name: `${pick(['Lindqvist', 'Okafor', 'Marchetti'], random)} ${i}`,
    city: pick(['Malmö', 'Turku', 'Como'], random),
  })),
});

function customersById(tables: Tables): Map<number, Customer> {
  const found = new Map<number, Customer>();
  for (const one of tables.customers) found.set(one.id, one);
  return found;
}

/** Every order, with its customer's name and city where it has one. */
function outer(tables: Tables): unknown {
  const byId = customersById(tables);
  return tables.orders.map((order) => {
    const found = byId.get(order.customerId);
    return found === undefined
      ? { order: order.id, amount: order.amount }
      : { order: order.id, amount: order.amount, customer: found.name, city: found.city };
  });
}

/** Orders that have a customer. */
function inner(tables: Tables): unknown {
  const byId = customersById(tables);
  const rows: unknown[] = [];
  for (const order of tables.orders) {
    const found = byId.get(order.customerId);
    if (found !== undefined) rows.push({ order: order.id, amount: order.amount, customer: found.name, city: found.city });
  }
  return rows;
}

const common = { batch: 20, size: 1_000, make };

export const joinByPredicate: Workload = defineWorkload<Tables>({
  ...common,
  name: 'c1',
  title: 'join by predicate, 1,000 × 1,000',
  expression: `(
  $customers := customers;
  orders.(
    $o := $;
    $found := $customers[id = $o.customerId];
    { "order": $o.id, "amount": $o.amount, "customer": $found.name, "city": $found.city }
  )
)`,
  hand: outer,
});

export const joinByFocus: Workload = defineWorkload<Tables>({
  ...common,
  name: 'c2',
  title: 'join with @, 1,000 × 1,000',
  expression: `orders@$o.customers@$c[$c.id = $o.customerId].{
  "order": $o.id,
  "amount": $o.amount,
  "customer": $c.name,
  "city": $c.city
}`,
  hand: inner,
});

export const joinByIndex: Workload = defineWorkload<Tables>({
  ...common,
  name: 'c3',
  title: 'join by index object and $lookup, 1,000 × 1,000',
  expression: `(
  $byId := customers{ $string(id): $ };
  orders.(
    $found := $lookup($byId, $string(customerId));
    { "order": id, "amount": amount, "customer": $found.name, "city": $found.city }
  )
)`,
  hand: outer,
});
