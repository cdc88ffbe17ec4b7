import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Value } from '#shared/records/value.ts';
import { setOwn } from '#shared/base/json-value.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { readAll, readShort, writeAll } from '../read-all.ts';

const element = (name: string, more: Partial<Field> = {}): Field => ({
  name,
  type: more.children === undefined ? 'string' : 'object',
  repeats: false,
  min: 0,
  xml: { kind: 'element' },
  ...more,
});
const attribute = (name: string, more: Partial<Field> = {}): Field => ({ ...element(`@${name}`), xml: { kind: 'attribute' }, ...more });
const schemaOf = (root: Field, prefixes: Readonly<Record<string, string>> = {}, kind: Schema['kind'] = 'xsd'): Schema => ({
  kind,
  records: false,
  prefixes,
  root: { name: '', type: 'object', repeats: false, min: 1, children: [root] },
});

describe('reading XML', () => {
  it('keeps text as written and makes arrays of siblings', async () => {
    const text =
      '<r><zip>00123</zip><id>9007199254740993</id><v>7.0</v><i>1</i><i k="a">2</i><e/><s>  x </s><b>\n</b><o a="1"/><__proto__><p>1</p></__proto__></r>';
    const [value] = await readShort('xml', text);
    expect(JSON.stringify(value)).toBe(
      '{"r":{"zip":"00123","id":"9007199254740993","v":"7.0","i":["1",{"@k":"a","#text":"2"}],"e":"","s":"  x ","b":"\\n","o":{"@a":"1"},"__proto__":{"p":"1"}}}',
    );
  });

  it('tells nil, empty and absent apart, and reads CDATA and references', async () => {
    const text =
      '<r xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><a xsi:nil="true"/><b/><c></c><d k="1" xsi:nil="1"/><t>a&amp;<![CDATA[<b>]]>&#x1F600;</t></r>';
    expect(await readShort('xml', text)).toEqual([
      {
        r: {
          '@xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
          a: null,
          b: '',
          c: '',
          d: { '@k': '1', '#text': null },
          t: 'a&<b>😀',
        },
      },
    ]);
  });

  it('warns that the order of text and elements is lost', async () => {
    expect(await readAll('xml', '<p>one <b>two</b> three<!-- c --> <![CDATA[<four>]]></p>')).toEqual([
      {
        ok: true,
        number: 1,
        line: 1,
        bytesRead: 56,
        value: { p: { b: 'two', '#text': 'one  three <four>' } },
        warnings: [
          {
            code: 'xml/mixed-content',
            severity: 'warning',
            message: '<p> has text between its elements; the text is joined in #text and its order among them is not kept.',
            place: { line: 1, column: 57 },
            token: 'p',
          },
        ],
      },
    ]);
  });

  const invoice = schemaOf(
    element('inv:Invoice', {
      xml: { kind: 'element', namespace: 'urn:inv' },
      children: [
        attribute('id'),
        element('cbc:ID', { xml: { kind: 'element', namespace: 'urn:cbc' } }),
        element('Line', {
          repeats: true,
          max: null,
          children: [
            element('qty', { type: 'integer' }),
            element('Amt', { children: [{ ...attribute('ccy') }, { ...element('#text', { type: 'number' }), xml: { kind: 'text' } }] }),
          ],
        }),
      ],
    }),
    { inv: 'urn:inv', cbc: 'urn:cbc' },
  );

  it('matches a schema’s names by namespace and gives one shape', async () => {
    const text =
      '<Invoice xmlns="urn:inv" id="7" xmlns:x="urn:cbc" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="urn:inv a.xsd"><x:ID>1</x:ID><Line xmlns=""><qty>007</qty><Amt>7.0</Amt></Line><x:Other/></Invoice>';
    expect(await readShort('xml', text, { schema: invoice })).toEqual([
      { 'inv:Invoice': { '@id': '7', 'cbc:ID': '1', Line: [{ qty: '007', Amt: { '#text': '7.0' } }], 'cbc:Other': '' } },
    ]);
    const other = '<i:Invoice xmlns:i="urn:inv"><Line><qty>12</qty><Amt ccy="EUR">7.5</Amt></Line><Line/><Line><Amt/></Line></i:Invoice>';
    expect(await readShort('xml', other, { schema: invoice, options: { types: 'declared' } })).toEqual([
      { 'inv:Invoice': { Line: [{ qty: 12, Amt: { '@ccy': 'EUR', '#text': 7.5 } }, {}, { Amt: { '#text': '' } }] } },
    ]);
  });

  it('matches an inferred schema by the prefixes of its sample', async () => {
    const sample = schemaOf(element('a:r', { children: [element('b', { repeats: true })] }), { a: 'urn:a', '': 'urn:d' }, 'inferred');
    expect(await readShort('xml', '<z:r xmlns:z="urn:a" xmlns:y="urn:d"><y:b>1</y:b></z:r>', { schema: sample })).toEqual([
      { 'a:r': { b: ['1'] } },
    ]);
  });

  it('streams the records named by element or path, wherever the blocks end', async () => {
    const items = Array.from({ length: 300 }, (_, i) => `<i n="${i}"><i>é${i}</i></i>`);
    const text = `<r><head><i n="h"/></head><list>\n${items.join('\n')}</list></r>`;
    for (const size of [1, 7, 4096]) {
      const events = await readShort('xml', text, { options: { record: 'r/list/i' }, size });
      expect(events).toEqual(items.map((_, i) => ({ i: { '@n': String(i), i: `é${i}` } })));
    }
    expect(
      (await readAll('xml', text, { options: { record: 'i' } }))
        .map((event) => ('fatal' in event || !event.ok ? event : event.line))
        .slice(0, 3),
    ).toEqual([1, 2, 3]);
    expect(await readShort('xml', '<r><a/></r>', { options: { record: 'r.b' } })).toEqual(['fatal xml/no-record -']);
    expect(await readShort('xml', '<r/>', { options: { record: 'b' } })).toEqual([]);
    expect(await readShort('xml', '<r><a>1</a><a>2</b></r>', { options: { record: 'a' } })).toEqual([
      { a: '1' },
      'fatal xml/not-well-formed 1',
    ]);
  });

  it.each([
    ['<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "x">]><l>&a;</l>', 'xml/dtd'],
    ['<l>&a;</l>', 'xml/not-well-formed'],
    ['<a/><b/>', 'xml/not-well-formed'],
    ['<a><b></b>', 'xml/truncated'],
    ['<r a="1" a="2"/>', 'xml/not-well-formed'],
    ['<r>&#0;</r>', 'xml/not-well-formed'],
    ['<p:r/>', 'xml/not-well-formed'],
    [`${'<a>'.repeat(513)}${'</a>'.repeat(513)}`, 'xml/too-deep'],
    [`<r ${Array.from({ length: 10_001 }, (_, i) => `a${i}="1"`).join(' ')}/>`, 'xml/too-many-attributes'],
    ['', 'xml/empty'],
    [' \n', 'xml/empty'],
  ])('refuses %#', async (text, code) => {
    expect((await readShort('xml', text)).map((event) => String(event).replace(/ [-\d]+$/, ''))).toEqual([`fatal ${code}`]);
  });

  it('does not fetch a DTD, and says so', async () => {
    expect(await readAll('xml', '<!DOCTYPE l SYSTEM "http://127.0.0.1:1/d.dtd"><l>ok</l>')).toMatchObject([
      { value: { l: 'ok' }, warnings: [{ code: 'xml/external-dtd' }] },
    ]);
  });

  it('reads the encoding that the file declares, and no other in silence', async () => {
    const declared = (encoding: string): Uint8Array => Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><r>Müller</r>`, 'latin1');
    expect(await readShort('xml', declared('ISO-8859-1'))).toEqual([{ r: 'Müller' }]);
    expect(await readShort('xml', declared('UTF-8'))).toEqual(['fatal text/invalid-utf8 -']);
    expect(await readShort('xml', Buffer.from('\uFEFF<?xml version="1.0" encoding="UTF-16"?><r>é</r>', 'utf16le'))).toEqual([{ r: 'é' }]);
    expect(await readShort('xml', '<?xml version="1.0" encoding="utf-16"?><r>é</r>')).toEqual([{ r: 'é' }]);
  });
});

describe('writing XML', () => {
  const document = { per: 'document' } as const;

  it('writes by the schema: order, namespaces at the root, nil where it may be', () => {
    const schema = schemaOf(
      element('Invoice', {
        xml: { kind: 'element', namespace: 'urn:inv' },
        children: [
          { ...attribute('id') },
          element('cbc:ID', { xml: { kind: 'element', namespace: 'urn:cbc' } }),
          element('cac:Line', {
            repeats: true,
            xml: { kind: 'element', namespace: 'urn:cac' },
            children: [
              element('cbc:Qty', { xml: { kind: 'element', namespace: 'urn:cbc' }, nullable: true }),
              element('cbc:Note', { xml: { kind: 'element', namespace: 'urn:cbc' } }),
            ],
          }),
        ],
      }),
      { '': 'urn:inv', cbc: 'urn:cbc', cac: 'urn:cac', xs: 'http://www.w3.org/2001/XMLSchema', unused: 'urn:u' },
    );
    const value = {
      Invoice: {
        'cac:Line': [{ 'cbc:Note': 'a & <b>\r', 'cbc:Qty': new ExactNumber('1.10') }, { 'cbc:Qty': null, 'cbc:Note': null }, ''],
        'cbc:ID': 1e21,
        '@id': 'x"\n',
      },
    };
    expect(writeAll('xml', [value], { ...document, schema })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<Invoice xmlns="urn:inv" xmlns:cbc="urn:cbc" xmlns:cac="urn:cac" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="x&quot;&#10;">
  <cbc:ID>1000000000000000000000</cbc:ID>
  <cac:Line>
    <cbc:Qty>1.10</cbc:Qty>
    <cbc:Note>a &amp; &lt;b&gt;&#13;</cbc:Note>
  </cac:Line>
  <cac:Line>
    <cbc:Qty xsi:nil="true"/>
  </cac:Line>
  <cac:Line/>
</Invoice>
`);
  });

  it('gives a qualified root with unqualified children a prefix, so that they do not fall into its namespace', () => {
    const schema = schemaOf(element('Root', { xml: { kind: 'element', namespace: 'urn:t' }, children: [element('Local')] }), {
      '': 'urn:t',
    });
    const text = writeAll('xml', [{ Root: { Local: 'x' } }], { ...document, schema, options: { indent: '0' } });
    expect(text).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<ns0:Root xmlns:ns0="urn:t"><Local>x</Local></ns0:Root>\n');
  });

  it('writes without a schema what was read without one', async () => {
    const text = `<?xml version="1.0" encoding="UTF-8"?>
<p:r xmlns:p="urn:p" xmlns="urn:d" a="1" p:b="2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <i>1</i>
  <i k="v">2</i>
  <q:j xmlns:q="urn:q"/>
  <n xsi:nil="true"/>
  <t>  x
y </t>
</p:r>
`;
    const [value] = await readShort('xml', text);
    const [event] = await readAll('xml', text);
    if (event === undefined || 'fatal' in event || !event.ok) return expect.fail('the document is right');
    expect(writeAll('xml', [event.value], document)).toBe(text);
    expect(value).toEqual(event.value);
  });

  it('reads back what it wrote', async () => {
    // What the conventions can tell apart: no array of one or none, text beside attributes only, no white space alone, no bare attributes' text.
    const text = fc
      .string({ unit: fc.constantFrom('a', '<', '&', '"', ']', '>', '\r', '\n', '\t', 'é', '😀', ' '), minLength: 1, maxLength: 8 })
      .filter((one) => one.trim() !== '');
    const name = fc.constantFrom('a', 'b-1', '_c', 'é', 'constructor', '__proto__');
    const { element: tree } = fc.letrec<{ element: Value }>((tie) => {
      const child = fc.oneof(
        { weight: 3, arbitrary: tie('element') },
        { weight: 1, arbitrary: fc.array(tie('element'), { minLength: 2, maxLength: 3 }) },
      );
      return {
        element: fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          fc.oneof(text, fc.constant(''), fc.constant(null)),
          fc
            .tuple(
              fc.dictionary(
                name.map((n) => `@${n}`),
                text,
                { maxKeys: 2 },
              ),
              fc.dictionary(name, child, { minKeys: 1, maxKeys: 3 }),
            )
            .map(([attributes, children]) => ({ ...attributes, ...children })),
          fc.tuple(text, text).map(([attribute, content]) => ({ '@k': attribute, '#text': content })),
        ),
      };
    });
    await fc.assert(
      fc.asyncProperty(tree, fc.constantFrom('0', '2'), async (element, indent) => {
        const written = writeAll('xml', [{ r: { top: element } }], { ...document, options: { indent } });
        expect(written).not.toMatch(/^error/);
        const [event] = await readAll('xml', written, document);
        expect(event !== undefined && !('fatal' in event) && event.ok ? withoutDeclarations(event.value) : event).toEqual({
          r: { top: element },
        });
      }),
      { numRuns: 300 },
    );
  });

  it('puts several records into the root asked for', () => {
    const records = [{ i: { a: '1' } }, { i: { a: [true, null] } }];
    expect(writeAll('xml', records)).toBe('error xml/needs-root -');
    expect(writeAll('xml', records, { options: { root: 'all', indent: '1' } })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<all>\n <i>\n  <a>1</a>\n </i>\n <i>\n  <a>true</a>\n  <a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>\n </i>\n</all>\n'
        .replace('<a xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi', '<a xsi')
        .replace(' <i>\n  <a>true', ' <i xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n  <a>true'),
    );
    expect(writeAll('xml', [records], { ...document, options: { root: 'all', indent: '0' } })).toContain('<all><i><a>1</a></i><i');
    expect(writeAll('xml', [{ a: 1, b: 2 }], { options: { root: 'rows', record: 'row', indent: '0' } })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>\n<rows><row><a>1</a><b>2</b></row></rows>\n',
    );
    expect(writeAll('xml', [[{ i: 1 }]], document)).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<i>1</i>\n');
  });

  it('names the field that cannot be written', () => {
    const error = (value: Parameters<typeof writeAll>[1][number]): string => writeAll('xml', [value], document);
    expect(error({ r: { 'a b': 1 } })).toBe('error xml/bad-name r.`a b`');
    expect(error({ r: { a: ['x', 'y\u0001'] } })).toBe('error xml/forbidden-character r.a');
    expect(error({ r: { a: '\ud800' } })).toBe('error xml/forbidden-character r.a');
    expect(error({ r: { a: [[1]] } })).toBe('error xml/nested-array r.a');
    expect(error({ r: { '@a': { b: 1 } } })).toBe('error xml/not-text r.`@a`');
    expect(error({ r: { a: Infinity } })).toBe('error xml/not-a-number r.a');
    expect(error({ r: { 'q:a': 1 } })).toBe('error xml/undeclared-prefix r.`q:a`');
    expect(error({ a: 1, b: 2 })).toBe('error xml/no-root -');
    expect(error('x')).toBe('error xml/no-root -');
    expect(error({ r: [] })).toBe('error xml/no-root r');
    expect(error({ r: [1, 2] })).toBe('error xml/no-root r');
  });
});

/** The value without the namespace declarations that writing null added to its root. */
function withoutDeclarations(value: Value): Value {
  const text = JSON.stringify(value);
  const declared = '"@xmlns:xsi":"http://www.w3.org/2001/XMLSchema-instance"';
  const without: unknown = JSON.parse(text.replace(`${declared},`, ''));
  return asValue(without);
}

function asValue(value: unknown): Value {
  if (Array.isArray(value)) return value.map(asValue);
  if (value === null || typeof value === 'string') return value;
  const object: Record<string, Value> = {};
  for (const [key, item] of Object.entries(value ?? {})) setOwn(object, key, asValue(item));
  return object;
}
