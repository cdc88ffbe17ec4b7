import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Loop, Rule } from '#shared/mapping/mapping.ts';
import type { Value } from '#shared/records/value.ts';
import type { SeededMap } from './seeded-map.ts';

/** A generator of numbers from 0 to 1. */
type Random = () => number;

const cities = ['Berlin', 'Hamburg', 'Wien', 'Zürich', 'Lyon', 'Porto', 'Gdansk', 'Malmö', 'Bristol', 'Turin'];
const names = ['Ada Lovelace', 'Jan Kowalski', 'Mia Nilsson', 'Leo Moreau', 'Eva Rossi', 'Tom Baker', 'Ines Silva', 'Max Huber'];
const countries = ['DE', 'AT', 'CH', 'FR', 'PT', 'PL', 'SE', 'GB', 'IT'];
const goods = ['Desk lamp', 'Oak shelf', 'Steel mug', 'Wool rug', 'Glass bowl', 'Canvas bag', 'Paper tray', 'Brass hook'];

function table(
  name: string,
  columns: readonly string[],
  value: string | undefined,
  rows: readonly (readonly string[])[],
  noMatch: LookupTable['noMatch'] = { kind: 'nothing' },
): LookupTable {
  return { id: name, name, columns, key: columns[0] ?? '', ...(value === undefined ? {} : { value }), rows, noMatch };
}

const taxes = table(
  'taxes',
  ['country', 'rate'],
  'rate',
  [
    ['DE', '0.19'],
    ['AT', '0.2'],
    ['CH', '0.081'],
    ['FR', '0.055'],
    ['PT', '0.23'],
    ['PL', '0.22'],
    ['SE', '0.25'],
    ['GB', '0.175'],
    ['IT', '0.21'],
  ],
  { kind: 'reject' },
);

const plants = table('plants', ['code', 'name', 'zone'], undefined, [
  ['P1', 'Leipzig works', 'North'],
  ['P2', 'Graz works', 'Alps'],
  ['P3', 'Porto works', 'West'],
  ['P4', 'Malmö works', 'North'],
]);

const units = table(
  'units',
  ['unit', 'code'],
  'code',
  [
    ['piece', 'C62'],
    ['metre', 'MTR'],
    ['kilo', 'KGM'],
    ['hour', 'HUR'],
  ],
  { kind: 'default', value: 'ZZ' },
);

interface Made {
  readonly name: string;
  readonly rules: Readonly<Record<string, string | readonly [string, string]>>;
  readonly loops?: readonly Omit<Loop, 'id' | 'mapping'>[];
  readonly lookups?: readonly LookupTable[];
  readonly keep?: string;
  readonly record: (random: Random, at: number) => Value;
}

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[Math.floor(random() * list.length)];
  if (found === undefined) throw new Error('Nothing to pick from.');
  return found;
}

