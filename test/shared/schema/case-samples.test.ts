import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { FormatName } from '#shared/formats/codec.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import { checkValue } from '#shared/quality/check-record.ts';
import { readJsonSchema } from '#shared/schema-readers/json-schema/read-json-schema.ts';
import { readXsd } from '#shared/schema-readers/xsd/read-xsd.ts';
import type { Schema } from '#shared/schema/field.ts';
import { countFields } from '#shared/schema/count-leaves.ts';
import { findField } from '#shared/schema/find-field.ts';
import { inferSchema } from '#shared/schema/infer-schema.ts';
import { mergeSchemas } from '#shared/schema/merge-schemas.ts';
import { describeShared } from '#test/fixtures/shared-data.ts';
import { readAll } from '#test/shared/formats/read-all.ts';
import { outline } from './outline.ts';

interface Read {
  readonly values: readonly Value[];
  readonly prefixes: Readonly<Record<string, string>>;
}

async function read(format: FormatName, path: string, per: 'record' | 'document', schema?: Schema): Promise<Read> {
  let prefixes: Readonly<Record<string, string>> = {};
  const onPrefixes = (seen: Readonly<Record<string, string>>): void => {
    prefixes = seen;
  };
  const events = await readAll(format, readFileSync(path), { per, onPrefixes, ...(schema === undefined ? {} : { schema }) });
  const values = events.map((event) => {
    if ('fatal' in event || !event.ok) throw new Error(`${path} cannot be read`);
    return event.value;
  });
  return { values, prefixes };
}

async function inferXml(path: string): Promise<Schema> {
  const { values, prefixes } = await read('xml', path, 'document');
  return inferSchema(values, { inferTypes: 'xml', prefixes, records: false });
}

function xsdOf(folder: string, file: string): Schema {
  const resolve = (path: string): string | undefined =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
  const result = readXsd(readFileSync(join(folder, file), 'utf8'), { file, resolve });
  if (!result.ok) throw new Error(result.error.message);
  return result.value.schema;
}

