import { describe, expect, it } from 'vitest';
import { missingFields } from '#renderer/map/output/missing-fields.ts';
import { xmlParts } from '#renderer/parts/xml-parts.ts';
import { schemaOf } from '#test/renderer/map/schema-of.ts';

describe('required fields that an output lacks', () => {
  const plain = schemaOf({ A: 'string', 'L[]': { B: 'string', C: 'string' } });
  const schema = {
    ...plain,
    root: {
      ...plain.root,
      children:
        plain.root.children?.map((field) =>
          field.name === 'L'
            ? { ...field, children: field.children?.map((child) => ({ ...child, min: child.name === 'B' ? 1 : 0 })) ?? [] }
            : field,
        ) ?? [],
    },
  };

  it('are marked in each item, with the order of the schema, and those that a rule demands', () => {
    expect(missingFields(schema, { L: [{ B: 'x' }, { C: 'y' }] }, new Set(['A']))).toEqual([
      { parent: '', items: [], name: 'A', order: ['A', 'L'] },
      { parent: 'L', items: [1], name: 'B', order: ['B', 'C'] },
    ]);
    expect(missingFields(schema, undefined, new Set())).toEqual([]);
  });
});

describe('a line of XML in parts', () => {
  it('keeps every character', () => {
    for (const line of ['<?xml version="1.0"?>', '  <a b="1" c=\'2\'>text &amp; more</a>', '<e/>', '<!-- note -->', 'a < b']) {
      expect(
        xmlParts(line)
          .map((part) => part.text)
          .join(''),
      ).toBe(line);
    }
    expect(xmlParts('<a b="1">x</a>').map((part) => part.tone)).toEqual([
      'mark',
      'key',
      'text',
      'key',
      'mark',
      'string',
      'mark',
      'text',
      'mark',
      'key',
      'mark',
    ]);
  });
});
