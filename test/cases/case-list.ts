import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect } from 'vitest';
import { validateXml } from '#electron/backend/validate-xsd.ts';
import type { FormatName } from '#shared/formats/codec.ts';
import type { Comparison } from './comparable.ts';

export interface CaseRun {
  readonly input: string;
  readonly expected: string;
  /** Records, or documents, read and written; 1. */
  readonly read?: number;
  readonly written?: number;
  readonly exit?: 0 | 1;
  /** What stands before the counts on standard error, as the source of a regular expression. */
  readonly notes?: string;
}

/** One mapping of a case: how its project is made, and what its runs must give. Files are those of the case's folder. */
export interface Case {
  readonly name: string;
  readonly folder: string;
  readonly source: string;
  readonly target: string;
  /** `target` is ours, beside this file: the case has none that fits all its documents. */
  readonly ours?: true;
  /** The mapping as an expression, beside this file … */
  readonly mapping?: string;
  /** … or as rules, loops and lookup tables. */
  readonly project?: string;
  /** More of `new`. */
  readonly options?: readonly string[];
  /** Where the output is not in the target's own format. */
  readonly format?: FormatName;
  readonly now?: string;
  readonly compare: Comparison;
  /** Mandatory fields that the case leaves without a rule, as `check` names them. */
  readonly unmapped?: readonly string[];
  readonly runs: readonly CaseRun[];
  /** Holds the output against the target's schema. */
  readonly valid?: (output: string, folder: string) => void | Promise<void>;
}

/** Valid by an XSD and the files below its folder; the schema says so itself, not the product. */
function byXsd(folder: string, main: string): (output: string, data: string) => Promise<void> {
  return async (output, data) => {
    const root = join(data, folder);
    const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.xsd'));
    const files = Object.fromEntries(names.map((name) => [name, readFileSync(join(root, name), 'utf8')]));
    expect(await validateXml(output, { main, files })).toEqual([]);
  };
}

