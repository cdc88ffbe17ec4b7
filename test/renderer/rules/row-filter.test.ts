import { describe, expect, it } from 'vitest';
import type { RowQuery } from '#renderer/rules/row-filter.ts';
import { countByStatus, everything, filterRows, filterValues, sayFilter } from '#renderer/rules/row-filter.ts';
import type { RuleRow } from '#renderer/rules/rule-rows.ts';
import { ruleRows } from '#renderer/rules/rule-rows.ts';
import { ordersProject } from '#test/renderer/rules/orders-project.ts';

const statuses: Readonly<Record<string, RuleRow['status']>> = {
  Number: 'proven',
  Terms: 'partly-proven',
  Center: 'not-mapped',
  No: 'proven',
  Sku: 'open',
};
const rows = ruleRows(ordersProject(), 'M-1', undefined).map((row): RuleRow => ({ ...row, status: statuses[row.name] }));
const names = (query: Partial<RowQuery>) => filterRows(rows, { ...everything, ...query }).map((row) => row.name);

describe('filters of the rules table', () => {
  it('finds words in ids, fields, sources, rules, defaults, classes and notes, all of which a row must hold', () => {
    expect([
      names({ text: 'r-10' }),
      names({ text: 'erp' }),
      names({ text: '  NAME so- ' }),
      names({ text: '"b"' }),
      names({ text: 'items.count' }),
      names({ text: 'confidential' }),
      names({ text: 'line total' }),
      names({ text: 'zzz' }),
    ]).toEqual([['Total'], ['Number'], ['Number'], ['Terms'], ['Total'], ['Total'], ['Total'], []]);
  });

  it('compares section, class, target type, required and kind of rule, one way or the other', () => {
    expect([
      names({ filters: [{ field: 'section', is: false, value: 'Header' }] }),
      names({ filters: [{ field: 'classification', is: true, value: 'none' }] }),
      names({ filters: [{ field: 'type', is: true, value: 'enum' }] }),
      names({
        filters: [
          { field: 'required', is: true, value: 'yes' },
          { field: 'type', is: false, value: 'enum' },
        ],
      }),
      names({ filters: [{ field: 'rule', is: true, value: 'none' }] }),
      names({ filters: [{ field: 'rule', is: true, value: 'position in items' }] }),
    ]).toEqual([['No', 'Sku', 'Total'], ['Terms', 'Center', 'No', 'Sku'], ['Terms'], ['Number'], ['Center', 'Sku'], ['No']]);
  });

  it('shows one status, and counts all', () => {
    expect(names({ status: 'proven' })).toEqual(['Number', 'No']);
    expect(countByStatus(rows)).toEqual({ proven: 2, 'partly-proven': 1, 'not-mapped': 1, open: 1, invalid: 0, unproven: 0 });
  });

  it('offers the values that there are, and says a condition', () => {
    expect([filterValues(rows, 'section'), filterValues(rows, 'rule'), filterValues(rows, 'required')]).toEqual([
      ['Header', 'Lines › Line'],
      ['without default', 'with default', 'none', 'position in items'],
      ['yes', 'no'],
    ]);
    expect([sayFilter({ field: 'section', is: false, value: 'Payment' }), sayFilter({ field: 'type', is: true, value: 'enum' })]).toEqual([
      'Section is not Payment',
      'Target type is enum',
    ]);
  });
});
