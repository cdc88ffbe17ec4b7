import { between, defineWorkload, pick, roundTo } from './workload.ts';

interface Line {
  readonly sku: string;
  readonly description: string;
  readonly category: string;
  readonly quantity: number;
  readonly unit_price: number;
  readonly discount: number;
  readonly tax_code: string;
  readonly shipped: boolean;
}

interface Order {
  readonly id: number;
  readonly created: string;
  readonly currency: string;
  readonly customer: { readonly number: string; readonly first: string; readonly last: string; readonly city: string };
  readonly lines: readonly Line[];
  readonly payments: readonly { readonly amount: number; readonly method: string }[];
}

const expression = `(
  $rates := { "S": 0.25, "R": 0.12, "Z": 0 };
  $billable := lines[quantity > 0 and shipped];
  $items := $map($billable^(sku), function($line, $i) {{
    "position": $i + 1,
    "sku": $line.sku,
    "text": $line.description,
    "quantity": $line.quantity,
    "unitPrice": $line.unit_price,
    "net": $round($line.quantity * $line.unit_price * (1 - $line.discount), 2),
    "rate": $lookup($rates, $line.tax_code)
  }});
  $net := $round($sum($items.net), 2);
  $tax := $round($sum($items.(net * rate)), 2);
  $paid := payments ? $round($sum(payments.amount), 2) : 0;
  {
    "invoiceNumber": "INV-" & $pad($string(id), -7, "0"),
    "issued": $substring(created, 0, 10),
    "currency": currency,
    "customer": {
      "number": customer.number,
      "name": customer.first & " " & customer.last,
      "city": $uppercase(customer.city)
    },
    "lines": [$items],
    "lineCount": $count($items),
    "net": $net,
    "tax": $tax,
    "gross": $round($net + $tax, 2),
    "netByRate": $items{ $string(rate): $round($sum(net), 2) },
    "categories": [$distinct($billable.category)],
    "largestLine": $max($items.net),
    "averageLine": $round($average($items.net), 2),
    "backordered": [$filter(lines, function($line) { $not($line.shipped) }).sku],
    "paid": $paid,
    "due": $round($net + $tax - $paid, 2)
  }
)`;

const rates: Readonly<Record<string, number>> = { S: 0.25, R: 0.12, Z: 0 };

export const invoice = defineWorkload<Order>({
  name: 'b',
  title: 'order to invoice, 10 lines, one order',
  expression,
  batch: 100,
  passes: 20,
  make: (random, index) => ({
    id: 1_000 + index,
    created: `2026-0${between(random, 1, 9)}-1${between(random, 0, 9)}T09:12:00Z`,
    currency: pick(['EUR', 'SEK', 'USD'], random),
    customer: {
      number: `C-${between(random, 1, 9_999)}`,
      first: pick(['Maren', 'Jonas', 'Aino'], random),
      last: pick(['Lindqvist', 'Okafor', 'Marchetti'], random),
      city: pick(['Malmö', 'Turku', 'Como'], random),
    },
    lines: Array.from({ length: 10 }, (_, line) => ({
      sku: `SKU-${between(random, 1_000, 9_999)}-${line}`,
      description: `Article ${between(random, 1, 500)} in the colour that was left`,
      category: pick(['tools', 'paint', 'garden', 'books'], random),
      // The first lines are always billed: an invoice has some.
      quantity: line < 2 ? between(random, 1, 9) : between(random, 0, 9),
      unit_price: between(random, 100, 90_000) / 100,
      discount: pick([0, 0, 0.05, 0.1], random),
      tax_code: pick(['S', 'S', 'R', 'Z'], random),
      shipped: line < 2 || random() < 0.8,
    })),
    payments: Array.from({ length: between(random, 0, 2) }, () => ({ amount: between(random, 1_000, 90_000) / 100, method: 'card' })),
  }),
  hand: (order) => {
    const billable = order.lines.filter((line) => line.quantity > 0 && line.shipped);
    const categories = distinctCategories(billable);
    billable.sort((a, b) => (a.sku < b.sku ? -1 : a.sku > b.sku ? 1 : 0));
    let [sum, taxes, largest] = [0, 0, -Infinity];
    const byRate: Record<string, number> = {};
    const items = billable.map((line, i) => {
      const net = roundTo(line.quantity * line.unit_price * (1 - line.discount), 2);
      const rate = rates[line.tax_code] ?? 0;
      const rateName = String(rate);
      sum += net;
      taxes += net * rate;
      if (net > largest) largest = net;
      byRate[rateName] = (byRate[rateName] ?? 0) + net;
      return {
        position: i + 1,
        sku: line.sku,
        text: line.description,
        quantity: line.quantity,
        unitPrice: line.unit_price,
        net,
        rate,
      };
    });
    for (const name of Object.keys(byRate)) byRate[name] = roundTo(byRate[name] ?? 0, 2);
    let received = 0;
    for (const payment of order.payments) received += payment.amount;
    const net = roundTo(sum, 2);
    const tax = roundTo(taxes, 2);
    const paid = roundTo(received, 2);
    const backordered: string[] = [];
    for (const line of order.lines) if (!line.shipped) backordered.push(line.sku);
    return {
      invoiceNumber: `INV-${String(order.id).padStart(7, '0')}`,
      issued: order.created.slice(0, 10),
      currency: order.currency,
      customer: {
        number: order.customer.number,
        name: `${order.customer.first} ${order.customer.last}`,
        city: order.customer.city.toUpperCase(),
      },
      lines: items,
      lineCount: items.length,
      net,
      tax,
      gross: roundTo(net + tax, 2),
      netByRate: byRate,
      categories,
      largestLine: largest,
      averageLine: roundTo(sum / items.length, 2),
      backordered,
      paid,
      due: roundTo(net + tax - paid, 2),
    };
  },
});

function distinctCategories(lines: readonly Line[]): readonly string[] {
  const found: string[] = [];
  for (const { category } of lines) if (!found.includes(category)) found.push(category);
  return found;
}
