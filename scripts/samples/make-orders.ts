import { seeded } from './seeded.ts';
import type { Seeded } from './seeded.ts';

/** Figures of the orders sample; the generator holds to each exactly. */
const orderFigures = {
  orders: 1204,
  lines: 3481,
  lines20: 388,
  exemptLines: 173,
  unknownRateLines: 9,
  partiallyRefunded: 11,
  pending: 173,
  emptyStreet2: 867,
  outsideEu: 14,
  freeShipping: 212,
  noPaymentReference: 3,
  accounts: 8412,
} as const;

const firstNames = [
  'Anna',
  'Ben',
  'Clara',
  'David',
  'Eva',
  'Felix',
  'Greta',
  'Hanna',
  'Ida',
  'Jonas',
  'Klara',
  'Lena',
  'Max',
  'Nora',
  'Oskar',
  'Paula',
  'Rosa',
  'Stefan',
  'Tilda',
  'Uwe',
  'Vera',
  'Zoë',
];
const lastNames = [
  'Adler',
  'Brandt',
  'Claußen',
  'Dietrich',
  'Ebert',
  'Fischer',
  'Groß',
  'Hartmann',
  'Jansen',
  'Köhler',
  'Lorenz',
  'Müller',
  'Novák',
  'Okafor',
  'Peters',
  'Richter',
  'Schäfer',
  'Thoma',
  'Voss',
  'Weiß',
];
const streets = ['Hafenstraße', 'Lindenweg', 'Am Markt', 'Kirchgasse', 'Mühlenweg', 'Rosenallee', 'Bahnhofstraße', 'Seeblick'];
const places: Readonly<Record<Country, readonly (readonly [string, string])[]>> = {
  DE: [
    ['Hamburg', '20457'],
    ['Kiel', '24103'],
    ['Bremen', '28195'],
    ['Köln', '50667'],
  ],
  AT: [
    ['Wien', '1010'],
    ['Graz', '8010'],
    ['Linz', '4020'],
  ],
  CH: [
    ['Zürich', '8001'],
    ['Bern', '3011'],
  ],
};
const countries = { DE: 'Germany', AT: 'Austria', CH: 'Switzerland' } as const;
type Country = 'DE' | 'AT' | 'CH';
const products = [
  ['TEE-NVY-M', 3990],
  ['TEE-NVY-L', 3990],
  ['MUG-STN-01', 2790],
  ['BK-COAST-DE', 3200],
  ['BAG-CNV-01', 4500],
  ['CAP-NVY-01', 2490],
  ['POS-HARB-A2', 1890],
  ['SOC-STR-42', 1290],
] as const;

interface Line {
  readonly sku: string;
  readonly quantity: number;
  readonly price: string;
  readonly taxable: boolean;
  readonly tax_lines: readonly { readonly rate: number }[];
}

