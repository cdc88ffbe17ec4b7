import { describe, expect, it } from 'vitest';
import { deriveStatus } from '#shared/project/status.ts';
import type { ProjectStatus } from '#shared/rpc/contract/preview.ts';
import { pathList } from '#renderer/rules/row-sources.ts';
import { ruleRows, SourceMemory } from '#renderer/rules/rule-rows.ts';
import { ordersProject, ordersRules } from '#test/renderer/rules/orders-project.ts';

const status: ProjectStatus = {
  fields: [
    {
      mapping: 'M-1',
      target: 'Order.Header.Terms',
      rule: 'R-02',
      status: 'partly-proven',
      branches: { taken: 1, of: 2 },
      nothing: 3,
      errors: 0,
      invalid: 0,
      evaluations: 20,
    },
    {
      mapping: 'M-2',
      target: 'Order.Header.Number',
      status: deriveStatus({ mandatory: true, mapped: false }),
      nothing: 0,
      errors: 0,
      invalid: 0,
      evaluations: 0,
    },
  ],
  counts: {
    targets: 6,
    rules: 4,
    mapped: 4,
    required: 2,
    requiredMapped: 2,
    byStatus: { invalid: 0, open: 1, unproven: 0, 'partly-proven': 1, proven: 0, 'not-mapped': 0 },
  },
  problems: [],
  scenarios: { passed: 0, failed: 0, of: 0 },
  fresh: true,
};

describe('rows of the rules table', () => {
  it('lists every target field with its rule, its sources in words and its types', () => {
    const rows = ruleRows(ordersProject(), 'M-1', undefined);
    expect(rows.map((row) => [row.rule?.id ?? '', row.section, row.name, row.sources?.words ?? '', row.type, row.mandatory])).toEqual([
      ['R-01', 'Header', 'Number', 'name', 'str → str', true],
      ['R-02', 'Header', 'Terms', 'status', 'str → enum', true],
      ['', 'Header', 'Center', '', '→ str', false],
      ['R-03', 'Lines › Line', 'No', 'position in items', '→ int', false],
      ['', 'Lines › Line', 'Sku', '', '→ str', false],
      ['R-10', 'Lines › Line', 'Total', 'items.price, count', 'mixed → dec', false],
    ]);
  });

  it('says of a rule without sources what it is', () => {
    const words = (expression: string) =>
      ruleRows(ordersProject([{ id: 'R-01', mapping: 'M-1', target: 'Order.Header.Number', expression }]), 'M-1', undefined)[0]?.sources;
    expect(['"WEB"', '$now()', '$', '1 +'].map((expression) => words(expression)?.words)).toEqual([
      'constant',
      'computed',
      'the record',
      'does not parse',
    ]);
    expect(words('"WEB"')).toEqual({ paths: [], words: 'constant', quiet: true, type: '' });
  });

  it('takes status, branches and figures of its own mapping only', () => {
    const rows = ruleRows(ordersProject(), 'M-1', status);
    expect(rows.slice(0, 2).map((row) => [row.status, row.branches, row.figures])).toEqual([
      [undefined, undefined, undefined],
      ['partly-proven', { taken: 1, of: 2 }, { evaluations: 20, nothing: 3, errors: 0, invalid: 0 }],
    ]);
  });

  it('calls no rule unproven before the first tests have run', () => {
    const measured = {
      mapping: 'M-1',
      target: 'Order.Header.Number',
      rule: 'R-01',
      status: 'unproven',
      branches: { taken: 0, of: 2 },
      nothing: 0,
      errors: 0,
      invalid: 0,
      evaluations: 20,
    } as const;
    const first = (fresh: boolean, passed: number, of: number) => {
      const [row] = ruleRows(ordersProject(), 'M-1', { ...status, fresh, fields: [measured], scenarios: { passed, failed: 0, of } });
      return [row?.status, row?.branches];
    };
    const unproven = ['unproven', { taken: 0, of: 2 }];
    expect([first(false, 0, 12), first(false, 12, 12), first(true, 0, 12), first(false, 0, 0)]).toEqual([
      [undefined, undefined],
      unproven,
      unproven,
      unproven,
    ]);
  });

  it('keeps the note of the schema where the rule has none', () => {
    const [first] = ruleRows(ordersProject(), 'M-1', undefined);
    expect(first?.note).toBe('ERP key');
  });

  it('reads an expression once while rule, loops and sides stay', () => {
    const memory = new SourceMemory();
    const project = ordersProject();
    const before = ruleRows(project, 'M-1', undefined, memory);
    const [first, ...others] = ordersRules;
    if (first === undefined) throw new Error('There are rules.');
    const edited = { ...project, rule: { ...project.rule, 'R-01': { ...first, expression: 'status' } } };
    const after = ruleRows(edited, 'M-1', undefined, memory);
    expect(after.map((row, at) => row.sources === before[at]?.sources)).toEqual([false, true, true, true, true, true]);
    const elsewhere = {
      ...edited,
      loop: { 'L-1': { id: 'L-1', mapping: 'M-1', target: 'Order.Lines.Line', each: 'customer', item: 'line', index: 'i' } },
    };
    expect(ruleRows(elsewhere, 'M-1', undefined, memory)[3]?.sources?.words).toBe('position in customer');
    expect(others).toHaveLength(3);
  });

  it('knows no rows of a mapping that is not there', () => {
    expect(ruleRows(ordersProject(), 'M-9', undefined)).toEqual([]);
  });
});

describe('a list of source paths', () => {
  it('says what all share once', () => {
    expect([
      pathList(['customer.first', 'customer.last']),
      pathList(['items.tax.rate', 'items.taxable']),
      pathList(['total', 'tax']),
      pathList(['a.b', 'c.b']),
      pathList(['a.`b.c`.d', 'a.`b.c`.e']),
      pathList(['a.b', 'a']),
    ]).toEqual(['customer.first, last', 'items.tax.rate, taxable', 'total, tax', 'a.b, c.b', 'a.b.c.d, e', 'a.b, a']);
  });
});
