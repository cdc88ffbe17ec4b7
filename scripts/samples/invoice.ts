import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject, JsonValue } from '#shared/base/json-value.ts';
import type { SampleDefinition, SampleScenario } from './sample-definition.ts';
import type { SampleRule } from './orders-rules.ts';

/** Names of a namespaced document in expressions: `` `cbc:ID` ``. */
const c = (name: string): string => `\`cbc:${name}\``;
const a = (name: string): string => `\`cac:${name}\``;
const party = `Invoice.${a('AccountingSupplierParty')}.${a('Party')}`;
const amount = (path: string): string => `$number(${path}.\`#text\`)`;

/** UBL invoice → booking JSON: namespaces, sums, rounding. */
export function invoiceSample(resources: string): SampleDefinition {
  return {
    id: 'invoice',
    name: 'UBL invoice to accounting JSON',
    about: 'Namespaces, sums, rounding',
    version: '1.0',
    listed: true,
    source: { name: 'invoice.xml', bytes: readFileSync(join(resources, 'invoice/invoice.xml')), label: 'UBL 2.1 invoice' },
    target: { name: 'booking.schema.json', bytes: readFileSync(join(resources, 'invoice/booking.schema.json')), label: 'Incoming invoice' },
    per: 'document',
    onInvalid: 'reject',
    lookups: [
      {
        name: 'accounts',
        columns: ['percent', 'account'],
        key: 'percent',
        value: 'account',
        rows: [
          ['19', '5400'],
          ['7', '5300'],
          ['0', '5200'],
        ],
        noMatch: { kind: 'reject' },
      },
    ],
    loops: [
      { target: 'lines', each: `Invoice.${a('InvoiceLine')}`, item: 'line', index: 'i' },
      {
        target: 'taxes',
        each: `$distinct(Invoice.${a('InvoiceLine')}.${a('Item')}.${a('ClassifiedTaxCategory')}.${c('Percent')})`,
        item: 'rate',
        index: 'j',
        sort: { by: '$number($)', descending: true },
      },
    ],
    rules,
    scenarios: scenarios(),
    spec: [
      {
        id: 'overview',
        fields: {
          'basic.name': 'UBL invoice to accounting JSON',
          'basic.type': 'Event-driven',
          'basic.direction': 'Inbound',
          'basic.priority': 'High',
          'basic.status': 'Active',
          'basic.owner': 'Accounts payable',
          'business.purpose': 'Invoices are booked without being typed.',
        },
        tables: {},
      },
    ],
    revisions: [{ name: '1.0', reason: 'First release', author: 'P. Novák' }],
  };
}

const lineNet = amount(c('LineExtensionAmount'));
const ofRate = `$$.Invoice.${a('InvoiceLine')}[${a('Item')}.${a('ClassifiedTaxCategory')}.${c('Percent')} = $rate]`;