/** Sample orders as a shop exports them, and the account list of its ERP. Record 3 is Maren Lindqvist's. */
export function makeOrders(seed = 20260714): {
  readonly orders: readonly object[];
  readonly accounts: readonly (readonly [string, string])[];
} {
  const random = seeded(seed);
  const figures = orderFigures;
  const accounts = makeAccounts(random, figures.accounts);
  const indexes = Array.from({ length: figures.orders }, (_, i) => i).filter((i) => i !== 2);
  const some = (count: number, from: readonly number[] = indexes): Set<number> => new Set(random.shuffle(from).slice(0, count));

  const partially = some(figures.partiallyRefunded);
  const pending = some(
    figures.pending,
    indexes.filter((i) => !partially.has(i)),
  );
  const outside = some(figures.outsideEu);
  const street2 = some(figures.orders - figures.emptyStreet2);
  const freeShipping = new Set([2, ...some(figures.freeShipping - 1)]);
  const noReference = some(
    figures.noPaymentReference,
    indexes.filter((i) => !pending.has(i)),
  );
  const withoutShipping = some(
    4,
    indexes.filter((i) => !outside.has(i) && !street2.has(i)),
  );
  const withoutBilling = some(
    3,
    indexes.filter((i) => !outside.has(i) && !withoutShipping.has(i)),
  );
  const guests = some(61);
  const kinds = lineKinds(random);

  const orders = Array.from({ length: figures.orders }, (_, i) => {
    if (i === 2) return marensOrder();
    const lines = kinds.lines(i);
    const country: Country = outside.has(i) ? 'CH' : kinds.country(i);
    const account = random.pick(accounts);
    const first = random.pick(firstNames);
    const last = random.pick(lastNames);
    const address = makeAddress(random, first, last, country, street2.has(i));
    const shipping = freeShipping.has(i) ? [] : [{ title: 'Parcel', code: 'DHL', price: '4.90' }];
    const gross = lines.reduce((sum, line) => sum + cents(line.price) * line.quantity, 0) + (shipping.length > 0 ? 490 : 0);
    const discount = random.next() < 0.1 ? 500 : 0;
    const paid = !pending.has(i);
    return {
      id: 5550213890300 + i * 7 - 7,
      name: `#${1001 + i}`,
      created_at: instant(random, i),
      currency: outside.has(i) ? 'CHF' : 'EUR',
      financial_status: partially.has(i) ? 'partially_refunded' : paid ? 'paid' : 'pending',
      customer: {
        ...(guests.has(i) ? {} : { id: Number(account[0]) }),
        first_name: first,
        last_name: last,
        email: `${plain(first)}.${plain(last)}@example.com`,
      },
      ...(withoutBilling.has(i) ? {} : { billing_address: address }),
      ...(withoutShipping.has(i) ? {} : { shipping_address: address }),
      line_items: lines,
      ...rest({
        total: gross - discount,
        discount,
        lines,
        shipping,
        paid,
        reference: noReference.has(i) ? '' : `PAY-${100000 + i * 13}`,
        captured: instant(random, i),
        method: random.pick(['card', 'card', 'wallet', 'bank']),
      }),
    };
  });
  return { orders, accounts };
}

/** Gives every order its lines, so that all counts of lines come out exactly. */
function lineKinds(random: Seeded): { lines(order: number): readonly Line[]; country(order: number): Country } {
  const { orders, lines, lines20, exemptLines, unknownRateLines } = orderFigures;
  const counts = Array.from({ length: orders }, () => 1);
  counts[2] = 3;
  let left = lines - counts.reduce((sum, count) => sum + count, 0);
  while (left > 0) {
    const i = random.whole(0, orders - 1);
    if (i === 2 || (counts[i] ?? 0) >= 7) continue;
    counts[i] = (counts[i] ?? 0) + 1;
    left -= 1;
  }
  // Austrian orders make up the lines at 20 %.
  const austrian = new Set<number>();
  let at20 = 0;
  for (const i of random.shuffle(Array.from({ length: orders }, (_, n) => n))) {
    const count = counts[i] ?? 0;
    if (i === 2 || i === 87 || i === 416 || at20 + count > lines20) continue;
    austrian.add(i);
    at20 += count;
    if (at20 === lines20) break;
  }
  if (at20 !== lines20) throw new Error(`The lines at 20 % came out as ${at20}.`);
  const german = Array.from({ length: orders }, (_, i) => i).filter((i) => i !== 2 && !austrian.has(i));
  const slots = random.shuffle(german.flatMap((i) => Array.from({ length: counts[i] ?? 0 }, (_, line) => `${i}.${line}`)));
  const fixed = ['87.0', '416.0'];
  const unknown = new Set([...fixed, ...slots.filter((slot) => !fixed.includes(slot)).slice(0, unknownRateLines - 1 - fixed.length)]);
  const exempt = new Set(slots.filter((slot) => !unknown.has(slot)).slice(0, exemptLines));
  return {
    country: (order) => (austrian.has(order) ? 'AT' : 'DE'),
    lines: (order) =>
      Array.from({ length: counts[order] ?? 0 }, (_, line) => {
        const slot = `${order}.${line}`;
        const [sku, price] = unknown.has(slot) ? (['BK-COAST-EN', 3200] as const) : random.pick(products);
        const rate = unknown.has(slot) ? 0.07 : austrian.has(order) ? 0.2 : 0.19;
        const taxable = !exempt.has(slot);
        return {
          sku,
          quantity: random.next() < 0.8 ? 1 : random.whole(2, 4),
          price: money(price),
          taxable,
          tax_lines: taxable ? [{ rate }] : [],
        };
      }),
  };
}