function byCloudEvents(output: string, data: string): void {
  const schema: unknown = JSON.parse(readFileSync(join(data, 'cloudevents.schema.json'), 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error('No schema.');
  const validate = new Ajv({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
  for (const event of output.trimEnd().split('\n')) expect([validate(JSON.parse(event)), validate.errors]).toEqual([true, null]);
}

function partyFields(party: string): readonly string[] {
  const address = ['Street', 'City', 'State', 'PostalCode'].map((name) => `Address.${name}`);
  return ['Name', ...address, 'TaxId'].map((name) => `${party}.${name}`);
}

const chinook = 's15-chinook-relational-to-invoices';
const library = 's07-jsonata-library-joins';
const jolt = 's12-jolt-three';
const bloblang = 's13-bloblang-ndjson';

export const cases: readonly Case[] = [
  {
    name: 's01 demo transcript',
    folder: 's01-azure-lml-demo-transcript',
    source: 'Source.xsd',
    target: 'Target.xsd',
    project: 's01/project.json',
    now: '2022-07-01T12:00:00Z',
    compare: 'xml',
    runs: [{ input: 'source.xml', expected: 'expected.xml' }],
    valid: byXsd('.', 'Target.xsd'),
  },
  {
    name: 's02 purchase order to invoice',
    unmapped: [
      'InvoiceNumber',
      'DateOfIssue',
      ...partyFields('Seller'),
      ...partyFields('Client'),
      ...['Description', 'Quantity', 'UnitOfMeasure', 'NetPrice', 'NetWorth', 'VATPercentage'].map((name) => `Items.Item.${name}`),
      ...['VATPercentage', 'NetWorth', 'VATAmount', 'GrossWorth'].map((name) => `Summary.${name}`),
    ].map((path) => `Invoice.${path}`),
    folder: 's02-kaoto-x12-850-invoice',
    source: 'X12-850.dfdl.xsd',
    target: 'Invoice850.xsd',
    mapping: 's02/mapping.jsonata',
    compare: 'xml',
    runs: [
      {
        input: 'source.xml',
        expected: 'expected.xml',
        exit: 1,
        notes: '(?:Invalid: record 1, Invoice\\.\\S+: \\w+ is required and has no value\\.\n){10}… and 13 more\\.\n',
      },
    ],
  },
  {
    name: 's03 GOBL to UBL',
    folder: 's03-gobl-to-ubl-invoice',
    source: 'source.json',
    target: 'ubl-2.1-xsd/maindoc/UBL-Invoice-2.1.xsd',
    mapping: 's03/mapping.jsonata',
    compare: 'xml',
    valid: byXsd('ubl-2.1-xsd', 'maindoc/UBL-Invoice-2.1.xsd'),
    runs: [
      { input: 'source.json', expected: 'expected.xml' },
      { input: 'source2.json', expected: 'expected2.xml' },
    ],
  },
  {
    name: 's04 FHIR immunization',
    folder: 's04-fhir-stu3-to-r4-immunization',
    source: 'source.json',
    target: 'expected.json',
    mapping: 's04/mapping.jsonata',
    compare: 'json',
    runs: [{ input: 'source.json', expected: 'expected.json' }],
  },
  {
    name: 's05 payments CSV to pain.001',
    folder: 's05-pain001-csv-to-xml',
    source: 'source.csv',
    target: 'pain.001.001.03.xsd',
    project: 's05/project.json',
    options: ['--per', 'document', '--read', 'source.types=text'],
    compare: 'xml',
    runs: [{ input: 'source.csv', expected: 'expected.xml' }],
    valid: byXsd('.', 'pain.001.001.03.xsd'),
  },
  {
    name: 's06 KML to GeoJSON',
    folder: 's06-kml-to-geojson',
    source: 'schema.kml',
    target: 's06/geojson.schema.json',
    ours: true,
    mapping: 's06/mapping.jsonata',
    compare: 'json',
    runs: ['simpledata', 'schema', 'linestring'].map((which) => ({ input: `${which}.kml`, expected: `expected-${which}.json` })),
  },
  {
    name: 's07 join, flat',
    folder: library,
    source: 'source.json',
    target: 'expected-004.json',
    mapping: 's07/flat.jsonata',
    compare: 'json',
    runs: [{ input: 'source.json', expected: 'expected-004.json' }],
  },
  {
    name: 's07 join, positions',
    folder: library,
    source: 'source.json',
    target: 'expected-005.json',
    mapping: 's07/positions.jsonata',
    compare: 'json',
    runs: [{ input: 'source.json', expected: 'expected-005.json' }],
  },
  {
    name: 's07 join, grouped',
    folder: library,
    source: 'source.json',
    target: 'expected-011.json',
    mapping: 's07/grouped.jsonata',
    compare: 'json',
    runs: [{ input: 'source.json', expected: 'expected-011.json' }],
  },
  {
    name: 's11 X12 810 to QuickBooks',
    folder: 's11-stedi-x12-810-to-quickbooks',
    source: 'source.json',
    target: 'target-sample.json',
    mapping: 's11/mapping.jsonata',
    compare: 'json',
    runs: [{ input: 'source.json', expected: 'expected.json' }],
  },
  ...['a-filter-by-contained-value', 'b-value-to-key', 'c-flatten-nested-levels'].map((which): Case => ({
    name: `s12 ${which}`,
    folder: jolt,
    source: `${which}.input.json`,
    target: `${which}.expected.json`,
    mapping: `s12/${which.slice(0, 1)}.jsonata`,
    compare: 'json',
    runs: [{ input: `${which}.input.json`, expected: `${which}.expected.json` }],
  })),
  {
    name: 's13 a: one document to lines',
    folder: bloblang,
    source: 'a-input.json',
    target: 'a-expected.ndjson',
    mapping: 's13/a.jsonata',
    format: 'ndjson',
    compare: 'ndjson',
    runs: [{ input: 'a-input.json', expected: 'a-expected.ndjson', written: 3 }],
  },
  {
    name: 's13 b: lines to one document',
    folder: bloblang,
    source: 'b-input.ndjson',
    target: 'b-expected.json',
    mapping: 's13/b.jsonata',
    options: ['--per', 'document'],
    compare: 'json',
    runs: [{ input: 'b-input.ndjson', expected: 'b-expected.json' }],
  },
  {
    name: 's13 c: releases to lines',
    folder: bloblang,
    source: 'c-input.json',
    target: 'c-expected.ndjson',
    mapping: 's13/c.jsonata',
    options: ['--per', 'document'],
    format: 'ndjson',
    compare: 'ndjson',
    runs: [{ input: 'c-input.json', expected: 'c-expected.ndjson', written: 4 }],
  },
  {
    name: 's13 d: columns in order',
    folder: bloblang,
    source: 'd-input.json',
    target: 'd-expected.csv',
    mapping: 's13/d.jsonata',
    options: ['--per', 'document'],
    compare: 'text',
    runs: [{ input: 'd-input.json', expected: 'd-expected.csv', written: 3 }],
  },
  {
    name: 's15 a: customers to rows',
    folder: chinook,
    source: 'ChinookData.json',
    target: 'expected-customer.csv',
    mapping: 's15/customers.jsonata',
    options: ['--write', 'formulas=keep'],
    compare: 'csv',
    runs: [{ input: 'ChinookData.json', expected: 'expected-customer.csv', written: 59 }],
  },
  {
    name: 's15 b: nested invoices',
    folder: chinook,
    source: 'ChinookData.json',
    target: 'expected-invoices-canada.json',
    project: 's15/invoices-project.json',
    compare: 'json',
    runs: [{ input: 'ChinookData.json', expected: 'expected-invoices-canada.json' }],
  },
  {
    name: 's15 c: revenue by genre',
    folder: chinook,
    source: 'ChinookData.json',
    target: 'expected-revenue-by-genre.csv',
    mapping: 's15/revenue-by-genre.jsonata',
    compare: 'csv',
    runs: [{ input: 'ChinookData.json', expected: 'expected-revenue-by-genre.csv', written: 24 }],
  },
  {
    name: 's16 webhooks to CloudEvents',
    folder: 's16-github-webhook-to-cloudevents',
    source: 'source.ndjson',
    target: 'cloudevents.schema.json',
    mapping: 's16/mapping.jsonata',
    format: 'ndjson',
    compare: 'ndjson',
    runs: [{ input: 'source.ndjson', expected: 'expected.ndjson', read: 12, written: 12 }],
    valid: byCloudEvents,
  },
];
