import type { FakeAnswers } from './fake-bridge.ts';

const field = (name: string, type: string, more: object = {}) => ({ name, type, repeats: false, min: 1, ...more });
const source = {
  id: 's1',
  role: 'source',
  name: 'orders',
  file: 'orders-sample.json',
  label: 'Shopify order',
  format: 'json',
  read: {},
  write: {},
  sample: 'sample-1',
  schema: {
    kind: 'inferred',
    records: true,
    root: field('', 'object', { children: [field('name', 'string'), field('taxable', 'boolean'), field('total_tax', 'number')] }),
  },
};
const target = {
  id: 't1',
  role: 'target',
  name: 'erp',
  file: 'SalesOrder.xsd',
  label: '4.2, ERP sales order',
  format: 'xml',
  read: {},
  write: {},
  schema: {
    kind: 'xsd',
    records: false,
    root: field('', 'object', {
      children: [
        field('SalesOrder', 'object', {
          xml: { kind: 'element' },
          children: [
            field('OrderNumber', 'string', { xml: { kind: 'element' } }),
            field('TaxCode', 'string', { values: ['V19', 'V20'], xml: { kind: 'element' } }),
            field('TaxAmount', 'number', { min: 0, xml: { kind: 'element' } }),
          ],
        }),
      ],
    }),
  },
};

/** An open project of three target fields, two rules, one problem. */
export const sampleProject = {
  info: {
    project: {
      id: 'project',
      name: 'Shopify orders to ERP sales orders',
      version: '0.9 draft',
      created: '2026-07-14T07:00:00Z',
      counters: { R: 2 },
    },
  },
  side: { s1: source, t1: target },
  sample: {},
  mapping: { m1: { id: 'm1', name: 'Sales order', order: 1, sources: ['s1'], target: 't1', per: 'record' } },
  rule: {
    'R-1': { id: 'R-1', mapping: 'm1', target: 'SalesOrder.OrderNumber', expression: '"SO-" & $substringAfter(name, "#")' },
    'R-2': { id: 'R-2', mapping: 'm1', target: 'SalesOrder.TaxAmount', expression: '$number(total_tax)' },
  },
  loop: {},
  lookup: {},
  scenario: {},
  layout: {},
  spec: {},
};

export const sampleStatus = {
  fields: [
    {
      mapping: 'm1',
      target: 'SalesOrder.OrderNumber',
      rule: 'R-1',
      status: 'proven',
      nothing: 0,
      errors: 0,
      invalid: 0,
      evaluations: 1204,
    },
    { mapping: 'm1', target: 'SalesOrder.TaxCode', status: 'open', nothing: 0, errors: 0, invalid: 0, evaluations: 0 },
    {
      mapping: 'm1',
      target: 'SalesOrder.TaxAmount',
      rule: 'R-2',
      status: 'unproven',
      nothing: 0,
      errors: 0,
      invalid: 0,
      evaluations: 1204,
    },
  ],
  counts: { targets: 42, rules: 38, mapped: 38, required: 28, requiredMapped: 27, byStatus: {} },
  problems: [
    {
      code: 'check/required',
      severity: 'error',
      message: 'is required, has no rule',
      subject: 'TaxCode',
      target: 'SalesOrder.TaxCode',
      verb: 'Map it',
    },
    {
      code: 'check/invalid',
      severity: 'error',
      message: 'is required, the rule gave nothing',
      subject: 'Line 3 TaxCode',
      target: 'SalesOrder.TaxCode',
      verb: 'Go to',
    },
  ],
  scenarios: { passed: 12, failed: 0, of: 12 },
  fresh: true,
};

const recent = (id: string, name: string, modified: string, done: number, of: number, passed: number, tests: number, problems = 0) => ({
  id,
  name,
  file: `${id}.mapwright`,
  exists: true,
  modified,
  mapped: { done, of },
  tests: { passed, of: tests },
  problems,
});

