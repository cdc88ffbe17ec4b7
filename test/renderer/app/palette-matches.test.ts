import { describe, expect, it } from 'vitest';
import type { Field } from '#shared/schema/field.ts';
import type { Command } from '#renderer/state/commands.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { emptyProject } from '#renderer/state/project.ts';
import { paletteMatches } from '#renderer/app/palette-matches.ts';
import { nameSides } from '#renderer/app/project-name.ts';

const leaf = (name: string, xml = false): Field => ({
  name,
  type: 'string',
  repeats: false,
  min: 0,
  ...(xml ? { xml: { kind: 'element' as const } } : {}),
});
const root = (children: readonly Field[]) => ({ ...leaf(''), type: 'object' as const, children });
const side = (id: string, role: 'source' | 'target', children: readonly Field[]) => ({
  id,
  role,
  name: id,
  file: id,
  schema: { kind: 'inferred' as const, records: true, root: root(children) },
  format: 'xml' as const,
  read: {},
  write: {},
});
const order = {
  ...leaf('Order', true),
  type: 'object' as const,
  children: [leaf('TotalTax', true), leaf('TaxCode', true), leaf('Note', true)],
};
const project: Project = {
  ...emptyProject,
  side: { s: side('s', 'source', [leaf('taxable'), leaf('total')]), t: side('t', 'target', [order]) },
  mapping: { m: { id: 'm', name: 'm', order: 1, sources: ['s'], target: 't', per: 'record' } },
  rule: { 'R-1': { id: 'R-1', mapping: 'm', target: 'Order.Note', expression: '"tax: " & taxable' } },
};
const commands: readonly Command[] = [
  { id: 'a', title: 'Edit the tax table', run: () => undefined },
  { id: 'b', title: 'Settings', words: 'theme', run: () => undefined },
];
const found = (text: string) => {
  const { targets, sources, rules, commands: list } = paletteMatches(project, 'm', commands, text);
  return {
    targets: targets.map((one) => one.words),
    sources: sources.map((one) => one.words),
    rules: rules.map((one) => one.rule.id),
    commands: list.map((one) => one.id),
  };
};

describe('what the palette finds', () => {
  it('shows names that begin with the text first, without the document element, and rules that hold it', () => {
    expect(found('tax')).toEqual({ targets: ['TaxCode', 'TotalTax'], sources: ['taxable'], rules: ['R-1'], commands: ['a'] });
  });

  it('finds a field by the address of its rule, once', () => {
    expect(found('r-1')).toEqual({ targets: ['Note'], sources: [], rules: [], commands: [] });
  });

  it('shows commands only after >', () => {
    expect(found('> theme')).toEqual({ targets: [], sources: [], rules: [], commands: ['b'] });
  });

  it('wants every word', () => {
    expect(found('total tax').targets).toEqual(['TotalTax']);
    expect(found('total nothing')).toEqual({ targets: [], sources: [], rules: [], commands: [] });
  });
});

describe('the name of a project', () => {
  it.each([
    ['Shopify orders to ERP sales orders', ['Shopify orders', 'ERP sales orders']],
    ['a → b', ['a', 'b']],
    ['Tomatoes', undefined],
    ['Returns to', undefined],
  ])('%s', (name, sides) => {
    expect(nameSides(name)).toEqual(sides);
  });
});
