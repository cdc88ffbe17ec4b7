import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeShared } from '#test/fixtures/shared-data.ts';
import type { XsdFiles } from '#electron/backend/validate-xsd.ts';
import { compileXsd, validateXml } from '#electron/backend/validate-xsd.ts';

function filesBelow(folder: string, main: string): XsdFiles {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.xsd'));
  return { main, files: Object.fromEntries(paths.map((path) => [path.replaceAll('\\', '/'), readFileSync(join(folder, path), 'utf8')])) };
}

const schema = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:t="urn:t" targetNamespace="urn:t" elementFormDefault="qualified">
  <xs:include schemaLocation="types/day.xsd"/>
  <xs:element name="o"><xs:complexType><xs:sequence><xs:element name="day" type="t:Day"/><xs:element name="n" type="xs:int" minOccurs="0"/></xs:sequence></xs:complexType></xs:element>
</xs:schema>`;
const dayType =
  '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t"><xs:simpleType name="Day"><xs:restriction base="xs:date"/></xs:simpleType></xs:schema>';
const files: XsdFiles = { main: 'o.xsd', files: { 'o.xsd': schema, 'types/day.xsd': dayType } };

describe('a document against an XSD', () => {
  it('is valid, or each fault is said with its line', async () => {
    expect(await validateXml('<o xmlns="urn:t"><day>2024-02-29</day></o>', files)).toEqual([]);
    expect(
      await validateXml('<?xml version="1.0" encoding="ISO-8859-1"?>\n<o xmlns="urn:t">\n<day>2024-02-30</day>\n<x>ü</x></o>', files),
    ).toEqual([
      {
        code: 'check/xsd',
        severity: 'error',
        message: "Element 'day': '2024-02-30' is not a valid value of the atomic type 'Day'.",
        place: { line: 3 },
      },
      {
        code: 'check/xsd',
        severity: 'error',
        message: "Element 'x': This element is not expected. Expected is ( n ).",
        place: { line: 4 },
      },
    ]);
  });

  it('is refused with a DOCTYPE, and said not to be XML where it is none', async () => {
    const found = await Promise.all(
      [
        '<!DOCTYPE o [<!ENTITY a "b">]><o xmlns="urn:t">&a;</o>',
        '<?xml version="1.0"?> <!-- c -->\n<!DOCTYPE o><o/>',
        '<o xmlns="urn:t"><day></o>',
        '',
      ].map((xml) => validateXml(xml, files)),
    );
    expect(found.map((problems) => problems[0]?.code)).toEqual(['check/doctype', 'check/doctype', 'check/not-xml', 'check/not-xml']);
  });

  it('reads nothing but the files handed in', async () => {
    const outside = schema.replace('types/day.xsd', 'file:///etc/passwd');
    expect(await validateXml('<o/>', { main: 'o.xsd', files: { 'o.xsd': outside } })).toMatchObject([
      { code: 'schema/not-valid-xsd', place: { file: 'o.xsd' } },
    ]);
    expect(await validateXml('<o/>', { main: 'o.xsd', files: {} })).toMatchObject([{ code: 'schema/missing-file' }]);
    expect(await validateXml('<o/>', { main: 'o.xsd', files: { 'o.xsd': 'no xml' } })).toMatchObject([
      { code: 'schema/not-valid-xsd', place: { file: 'o.xsd', line: 1 } },
    ]);
  });

  it('can be followed by any number of others', async () => {
    const compiled = await compileXsd(files);
    if (!compiled.ok) throw new Error(compiled.error.message);
    for (let i = 0; i < 200; i += 1) {
      expect(compiled.value.validate('<o xmlns="urn:t"><day>2024-01-01</day><n>1</n></o>')).toEqual([]);
      expect(compiled.value.validate('<o xmlns="urn:t"><day>2024-01-01</day><n>x</n></o>').length).toBe(1);
    }
    compiled.value.dispose();
  });
});

describeShared('the expected outputs of the cases', ['cases'], (cases) => {
  it.each([
    ['s01-azure-lml-demo-transcript', '', 'Target.xsd', 'expected.xml'],
    ['s01-azure-lml-demo-transcript', '', 'Source.xsd', 'source.xml'],
    ['s02-kaoto-x12-850-invoice', '', 'X12-850.dfdl.xsd', 'source.xml'],
    ['s03-gobl-to-ubl-invoice', 'ubl-2.1-xsd', 'maindoc/UBL-Invoice-2.1.xsd', 'expected.xml'],
    ['s03-gobl-to-ubl-invoice', 'ubl-2.1-xsd', 'maindoc/UBL-Invoice-2.1.xsd', 'expected2.xml'],
    ['s05-pain001-csv-to-xml', '', 'pain.001.001.03.xsd', 'expected.xml'],
  ])('%s %s/%s validates %s', async (name, folder, main, document) => {
    const xml = readFileSync(join(cases, name, document), 'utf8');
    expect(await validateXml(xml, filesBelow(join(cases, name, folder), main))).toEqual([]);
  });

  it('s02: the output that fills two of many required fields is invalid, and each missing one is named', async () => {
    const problems = await validateXml(
      readFileSync(join(cases, 's02-kaoto-x12-850-invoice/expected.xml'), 'utf8'),
      filesBelow(join(cases, 's02-kaoto-x12-850-invoice'), 'Invoice850.xsd'),
    );
    expect(problems[0]?.message).toBe("Element 'Items': This element is not expected. Expected is ( InvoiceNumber ).");
  });
});
