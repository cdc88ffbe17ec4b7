import { describe, expect, it } from 'vitest';
import type { ReadXsd, XsdOptions } from '#shared/schema-readers/xsd/read-xsd.ts';
import { readXsd } from '#shared/schema-readers/xsd/read-xsd.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { findField } from '#shared/schema/find-field.ts';
import { outline } from '#test/shared/schema/outline.ts';

function document(body: string, attributes = ''): string {
  return `<?xml version="1.0"?><xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" ${attributes}>${body}</xs:schema>`;
}

function read(body: string, attributes = '', options: Partial<XsdOptions> = {}): ReadXsd {
  const result = readXsd(document(body, attributes), { file: 'a.xsd', ...options });
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

function lines(body: string, attributes = '', options: Partial<XsdOptions> = {}): readonly string[] {
  return outline(read(body, attributes, options).schema);
}

function sequence(...elements: readonly string[]): string {
  return `<xs:complexType><xs:sequence>${elements.join('')}</xs:sequence></xs:complexType>`;
}

const root = (...elements: readonly string[]): string => `<xs:element name="r">${sequence(...elements)}</xs:element>`;

describe('XSD', () => {
  it('becomes a whole tree with namespaces, facets, notes and cardinality', () => {
    const xml = { kind: 'element' as const, namespace: 'urn:o' };
    const field = (name: string, more: Partial<Field>): Field => ({ name, type: 'string', repeats: false, min: 1, xml, ...more });
    const expected: Schema = {
      kind: 'xsd',
      records: false,
      prefixes: { '': 'urn:o', o: 'urn:o' },
      root: {
        name: '',
        type: 'object',
        repeats: false,
        min: 1,
        children: [
          field('order', {
            type: 'object',
            note: 'An order.',
            children: [
              { name: '@id', type: 'string', repeats: false, min: 1, xml: { kind: 'attribute' } },
              { name: '@o:lang', type: 'string', repeats: false, min: 0, default: 'en', xml: { kind: 'attribute', namespace: 'urn:o' } },
              field('no', { type: 'integer', minimum: 5, maximum: 99 }),
              field('day', { type: 'date', min: 0, nullable: true }),
              field('state', { values: ['new', 'done'], fixed: 'new' }),
              field('code', { pattern: '([A-Z])|([0-9])', minLength: 2, maxLength: 2, repeats: true, min: 0, max: null }),
              field('amount', {
                type: 'object',
                repeats: true,
                max: 3,
                children: [
                  { name: '@cur', type: 'string', repeats: false, min: 1, values: ['EUR'], xml: { kind: 'attribute' } },
                  { name: '#text', type: 'number', repeats: false, min: 1, totalDigits: 9, fractionDigits: 2, xml: { kind: 'text' } },
                ],
              }),
            ],
          }),
        ],
      },
    };
    const result = read(
      `<xs:annotation><xs:appinfo><x xmlns="urn:tool" broken="&lt;"/></xs:appinfo></xs:annotation>
      <xs:element name="order"><xs:annotation><xs:documentation>An
          order.</xs:documentation></xs:annotation><xs:complexType><xs:sequence>
        <xs:element name="no"><xs:simpleType><xs:restriction base="xs:positiveInteger"><xs:minExclusive value="4"/><xs:maxExclusive value="100"/></xs:restriction></xs:simpleType></xs:element>
        <xs:element name="day" type="xs:date" minOccurs="0" nillable="true"/>
        <xs:element name="state" type="o:State" fixed="new"/>
        <xs:element name="code" minOccurs="0" maxOccurs="unbounded"><xs:simpleType><xs:restriction base="xs:string"><xs:pattern value="[A-Z]"/><xs:pattern value="[0-9]"/><xs:length value="2"/></xs:restriction></xs:simpleType></xs:element>
        <xs:element name="amount" type="o:Money" maxOccurs="3"/>
      </xs:sequence><xs:attribute name="id" type="xs:ID" use="required"/><xs:attribute ref="o:lang"/></xs:complexType></xs:element>
      <xs:attribute name="lang" type="xs:language" default="en"/>
      <xs:simpleType name="State"><xs:restriction base="xs:token"><xs:enumeration value="new"/><xs:enumeration value="done"/></xs:restriction></xs:simpleType>
      <xs:simpleType name="Dec"><xs:restriction base="xs:decimal"><xs:totalDigits value="9"/><xs:fractionDigits value="2"/></xs:restriction></xs:simpleType>
      <xs:complexType name="Money"><xs:simpleContent><xs:extension base="o:Dec"><xs:attribute name="cur" use="required"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="EUR"/></xs:restriction></xs:simpleType></xs:attribute></xs:extension></xs:simpleContent></xs:complexType>`,
      'xmlns:o="urn:o" targetNamespace="urn:o" elementFormDefault="qualified"',
    );
    expect([result.schema, result.roots, result.problems]).toEqual([expected, ['order'], []]);
  });

  it('gives the main namespace a prefix where elements without namespace stand beside', () => {
    const { schema } = read(
      `${root('<xs:element name="a" type="xs:string"/>', '<xs:element ref="t:b"/>')}<xs:element name="b" type="xs:string"/>`,
      'xmlns:t="urn:t" targetNamespace="urn:t"',
    );
    expect([outline(schema), schema.prefixes]).toEqual([
      ['`t:r` object 1..1', '`t:r`.a string 1..1', '`t:r`.`t:b` string 1..1'],
      { t: 'urn:t' },
    ]);
    const named = read(
      root('<xs:element name="a" type="xs:string"/>', '<xs:element name="b" form="qualified" type="xs:string"/>'),
      'xmlns="urn:t" targetNamespace="urn:t"',
    ).schema;
    expect([outline(named), named.prefixes]).toEqual([
      ['`ns0:r` object 1..1', '`ns0:r`.a string 1..1', '`ns0:r`.`ns0:b` string 1..1'],
      { ns0: 'urn:t' },
    ]);
  });

  it('counts sequences, choices, groups and what repeats in them', () => {
    const e = (name: string, more = ''): string => `<xs:element name="${name}" type="xs:string" ${more}/>`;
    expect(
      lines(
        `${root(
          `<xs:sequence minOccurs="0" maxOccurs="4">${e('s', 'maxOccurs="2"')}</xs:sequence>`,
          `<xs:choice>${e('c1')}${e('c2')}<xs:sequence>${e('c3')}${e('c4')}</xs:sequence></xs:choice>`,
          `<xs:choice maxOccurs="unbounded">${e('m1')}${e('m2')}</xs:choice>`,
          `<xs:choice><xs:sequence>${e('both')}${e('x')}</xs:sequence><xs:sequence>${e('both')}${e('y')}</xs:sequence></xs:choice>`,
          `<xs:group ref="g" minOccurs="0"/>`,
          e('twice'),
          e('twice'),
          e('none', 'minOccurs="0" maxOccurs="0"'),
        )}<xs:group name="g"><xs:sequence>${e('inner')}</xs:sequence></xs:group>`,
      ),
    ).toEqual([
      'r object 1..1',
      'r.s string 0..8',
      'r.c1 string 0..1',
      'r.c2 string 0..1',
      'r.c3 string 0..1',
      'r.c4 string 0..1',
      'r.m1 string 0..n',
      'r.m2 string 0..n',
      'r.both string 1..1',
      'r.x string 0..1',
      'r.y string 0..1',
      'r.inner string 0..1',
      'r.twice string 2..2',
    ]);
    const tree = read(
      root(
        `<xs:choice>${e('a')}${e('b')}<xs:choice>${e('c')}${e('d')}</xs:choice></xs:choice>`,
        `<xs:choice>${e('p')}<xs:sequence>${e('q')}${e('s')}</xs:sequence></xs:choice>`,
      ),
    ).schema;
    const choices = ['a', 'b', 'c', 'd'].map((name) => findField(tree, `r.${name}`)?.choice);
    expect([new Set(choices).size, choices[0] === undefined, ['p', 'q', 's'].map((name) => findField(tree, `r.${name}`)?.choice)]).toEqual([
      1,
      false,
      [undefined, undefined, undefined],
    ]);
    expect(findField(tree, 'r.d')?.choiceRequired).toBe(true);
    expect(findField(read(root(`<xs:choice minOccurs="0">${e('a')}${e('b')}</xs:choice>`)).schema, 'r.a')).toMatchObject({
      choice: 'choice 1',
      min: 0,
    });
    expect(
      findField(read(root(`<xs:choice>${e('a', 'minOccurs="0"')}${e('b')}</xs:choice>`)).schema, 'r.a')?.choiceRequired,
    ).toBeUndefined();
  });

  it('derives types: extension, restriction, attribute groups, redefinition, lists and unions', () => {
    const types = `
      <xs:attributeGroup name="ag"><xs:attribute name="x" type="xs:int"/><xs:attribute name="y" type="xs:string"/></xs:attributeGroup>
      <xs:complexType name="Base"><xs:sequence><xs:element name="a" type="xs:string"/></xs:sequence><xs:attributeGroup ref="ag"/></xs:complexType>
      <xs:complexType name="More"><xs:complexContent><xs:extension base="Base"><xs:sequence><xs:element name="b" type="xs:boolean"/><xs:any minOccurs="0"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType>
      <xs:complexType name="Less"><xs:complexContent><xs:restriction base="More"><xs:sequence><xs:element name="b" type="xs:boolean"/></xs:sequence><xs:attribute name="y" use="prohibited"/></xs:restriction></xs:complexContent></xs:complexType>
      <xs:complexType name="Mix" mixed="true"><xs:sequence><xs:element name="em" type="xs:string" minOccurs="0" maxOccurs="unbounded"/></xs:sequence></xs:complexType>
      <xs:simpleType name="L"><xs:list itemType="xs:int"/></xs:simpleType>
      <xs:simpleType name="U"><xs:union memberTypes="V"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="z"/></xs:restriction></xs:simpleType></xs:union></xs:simpleType>
      <xs:simpleType name="V"><xs:restriction base="xs:string"><xs:enumeration value="v"/></xs:restriction></xs:simpleType>`;
    const elements = ['More', 'Less', 'Mix', 'L', 'U'].map((name) => `<xs:element name="${name.toLowerCase()}" type="${name}"/>`);
    const { schema } = read(
      root(...elements, '<xs:element name="any"/>', '<xs:element name="empty"><xs:complexType/></xs:element>') + types,
    );
    expect(outline(schema).slice(1)).toEqual([
      'r.more object 1..1',
      'r.more.`@x` integer 0..1',
      'r.more.`@y` string 0..1',
      'r.more.a string 1..1',
      'r.more.b boolean 1..1',
      'r.less object 1..1',
      'r.less.`@x` integer 0..1',
      'r.less.b boolean 1..1',
      'r.mix object 1..1',
      'r.mix.`#text` string 0..1',
      'r.mix.em string 0..n',
      'r.l string 1..1',
      'r.u string 1..1',
      'r.any any 1..1',
      'r.empty object 1..1',
    ]);
    expect([
      findField(schema, 'r.more')?.open,
      findField(schema, 'r.less')?.open,
      findField(schema, 'r.any')?.open,
      findField(schema, 'r.u')?.values,
      findField(schema, 'r.empty')?.children,
    ]).toEqual([true, undefined, true, ['v', 'z'], []]);
  });

  it('puts the members of a substitution group in place of an abstract head', () => {
    const { schema } = read(
      `${root('<xs:element ref="shape" maxOccurs="unbounded"/>')}<xs:element name="shape" abstract="true"/><xs:element name="round" substitutionGroup="shape" type="xs:string"/><xs:element name="ball" substitutionGroup="round"/>`,
    );
    expect(outline(schema)).toEqual(['r object 1..1', 'r.round string 0..n', 'r.ball string 0..n']);
  });

  it('takes in files of the folder only: includes without a namespace, imports, redefinitions', () => {
    const asked: string[] = [];
    const files: Record<string, string> = {
      'common/types.xsd': document(
        '<xs:complexType name="P"><xs:sequence><xs:element name="n" type="N"/></xs:sequence></xs:complexType><xs:simpleType name="N"><xs:restriction base="xs:string"><xs:maxLength value="9"/></xs:restriction></xs:simpleType>',
      ),
      'common/other.xsd': document(
        '<xs:element name="note" type="xs:string"/><xs:include schemaLocation="../main/a.xsd"/>',
        'targetNamespace="urn:x" elementFormDefault="qualified"',
      ),
      'common/old.xsd': document(
        '<xs:complexType name="R"><xs:sequence><xs:element name="one" type="xs:string"/></xs:sequence></xs:complexType>',
        'targetNamespace="urn:t" elementFormDefault="qualified"',
      ),
    };
    const result = read(
      `<xs:include schemaLocation="../common/types.xsd"/><xs:import namespace="urn:x" schemaLocation="../common/other.xsd"/><xs:include schemaLocation="../../etc/passwd"/><xs:import namespace="urn:y" schemaLocation="http://127.0.0.1/y.xsd"/><xs:include schemaLocation="gone.xsd"/>
       <xs:redefine schemaLocation="../common/old.xsd"><xs:complexType name="R"><xs:complexContent><xs:extension base="t:R"><xs:sequence><xs:element name="two" type="xs:string"/></xs:sequence></xs:extension></xs:complexContent></xs:complexType></xs:redefine>
       ${root('<xs:element name="p" type="t:P"/>', '<xs:element ref="x:note"/>', '<xs:element name="old" type="t:R"/>', '<xs:element ref="y:lost"/>', '<xs:element name="odd" type="t:Nowhere"/>')}`,
      'xmlns:t="urn:t" xmlns:x="urn:x" xmlns:y="urn:y" targetNamespace="urn:t" elementFormDefault="qualified"',
      { file: 'main/a.xsd', resolve: (file) => (asked.push(file), files[file]) },
    );
    expect(asked).toEqual(['common/types.xsd', 'common/other.xsd', 'main/gone.xsd', 'common/old.xsd']);
    expect(result.problems.map(({ code, place }) => `${code} ${place?.file ?? ''}`)).toEqual([
      'schema/outside-folder main/a.xsd',
      'schema/remote-reference main/a.xsd',
      'schema/missing-file main/a.xsd',
      'schema/unknown-component main/a.xsd',
      'schema/unknown-type main/a.xsd',
    ]);
    expect(outline(result.schema).filter((line) => !line.startsWith('`t:r` '))).toEqual([
      '`t:r`.`t:p` object 1..1',
      '`t:r`.`t:p`.n string 1..1',
      '`t:r`.`x:note` string 1..1',
      '`t:r`.`t:old` object 1..1',
      '`t:r`.`t:old`.`t:one` string 1..1',
      '`t:r`.`t:old`.`t:two` string 1..1',
      '`t:r`.`t:odd` string 1..1',
    ]);
  });

  it('chooses the root: the one asked for, else the one that nothing refers to', () => {
    const body =
      '<xs:element name="part" type="xs:string"/><xs:element name="whole"><xs:complexType><xs:sequence><xs:element ref="part"/></xs:sequence></xs:complexType></xs:element>';
    expect([lines(body), lines(body, '', { root: 'part' }), read(body).roots]).toEqual([
      ['whole object 1..1', 'whole.part string 1..1'],
      ['part string 1..1'],
      ['part', 'whole'],
    ]);
  });

  it('stops at recursion and cuts loops of types, groups and files', () => {
    const tree = read(
      `<xs:include schemaLocation="a.xsd"/>${root('<xs:element name="n" type="N"/>')}<xs:complexType name="N"><xs:sequence><xs:element name="v" type="xs:string"/><xs:element name="n" type="N" minOccurs="0"/></xs:sequence></xs:complexType>`,
    ).schema;
    expect(findField(tree, 'r.n.n')).toEqual({
      name: 'n',
      type: 'object',
      repeats: false,
      min: 0,
      xml: { kind: 'element' },
      recursive: 'r.n',
      typeRef: 'N',
    });
    expect(findField(tree, 'r.n.n.n.n.v')?.type).toBe('string');
    const loops = read(
      `${root('<xs:group ref="g"/>', '<xs:element name="t" type="A"/>', '<xs:element name="s" type="S"/>')}<xs:group name="g"><xs:sequence><xs:group ref="g"/></xs:sequence></xs:group><xs:complexType name="A"><xs:complexContent><xs:extension base="A"/></xs:complexContent></xs:complexType><xs:simpleType name="S"><xs:restriction base="S"/></xs:simpleType>`,
    );
    expect(loops.problems.map(({ code }) => code).sort()).toEqual(['schema/group-loop', 'schema/type-loop', 'schema/type-loop']);
  });

  it('fails with a sentence where there is no schema', () => {
    const fails = (text: string, options: Partial<XsdOptions> = {}) => {
      const result = readXsd(text, { file: 'a.xsd', ...options });
      return result.ok ? undefined : [result.error.code, result.error.place?.line];
    };
    expect([
      fails('<a>'),
      fails(''),
      fails('<a/>'),
      fails('{}'),
      fails(document('')),
      fails(document('<xs:element name="a"/>'), { root: 'b' }),
    ]).toEqual([
      ['schema/not-xml', 1],
      ['schema/not-xml', 1],
      ['schema/not-xsd', undefined],
      ['schema/not-xml', 1],
      ['schema/no-root', undefined],
      ['schema/unknown-root', undefined],
    ]);
    expect(fails(document('<xs:annotation>'.repeat(300) + '</xs:annotation>'.repeat(300)))).toEqual(['schema/too-deep', 1]);
    expect(fails(`<!DOCTYPE a [<!ENTITY x "y">]>${document('<xs:element name="&x;"/>')}`)?.[0]).toBe('schema/not-xml');
  });
});
