import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { validateXml } from '#electron/backend/validate-xsd.ts';
import type { Value } from '#shared/records/value.ts';
import { readXsd } from '#shared/schema-readers/xsd/read-xsd.ts';
import type { Schema } from '#shared/schema/field.ts';
import { describeShared } from '#test/fixtures/shared-data.ts';
import { readAll, writeAll } from '../read-all.ts';

const documents = [
  ['s01-azure-lml-demo-transcript', 'expected.xml', 'Target.xsd'],
  ['s01-azure-lml-demo-transcript', 'source.xml', 'Source.xsd'],
  ['s02-kaoto-x12-850-invoice', 'source.xml', 'X12-850.dfdl.xsd'],
  ['s03-gobl-to-ubl-invoice', 'expected.xml', 'ubl-2.1-xsd/maindoc/UBL-Invoice-2.1.xsd'],
  ['s03-gobl-to-ubl-invoice', 'expected2.xml', 'ubl-2.1-xsd/maindoc/UBL-Invoice-2.1.xsd'],
  ['s05-pain001-csv-to-xml', 'expected.xml', 'pain.001.001.03.xsd'],
] as const;

describeShared('documents bound to real schemas', ['cases', 'INDEX.md'], (index) => {
  const cases = dirname(index);

  describe.each(documents)('%s/%s', (folder, file, xsd) => {
    const base = join(cases, folder);
    const files = Object.fromEntries(
      readdirSync(base, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.name.endsWith('.xsd'))
        .map((entry) => join(entry.parentPath, entry.name))
        .map((path) => [relative(base, path), readFileSync(path, 'utf8')]),
    );

    it('are written as they were read, and are valid', async () => {
      const read = readXsd(files[xsd] ?? '', { file: xsd, resolve: (path) => files[path] });
      if (!read.ok) return expect.fail(read.error.message);
      const { schema } = read.value;
      const bytes = readFileSync(join(base, file));
      const first = await value(bytes, schema);
      const written = writeAll('xml', [first], { per: 'document', schema });
      expect(await value(Buffer.from(written), schema)).toEqual(first);
      expect(await validateXml(written, { main: xsd, files })).toEqual([]);
    });
  });

  async function value(bytes: Uint8Array, schema: Schema): Promise<Value> {
    const [event] = await readAll('xml', bytes, { per: 'document', schema });
    if (event === undefined || 'fatal' in event || !event.ok) throw new Error(`The document is right: ${JSON.stringify(event)}`);
    return event.value;
  }
});