describeShared('samples of the cases', ['cases'], (cases) => {
  const s05 = join(cases, 's05-pain001-csv-to-xml');

  it('s05: 42 columns, types where every cell fits, ids as text', async () => {
    const { values } = await read('csv', join(s05, 'source.csv'), 'record');
    const schema = inferSchema(values, { inferTypes: 'text-columns' });
    expect(outline(schema)).toEqual([
      'id integer 1..1',
      'date dateTime 1..1',
      'nb_of_txs integer 1..1',
      'initiator_name string 1..1',
      'initiator_street_name string 1..1',
      'initiator_building_number integer 1..1',
      'initiator_postal_code integer 1..1',
      'initiator_town_name string 1..1',
      'initiator_country_code string 1..1',
      'payment_information_id string 1..1',
      'payment_method string 1..1',
      'batch_booking boolean 1..1',
      'requested_execution_date date 1..1',
      'debtor_name string 1..1',
      'debtor_street_name string 1..1',
      'debtor_building_number integer 1..1',
      'debtor_postal_code integer 1..1',
      'debtor_town_name string 1..1',
      'debtor_country_code string 1..1',
      'debtor_account_IBAN string 1..1',
      'debtor_agent_BIC string 1..1',
      'charge_bearer string 1..1',
      'payment_id string 1..1',
      'payment_amount integer 1..1',
      'currency string 1..1',
      'payment_currency string 1..1',
      'ctrl_sum integer 1..1',
      'creditor_agent_BIC string 1..1',
      'creditor_name string 1..1',
      'creditor_street_name string 1..1',
      'creditor_building_number integer 1..1',
      'creditor_postal_code integer 1..1',
      'creditor_town_name string 1..1',
      'creditor_country_code string 1..1',
      'creditor_account_IBAN string 1..1',
      'purpose_code string 1..1',
      'reference_number string 1..1',
      'reference_date date 1..1',
      'service_level_code string 1..1',
      'forwarding_agent_BIC string 1..1',
      'remittance_information string 1..1',
      'charge_account_IBAN string 1..1',
    ]);
    expect(findField(schema, 'payment_amount')).toMatchObject({
      examples: ['150', '300', '250'],
      seen: { parents: 4, present: 4, distinct: 4 },
    });
  });

  it('s09: a thousand rows: card numbers stay text, empty salaries make the column optional', async () => {
    const { values } = await read('csv', join(cases, 's09-kylo-csv-to-avro', 'source.csv'), 'record');
    expect(outline(inferSchema(values, { inferTypes: 'text-columns' }))).toEqual([
      'registration_dttm dateTime 1..1',
      'id integer 1..1',
      'first_name string 0..1',
      'last_name string 1..1',
      'email string 0..1',
      'gender string 0..1',
      'ip_address string 1..1',
      'cc string 0..1',
      'country string 1..1',
      'birthdate string 0..1',
      'salary number 0..1',
      'title string 0..1',
      'comments string 0..1',
    ]);
  });

  it('s16: twelve kinds of event make one schema in which most fields are optional', async () => {
    const { values } = await read('ndjson', join(cases, 's16-github-webhook-to-cloudevents', 'source.ndjson'), 'record');
    const schema = inferSchema(values);
    expect([
      values.length,
      findField(schema, 'headers.`X-GitHub-Event`')?.min,
      findField(schema, 'body.issue')?.min,
      findField(schema, 'receivedAt')?.type,
    ]).toEqual([12, 1, 0, 'dateTime']);
    expect(findField(schema, 'body.issue.user.id')).toMatchObject({ type: 'integer', min: 1, examples: ['21031067'] });
    console.info(`s16: ${countFields(schema)} fields in 12 records`);
  });

  it('s15: eleven tables with their rows', async () => {
    const { values } = await read('json', join(cases, 's15-chinook-relational-to-invoices', 'ChinookData.json'), 'document');
    const schema = inferSchema(values, { records: false });
    expect(outline(schema).filter((line) => line.includes(' object ')).length).toBe(11);
    expect(outline(schema).filter((line) => line.startsWith('InvoiceLine'))).toEqual([
      'InvoiceLine object 1..n',
      'InvoiceLine.InvoiceLineId integer 1..1',
      'InvoiceLine.InvoiceId integer 1..1',
      'InvoiceLine.TrackId integer 1..1',
      'InvoiceLine.UnitPrice number 1..1',
      'InvoiceLine.Quantity integer 1..1',
    ]);
    expect(findField(schema, 'Employee.ReportsTo')).toMatchObject({ type: 'integer', nullable: true });
  });

  it('s01: what a document shows and what its XSD says meet by namespace', async () => {
    const folder = join(cases, 's01-azure-lml-demo-transcript');
    const sample = await inferXml(join(folder, 'source.xml'));
    expect(outline(sample).slice(0, 4)).toEqual([
      '`ns0:Root` object 1..1',
      '`ns0:Root`.DirectTranslation object 1..1',
      '`ns0:Root`.DirectTranslation.EmployeeID integer 1..1',
      '`ns0:Root`.DirectTranslation.EmployeeName string 1..1',
    ]);
    const merged = mergeSchemas(xsdOf(folder, 'Source.xsd'), sample);
    expect([merged.unknown, findField(merged.schema, '`ns0:Root`.DirectTranslation.EmployeeName')?.examples]).toEqual([[], ['Ada Byron']]);
    // The target's sample has another prefix than its schema.
    const target = mergeSchemas(xsdOf(folder, 'Target.xsd'), await inferXml(join(folder, 'expected.xml')));
    expect([target.unknown, findField(target.schema, '`ns0:Root`.DirectTranslation.Employee.Name')?.examples]).toEqual([[], ['Ada Byron']]);
  });

  it('s03: an invoice unfolds of UBL what it uses', async () => {
    const folder = join(cases, 's03-gobl-to-ubl-invoice');
    const merged = mergeSchemas(
      xsdOf(join(folder, 'ubl-2.1-xsd'), 'maindoc/UBL-Invoice-2.1.xsd'),
      await inferXml(join(folder, 'expected.xml')),
    );
    expect([
      merged.unknown,
      findField(merged.schema, 'Invoice.`cac:InvoiceLine`.`cac:Item`.`cac:ClassifiedTaxCategory`.`cac:TaxScheme`.`cbc:ID`.`#text`')
        ?.examples,
    ]).toEqual([[], ['VAT']]);
  });

  it.each([
    ['s01-azure-lml-demo-transcript', '', 'Target.xsd', 'expected.xml'],
    ['s01-azure-lml-demo-transcript', '', 'Source.xsd', 'source.xml'],
    ['s02-kaoto-x12-850-invoice', '', 'X12-850.dfdl.xsd', 'source.xml'],
    ['s03-gobl-to-ubl-invoice', 'ubl-2.1-xsd', 'maindoc/UBL-Invoice-2.1.xsd', 'expected.xml'],
    ['s03-gobl-to-ubl-invoice', 'ubl-2.1-xsd', 'maindoc/UBL-Invoice-2.1.xsd', 'expected2.xml'],
    ['s05-pain001-csv-to-xml', '', 'pain.001.001.03.xsd', 'expected.xml'],
  ])('%s: %s/%s finds nothing wrong with %s', async (name, folder, file, document) => {
    const schema = xsdOf(join(cases, name, folder), file);
    const { values } = await read('xml', join(cases, name, document), 'document', schema);
    expect(values.flatMap((value) => checkValue(value, schema))).toEqual([]);
  });

  it('s02: the output that fills two of many required fields: each missing one is named', async () => {
    const schema = xsdOf(join(cases, 's02-kaoto-x12-850-invoice'), 'Invoice850.xsd');
    const { values } = await read('xml', join(cases, 's02-kaoto-x12-850-invoice', 'expected.xml'), 'document', schema);
    const missing = values.flatMap((value) => checkValue(value, schema));
    expect(missing.slice(0, 6).map(({ code, place }) => `${code} ${place?.field ?? ''}`)).toEqual([
      'check/missing Invoice.InvoiceNumber',
      'check/missing Invoice.DateOfIssue',
      'check/missing Invoice.Seller',
      'check/missing Invoice.Client',
      'check/missing Invoice.Items.Item[0].Description',
      'check/missing Invoice.Items.Item[0].Quantity',
    ]);
    expect(missing.at(-1)?.place?.field).toBe('Invoice.Summary');
  });

  it('s14 and s16: the expected outputs fit their JSON Schemas', async () => {
    const schemaOf = (folder: string, file: string): Schema => {
      const result = readJsonSchema(readFileSync(join(cases, folder, file), 'utf8'), { file });
      if (!result.ok) throw new Error(result.error.message);
      return result.value.schema;
    };
    const events = await read('ndjson', join(cases, 's16-github-webhook-to-cloudevents', 'expected.ndjson'), 'record');
    const cloudEvents = schemaOf('s16-github-webhook-to-cloudevents', 'cloudevents.schema.json');
    expect([
      events.values.length,
      events.values.flatMap((value) => checkValue(value, cloudEvents)).filter((found) => found.severity === 'error'),
    ]).toEqual([12, []]);
    const { values } = await read('json', join(cases, 's14-epcis-xml-to-jsonld', 'expected.json'), 'document');
    const aggregation = schemaOf('s14-epcis-xml-to-jsonld', 'AggregationEventSchema.json');
    const [event] = values.flatMap(eventsOf);
    expect(event === undefined ? 'no event' : checkValue(event, aggregation).filter((found) => found.severity === 'error')).toEqual([]);
  });
});

/** The aggregation events of an EPCIS document. */
function eventsOf(document: Value): readonly Value[] {
  const body = isObject(document) ? document['epcisBody'] : undefined;
  const list = isObject(body) ? body['eventList'] : undefined;
  return isArray(list) ? list.filter((event) => isObject(event) && event['type'] === 'AggregationEvent') : [];
}