function makeAddress(random: Seeded, first: string, last: string, country: Country, second: boolean) {
  const [city, zip] = random.pick(places[country]);
  return {
    first_name: first,
    last_name: last,
    name: `${first} ${last}`,
    company: random.next() < 0.15 ? `${last} GmbH` : '',
    address1: `${random.pick(streets)} ${random.whole(1, 120)}`,
    address2: second ? `Hinterhaus ${random.whole(1, 4)}` : '',
    city,
    zip,
    province: '',
    country: countries[country],
    country_code: country,
    phone: random.next() < 0.5 ? `+49 40 ${random.whole(1000000, 9999999)}` : '',
  };
}

function rest(of: {
  total: number;
  discount: number;
  lines: readonly Line[];
  shipping: readonly object[];
  paid: boolean;
  reference: string;
  captured: string;
  method: string;
}) {
  return {
    total_tax: money(of.lines.reduce((sum, line) => sum + taxOf(line), 0)),
    total_price: money(of.total),
    subtotal_price: money(of.total - (of.shipping.length > 0 ? 490 : 0)),
    total_discounts: money(of.discount),
    taxes_included: true,
    shipping_lines: of.shipping,
    payment: {
      method: of.method,
      reference: of.reference,
      amount: of.paid ? money(of.total) : '0.00',
      captured_at: of.paid ? of.captured : null,
    },
    discount_codes: of.discount > 0 ? [{ code: 'HARBOUR5', amount: '5.00' }] : [],
    tags: '',
    note: null,
    source_name: 'web',
    customer_locale: 'de',
    total_weight: of.lines.length * 350,
    test: false,
    confirmed: true,
    cancelled_at: null,
    updated_at: of.captured,
  };
}

function marensOrder(): object {
  const lines: readonly Line[] = [
    { sku: 'TEE-NVY-M', quantity: 1, price: '39.90', taxable: true, tax_lines: [{ rate: 0.19 }] },
    { sku: 'MUG-STN-01', quantity: 1, price: '27.90', taxable: true, tax_lines: [{ rate: 0.19 }] },
    { sku: 'BK-COAST-EN', quantity: 1, price: '32.00', taxable: true, tax_lines: [{ rate: 0.07 }] },
  ];
  const address = {
    first_name: 'Maren',
    last_name: 'Lindqvist',
    name: 'Maren Lindqvist',
    company: '',
    address1: 'Deichstraße 21',
    address2: '',
    city: 'Hamburg',
    zip: '20459',
    province: '',
    country: 'Germany',
    country_code: 'DE',
    phone: '+49 40 5550199',
  };
  return {
    id: 5550213890307,
    name: '#1003',
    created_at: '2026-07-14T09:12:44+02:00',
    currency: 'EUR',
    financial_status: 'paid',
    customer: { id: 7120943, first_name: 'Maren', last_name: 'Lindqvist', email: 'maren.lindqvist@example.com' },
    billing_address: address,
    shipping_address: address,
    line_items: lines,
    ...rest({
      total: 9980,
      discount: 0,
      lines,
      shipping: [],
      paid: true,
      reference: 'PAY-100026',
      captured: '2026-07-14T09:12:51+02:00',
      method: 'card',
    }),
  };
}

function makeAccounts(random: Seeded, count: number): readonly (readonly [string, string])[] {
  const ids = new Set<number>([7120943, 7131201]);
  while (ids.size < count) ids.add(random.whole(6000000, 9999999));
  const numbers = random
    .shuffle(Array.from({ length: 30000 }, (_, i) => 10000 + i).filter((n) => n !== 10482 && n !== 20811))
    .slice(0, count - 2);
  const all: (readonly [string, string])[] = [
    ['7120943', 'C-10482'],
    ['7131201', 'C-20811'],
  ];
  [...ids].slice(2).forEach((id, i) => all.push([String(id), `C-${numbers[i] ?? 0}`]));
  return [...all].sort((a, b) => Number(a[0]) - Number(b[0]));
}

function taxOf(line: Line): number {
  const rate = line.tax_lines[0]?.rate ?? 0;
  return Math.round((cents(line.price) * line.quantity * rate) / (1 + rate));
}

function instant(random: Seeded, order: number): string {
  const day = 14 + Math.floor(order / 400);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `2026-07-${two(day)}T${two(random.whole(7, 21))}:${two(random.whole(0, 59))}:${two(random.whole(0, 59))}+02:00`;
}

function cents(price: string): number {
  return Math.round(Number(price) * 100);
}

function money(value: number): string {
  return (value / 100).toFixed(2);
}

function plain(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/[^a-z]/g, '');
}