const rules: readonly SampleRule[] = [
  { target: 'number', expression: `Invoice.${c('ID')}`, classification: 'internal' },
  { target: 'issued', expression: `Invoice.${c('IssueDate')}`, classification: 'internal' },
  { target: 'due', expression: `Invoice.${c('DueDate')}`, classification: 'internal' },
  { target: 'currency', expression: `Invoice.${c('DocumentCurrencyCode')}`, classification: 'public' },
  { target: 'supplier.name', expression: `${party}.${a('PartyName')}.${c('Name')}`, classification: 'internal' },
  { target: 'supplier.vatId', expression: `${party}.${a('PartyTaxScheme')}.${c('CompanyID')}`, classification: 'confidential' },
  {
    target: 'supplier.country',
    expression: `${party}.${a('PostalAddress')}.${a('Country')}.${c('IdentificationCode')}`,
    classification: 'public',
  },
  { target: 'customerNumber', expression: `Invoice.${c('BuyerReference')}`, classification: 'internal', note: 'Leading zeros stay' },
  { target: 'lines.position', expression: '$i + 1', classification: 'internal' },
  { target: 'lines.text', expression: `${a('Item')}.${c('Name')}`, classification: 'internal' },
  { target: 'lines.quantity', expression: amount(c('InvoicedQuantity')), classification: 'internal' },
  { target: 'lines.unitPrice', expression: amount(`${a('Price')}.${c('PriceAmount')}`), classification: 'confidential' },
  { target: 'lines.net', expression: lineNet, classification: 'confidential' },
  { target: 'lines.vatRate', expression: `$number(${a('Item')}.${a('ClassifiedTaxCategory')}.${c('Percent')})`, classification: 'public' },
  {
    target: 'lines.account',
    expression: `$lookup($accounts, ${a('Item')}.${a('ClassifiedTaxCategory')}.${c('Percent')})`,
    classification: 'internal',
  },
  { target: 'taxes.rate', expression: '$number($rate)', classification: 'public' },
  { target: 'taxes.base', expression: `$round($sum(${ofRate}.${lineNet}), 2)`, classification: 'confidential' },
  {
    target: 'taxes.tax',
    expression: `$round($sum(${ofRate}.${lineNet}) * $number($rate) / 100, 2)`,
    classification: 'confidential',
    note: 'Half to even',
  },
  {
    target: 'totals.net',
    expression: amount(`Invoice.${a('LegalMonetaryTotal')}.${c('TaxExclusiveAmount')}`),
    classification: 'confidential',
  },
  {
    target: 'totals.tax',
    expression: `$round(${amount(`Invoice.${a('LegalMonetaryTotal')}.${c('TaxInclusiveAmount')}`)} - ${amount(`Invoice.${a('LegalMonetaryTotal')}.${c('TaxExclusiveAmount')}`)}, 2)`,
    classification: 'confidential',
  },
  {
    target: 'totals.gross',
    expression: amount(`Invoice.${a('LegalMonetaryTotal')}.${c('TaxInclusiveAmount')}`),
    classification: 'confidential',
  },
  {
    target: 'totals.difference',
    expression: `$round(${amount(`Invoice.${a('LegalMonetaryTotal')}.${c('TaxExclusiveAmount')}`)} - $sum(Invoice.${a('InvoiceLine')}.${lineNet}), 2)`,
    classification: 'internal',
    note: 'Sum of the lines against the total; 0 is right',
  },
];

function scenarios(): readonly SampleScenario[] {
  const money = (value: string): JsonObject => ({ '@currencyID': 'EUR', '#text': value });
  const line = (id: string, text: string, quantity: string, price: string, net: string, percent: string): JsonObject => ({
    'cbc:ID': id,
    'cbc:InvoicedQuantity': { '@unitCode': 'XUN', '#text': quantity },
    'cbc:LineExtensionAmount': money(net),
    'cac:Item': { 'cbc:Name': text, 'cac:ClassifiedTaxCategory': { 'cbc:Percent': percent } },
    'cac:Price': { 'cbc:PriceAmount': money(price) },
  });
  const invoice = (
    lines: readonly JsonObject[],
    net: string,
    gross: string,
    more: Readonly<Record<string, JsonValue>> = {},
  ): JsonObject => ({
    Invoice: {
      'cbc:ID': 'HK-1',
      'cbc:IssueDate': '2026-07-14',
      'cbc:DocumentCurrencyCode': 'EUR',
      'cac:AccountingSupplierParty': {
        'cac:Party': { 'cac:PartyName': { 'cbc:Name': 'Hafenkontor GmbH' }, 'cac:PartyTaxScheme': { 'cbc:CompanyID': 'DE811569869' } },
      },
      'cac:LegalMonetaryTotal': { 'cbc:TaxExclusiveAmount': money(net), 'cbc:TaxInclusiveAmount': money(gross) },
      'cac:InvoiceLine': lines,
      ...more,
    },
  });
  return [
    { name: 'One line stays a list', input: invoice([line('1', 'Consulting', '1', '95.00', '95.00', '19')], '95.00', '113.05') },
    {
      name: 'Two rates give two tax rows, the higher first',
      input: invoice(
        [line('1', 'Book', '2', '10.00', '20.00', '7'), line('2', 'Consulting', '1', '95.00', '95.00', '19')],
        '115.00',
        '134.45',
      ),
    },
    {
      name: 'A due date is passed on',
      input: invoice([line('1', 'Book', '1', '11.95', '11.95', '7')], '11.95', '12.79', { 'cbc:DueDate': '2026-08-13' }),
    },
    {
      name: 'A total that is not the sum of its lines shows the difference',
      input: invoice([line('1', 'Book', '1', '11.95', '11.95', '7')], '12.00', '12.84'),
    },
    {
      name: 'A rate without account rejects the invoice',
      input: invoice([line('1', 'Book', '1', '11.95', '11.95', '5.5')], '11.95', '12.61'),
    },
    {
      name: 'The buyer’s number keeps its zeros',
      input: invoice([line('1', 'Map', '1', '5.00', '5.00', '0')], '5.00', '5.00', { 'cbc:BuyerReference': '00471' }),
    },
  ];
}