const inspection = {
  handle: 'h1',
  name: 'customers.csv',
  bytes: 180_000,
  holds: 'sample',
  format: 'csv',
  records: 2310,
  fields: 8,
  chips: ['2,310 rows', '8 columns', 'UTF-8', '; separated'],
  preview: {
    columns: ['cust_no', 'name', 'email', 'ctry', 'since'],
    rows: [
      ['10482', 'Lindqvist, Maren', 'maren@example.com', 'DE', '14.03.2021'],
      ['10483', 'Åkesson, Jonas', 'jonas@example.se', 'SE', '02.11.2019'],
      ['10484', 'Okafor, Adaeze', 'ada@example.org', 'NL', '27.08.2023'],
      ['10485', 'Brandt, Anne', null, 'DE', '09.01.2020'],
      ['10486', 'Novák, Petr', 'petr@example.cz', 'CZ', '30.04.2022'],
    ],
  },
  notes: [{ code: 'file/empty', severity: 'warning', message: '14 rows have no e-mail. Dates read as DD.MM.YYYY.' }],
};

export const openedProject = {
  key: 'k1',
  file: 'shopify-orders-to-erp-sales-orders.mapwright',
  seq: 7,
  project: sampleProject,
  history: { undo: 'Set the rule of TaxAmount' },
};

/** Answers of a backend with recent projects, samples, and one project that opens. */
export const sampleAnswers: FakeAnswers = {
  'app.info': {
    version: '0.1.0',
    jsonata: '2.2.2',
    host: 'web',
    settings: { theme: 'light', density: 'default', projectsFolder: '/home/ada/Mapwright', singleKeys: true, layout: {} },
  },
  'app.setSettings': { theme: 'dark', density: 'default', projectsFolder: '/home/ada/Mapwright', singleKeys: true, layout: {} },
  'app.recent': [
    recent('shop', 'Shopify orders to ERP sales orders', new Date().toISOString(), 38, 42, 12, 12, 2),
    recent('crm', 'Customers CSV to CRM contacts', new Date(Date.now() - 86_400_000).toISOString(), 14, 14, 9, 9),
    recent('ubl', 'UBL invoices to accounting JSON', '2026-07-11T10:00:00Z', 51, 58, 21, 22),
    recent('stock', 'Stock feed to shop inventory', '2026-07-09T10:00:00Z', 9, 9, 6, 6),
    recent('cold', 'Cold-chain sensors to data lake', '2026-06-18T10:00:00Z', 12, 16, 0, 0),
    { id: 'gone', name: 'Returns to warehouse WMS', file: 'returns.mapwright', exists: false, modified: '2026-06-04T10:00:00Z' },
  ],
  'app.forgetRecent': 'void',
  'app.samples': [
    { id: 'orders', name: 'Shopify orders to ERP XML', about: 'Loops, lookups, VAT codes', fields: 42, scenarios: 12 },
    { id: 'customers', name: 'Customers CSV to CRM JSON', about: 'Cleaning, splitting names', fields: 14, scenarios: 9 },
    { id: 'invoices', name: 'UBL invoice to accounting JSON', about: 'Namespaces, sums, rounding', fields: 58, scenarios: 22 },
  ],
  'file.begin': { handle: 'h1' },
  'file.append': 'void',
  'file.drop': 'void',
  'file.inspect': inspection,
  'project.open': openedProject,
  'project.create': openedProject,
  'project.state': openedProject,
  'project.close': 'void',
  'project.edit': { seq: 8, changes: [], label: 'Set the rule', history: { undo: 'Set the rule' } },
  'project.undo': { seq: 8, changes: [], label: 'Set the rule of TaxAmount', history: { redo: 'Set the rule of TaxAmount' } },
  'preview.status': sampleStatus,
  'preview.record': {
    record: 1,
    of: 1204,
    filtered: false,
    input: { name: '#1003' },
    outputText: { format: 'xml', text: '<SalesOrder/>' },
    values: [],
    loops: [],
    problems: [],
    milliseconds: 9,
  },
  'preview.findRecord': {},
};
