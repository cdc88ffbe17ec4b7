import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Problem } from '#shared/base/problem.ts';
import type { Schema } from '#shared/schema/field.ts';
import { countFields } from '#shared/schema/count-leaves.ts';
import { findField } from '#shared/schema/find-field.ts';
import { readJsonSchema } from '#shared/schema-readers/json-schema/read-json-schema.ts';
import { readXsd } from '#shared/schema-readers/xsd/read-xsd.ts';
import { describeShared } from '#test/fixtures/shared-data.ts';

/** Longest that one schema may take on a busy machine, in milliseconds. */
const patience = 60_000;

function load(folder: string, file: string, root?: string): { readonly schema: Schema; readonly problems: readonly Problem[] } {
  const resolve = (path: string): string | undefined =>
    existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : undefined;
  const text = readFileSync(join(folder, file), 'utf8');
  const options = { file, resolve, ...(root === undefined ? {} : { root }) };
  const start = performance.now();
  const result = file.endsWith('.xsd') ? readXsd(text, options) : readJsonSchema(text, options);
  if (!result.ok) throw new Error(result.error.message);
  const { schema } = result.value;
  const types = Object.values(schema.types ?? {}).reduce((sum, fields) => sum + fields.length, 0);
  console.info(
    `${file}${root === undefined ? '' : ` (${root})`}: ${countFields(schema)} fields in the tree, ${types} in types, ${Math.round(performance.now() - start)} ms`,
  );
  return result.value;
}

function codes(problems: readonly Problem[]): readonly string[] {
  return problems.map((found) => found.code);
}

describeShared('schemas of the cases', ['cases'], (cases) => {
  it.each([
    ['s01-azure-lml-demo-transcript', 'Source.xsd', 67],
    ['s01-azure-lml-demo-transcript', 'Target.xsd', 77],
    ['s02-kaoto-x12-850-invoice', 'X12-850.dfdl.xsd', 81],
    ['s02-kaoto-x12-850-invoice', 'Invoice850.xsd', 36],
    ['s05-pain001-csv-to-xml', 'pain.001.001.03.xsd', 968],
    ['s14-epcis-xml-to-jsonld', 'AggregationEventSchema.json', 66],
    ['s15-chinook-relational-to-invoices', 'ChinookDataSet.xsd', 76],
    ['s16-github-webhook-to-cloudevents', 'cloudevents.schema.json', 10],
  ])('%s/%s has %i fields and no problem', (folder, file, fields) => {
    const { schema, problems } = load(join(cases, folder), file);
    expect([countFields(schema), problems]).toEqual([fields, []]);
  });

  it('s01: elements reached by reference are qualified, local ones are not', () => {
    const { schema } = load(join(cases, 's01-azure-lml-demo-transcript'), 'Source.xsd');
    expect(findField(schema, '`ns0:Root`.ConditionalLooping.FlatterCatalog.`ns0:Product`.SKU')?.xml).toEqual({ kind: 'element' });
    expect(findField(schema, '`ns0:Root`.CumulativeExpression.Population.State.County.Person.Sex.Male')?.choice).toBeDefined();
  });

  it(
    's03: UBL comes with its imports, folded where it is too large, every field within reach',
    () => {
      const { schema, problems } = load(join(cases, 's03-gobl-to-ubl-invoice', 'ubl-2.1-xsd'), 'maindoc/UBL-Invoice-2.1.xsd');
      expect(codes(problems)).toEqual(['schema/large']);
      expect(
        findField(schema, 'Invoice.`cac:InvoiceLine`.`cac:Item`.`cac:ClassifiedTaxCategory`.`cac:TaxScheme`.`cbc:ID`.`@schemeID`'),
      ).toMatchObject({ type: 'string', min: 0, xml: { kind: 'attribute' } });
      expect(
        findField(
          schema,
          'Invoice.`cac:AccountingSupplierParty`.`cac:Party`.`cac:PartyTaxScheme`.`cac:RegistrationAddress`.`cac:Country`.`cbc:IdentificationCode`.`#text`',
        )?.min,
      ).toBe(1);
      expect(schema.prefixes).toMatchObject({
        '': 'urn:oasis:names:specification:ubl:schema:xsd:Invoice-2',
        cbc: 'urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2',
      });
    },
    patience,
  );
});

describeShared('large schemas', ['large'], (large) => {
  it(
    'FHIR R5 in one XSD',
    () => {
      const { schema, problems } = load(large, 'fhir-single.xsd', 'Patient');
      expect(codes(problems)).toEqual(['schema/unknown-component', 'schema/large']);
      expect(findField(schema, 'Patient.contact.address.period.start.`@value`')).toMatchObject({ type: 'string' });
      expect(findField(schema, 'Patient.contained.Observation.component.valueQuantity.unit.`@value`')).toMatchObject({ type: 'string' });
      expect(countFields(schema)).toBeLessThanOrEqual(5000);
    },
    patience,
  );

  it(
    'FHIR R4 as JSON Schema, one kind of resource and all of them',
    () => {
      const patient = load(large, 'fhir-r4.schema.json', 'Patient').schema;
      expect(findField(patient, 'contact.address.period.start')).toMatchObject({ type: 'string' });
      expect(findField(load(large, 'fhir-r4.schema.json').schema, 'resourceType')).toMatchObject({ type: 'string' });
    },
    patience,
  );

  it(
    'Camel as JSON Schema, whose top is a list',
    () => {
      const camel = load(large, 'camelYamlDsl.schema.json').schema;
      expect([camel.records, findField(camel, 'route.from.steps.choice.when.steps')?.repeats]).toEqual([true, true]);
    },
    patience,
  );
});
