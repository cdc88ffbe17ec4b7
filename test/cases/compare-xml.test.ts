import { describe, expect, it } from 'vitest';
import { infosetOf } from './compare-xml.ts';

describe('infosetOf', () => {
  const one =
    '<?xml version="1.0"?><a:r xmlns:a="urn:a" xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="urn:a a.xsd"><!-- note -->\n  <a:x y="1">  two\n words </a:x><z/></a:r>';

  it('sees no difference in prefixes, layout, comments and schema places', () => {
    expect(infosetOf(one)).toEqual(infosetOf('<r xmlns="urn:a"><x y="1"><![CDATA[two\n words]]></x><z xmlns=""/></r>'));
    expect(infosetOf(one)).toEqual({
      name: '{urn:a}r',
      attributes: {},
      content: [
        { name: '{urn:a}x', attributes: { '{}y': '1' }, content: ['two\n words'] },
        { name: '{}z', attributes: {}, content: [] },
      ],
    });
  });

  it.each([
    ['a namespace', '<r xmlns="urn:b"><x y="1">two\n words</x><z xmlns=""/></r>'],
    ['a namespace of a child', '<r xmlns="urn:a"><x y="1">two\n words</x><z/></r>'],
    ['the order of elements', '<r xmlns="urn:a"><z xmlns=""/><x y="1">two\n words</x></r>'],
    ['an attribute', '<r xmlns="urn:a"><x>two\n words</x><z xmlns=""/></r>'],
    ['blanks inside a text', '<r xmlns="urn:a"><x y="1">two words</x><z xmlns=""/></r>'],
    ['one more element', '<r xmlns="urn:a"><x y="1">two\n words</x><z xmlns=""/><z xmlns=""/></r>'],
  ])('sees %s', (_what, other) => {
    expect(infosetOf(one)).not.toEqual(infosetOf(other));
  });

  it('throws on what is not well formed', () => {
    expect(() => infosetOf('<a><b></a>')).toThrow();
  });
});