const whole = (random: Random, from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
const money = (random: Random): number => whole(random, 150, 24_000) / 100;
const day = (random: Random): string =>
  `2026-${String(whole(random, 1, 12)).padStart(2, '0')}-${String(whole(random, 1, 28)).padStart(2, '0')}`;

const made: readonly Made[] = [
  {
    name: 'shop orders',
    lookups: [taxes],
    loops: [{ target: 'lines', each: 'items', item: 'item', index: 'i', where: 'quantity > 0' }],
    rules: {
      number: '"SO-" & $substringAfter(id, "#")',
      day: '$substringBefore(created, "T")',
      terms: 'status in ["paid", "settled"] ? "PREPAID" : "NET30"',
      customer: 'customer.first & " " & customer.last',
      city: '$uppercase(address.city)',
      taxRate: '$number($lookup($taxes, address.country))',
      gross: '$round($sum(items.(price * quantity)) * (1 + $number($lookup($taxes, address.country))), 2)',
      priority: 'items[price > 100] ? "high" : "normal"',
      remark: ['note', '"none"'],
      'lines.no': '$i + 1',
      'lines.sku': 'sku',
      'lines.amount': '$round(price * quantity, 2)',
      'lines.heavy': 'weight >= 10 or fragile',
    },
    record: (random, at) => {
      const [first = '', last = ''] = pick(random, names).split(' ');
      return {
        id: `#${1000 + at}`,
        created: `${day(random)}T0${whole(random, 1, 9)}:30:00Z`,
        status: pick(random, ['paid', 'settled', 'open', 'overdue']),
        customer: { first, last },
        address: { city: pick(random, cities), country: pick(random, countries) },
        ...(random() < 0.5 ? { note: pick(random, ['leave at door', 'gift wrap', 'call first']) } : {}),
        items: Array.from({ length: whole(random, 2, 5) }, (_, i) => ({
          sku: `${pick(random, ['BK', 'LP', 'TX'])}-${whole(random, 100, 999)}${i}`,
          price: money(random),
          quantity: whole(random, 0, 6),
          weight: whole(random, 1, 20),
          fragile: random() < 0.3,
        })),
      };
    },
  },
  {
    name: 'deliveries joined with customers',
    lookups: [plants],
    loops: [{ target: 'stops', each: 'deliveries[carrier = $$.carrier]', item: 'stop', index: 'i', sort: { by: 'position' } }],
    rules: {
      carrier: 'carrier',
      plant: '$lookup($plants, plant).name',
      zone: '$lookup($plants, plant).zone',
      count: '$count(deliveries[carrier = $$.carrier])',
      'stops.customer': '($c := customer; $$.customers[id = $c].name)',
      'stops.city': '($c := customer; $$.customers[id = $c].city)',
      'stops.label': 'reference & "/" & $string(position)',
      'stops.late': 'hours > 24 ? "late" : hours > 12 ? "tight" : "in time"',
    },
    record: (random) => {
      const customers = Array.from({ length: 6 }, (_, i) => ({
        id: `K${i + 1}`,
        alias: `K${((i + 2) % 6) + 1}`,
        name: names[i] ?? '',
        city: pick(random, cities),
      }));
      return {
        carrier: pick(random, ['north', 'south']),
        plant: pick(random, ['P1', 'P2', 'P3', 'P4']),
        customers,
        deliveries: Array.from({ length: 7 }, (_, i) => ({
          reference: `D${whole(random, 100, 999)}${i}`,
          carrier: i < 2 ? 'north' : i < 4 ? 'south' : pick(random, ['north', 'south']),
          fallback: pick(random, ['north', 'south']),
          customer: `K${whole(random, 1, 6)}`,
          payer: `K${whole(random, 1, 6)}`,
          position: 10 * (7 - i),
          hours: whole(random, 2, 40),
        })),
      };
    },
  },
  {
    name: 'invoices with payments',
    loops: [
      { target: 'invoice', each: 'invoices', item: 'invoice', index: 'i', where: 'kind = "final"' },
      { target: 'invoice.line', each: 'lines', item: 'line', index: 'j', where: 'amount != 0', limit: 4 },
    ],
    lookups: [units],
    rules: {
      company: '$uppercase(company)',
      'invoice.no': 'no',
      'invoice.due': '$sum(lines.amount) - $sum($$.payments[invoice = $invoice.no].paid)',
      'invoice.state': '$exists($$.payments[invoice = $invoice.no]) ? "paid in part" : "open"',
      'invoice.line.text': '$trim(text)',
      'invoice.line.unit': '$lookup($units, unit)',
      'invoice.line.amount': 'amount',
      'invoice.line.of': '$invoice.no & "-" & $string($j + 1)',
    },
    record: (random) => ({
      company: pick(random, ['Nordwind', 'Alpenkraft', 'Seeblick']),
      invoices: Array.from({ length: 4 }, (_, i) => ({
        no: `IN${200 + i}`,
        order: `IN${200 + ((i + 1) % 4)}`,
        kind: i === 1 ? 'draft' : 'final',
        lines: Array.from({ length: 5 }, () => ({
          text: pick(random, goods),
          unit: pick(random, ['piece', 'metre', 'kilo', 'hour', 'box']),
          amount: random() < 0.2 ? 0 : money(random),
        })),
      })),
      payments: Array.from({ length: 3 }, (_, i) => ({
        invoice: `IN${200 + whole(random, 0, 3)}`,
        receipt: `IN${200 + i}`,
        paid: money(random),
      })),
    }),
  },
  {
    name: 'sensor readings',
    keep: 'battery > 5',
    loops: [
      { target: 'alarms', each: 'readings', item: 'reading', index: 'i', where: 'value > $$.threshold and quality = "good"' },
      { target: 'last', each: 'readings', item: 'reading', index: 'k', sort: { by: 'minute', descending: true }, limit: 3 },
    ],
    rules: {
      device: 'site & ":" & device',
      average: '$round($average(readings[quality = "good"].value), 1)',
      peak: '$max(readings.value)',
      health: 'battery > 60 ? "good" : battery > 20 ? "fair" : "poor"',
      'alarms.at': 'minute',
      'alarms.over': '$round(value - $$.threshold, 1)',
      'last.minute': 'minute',
      'last.value': 'value',
    },
    record: (random) => ({
      site: pick(random, cities),
      device: `dev${whole(random, 10, 99)}`,
      battery: whole(random, 6, 99),
      threshold: 50,
      readings: Array.from({ length: 8 }, (_, i) => ({
        minute: 5 * i + whole(random, 0, 4),
        value: whole(random, 200, 900) / 10,
        quality: random() < 0.75 ? 'good' : 'poor',
      })),
    }),
  },
];

function definitionOf({ name, rules, loops = [], lookups = [], keep }: Made): SeededMap['definition'] {
  return {
    mapping: { id: 'M-1', name, order: 1, sources: ['S-1'], target: 'T-1', per: 'record', ...(keep === undefined ? {} : { keep }) },
    rules: Object.entries(rules).map(([target, text], i): Rule => {
      const [expression, standIn] = typeof text === 'string' ? [text, undefined] : text;
      return { id: `R-${i + 1}`, mapping: 'M-1', target, expression, ...(standIn === undefined ? {} : { default: standIn }) };
    }),
    loops: loops.map((loop, i): Loop => ({ id: `L-${i + 1}`, mapping: 'M-1', ...loop })),
    lookups,
  };
}

/** Maps made up to hold every kind of fault, with records of their own. */
export function madeMaps(random: Random): readonly SeededMap[] {
  return made.map((one) => ({
    name: one.name,
    definition: definitionOf(one),
    records: Array.from({ length: 24 }, (_, i) => one.record(random, i)),
  }));
}
