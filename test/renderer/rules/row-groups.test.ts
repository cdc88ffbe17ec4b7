import { describe, expect, it } from 'vitest';
import { listDocuments } from '#shared/project/documents/project-documents.ts';
import type { Grouping, TableLine } from '#renderer/rules/row-groups.ts';
import { canSort, groupKey, sortRows, tableLines } from '#renderer/rules/row-groups.ts';
import { filterRows, everything } from '#renderer/rules/row-filter.ts';
import type { RuleRow } from '#renderer/rules/rule-rows.ts';
import { ruleRows } from '#renderer/rules/rule-rows.ts';
import { ordersProject } from '#test/renderer/rules/orders-project.ts';

const project = ordersProject();
const statuses: Readonly<Record<string, RuleRow['status']>> = {
  Number: 'proven',
  Terms: 'partly-proven',
  Center: 'not-mapped',
  No: 'proven',
  Sku: 'open',
};
const rows = ruleRows(project, 'M-1', undefined).map((row): RuleRow => ({ ...row, status: statuses[row.name] }));
const loops = listDocuments(project, 'loop');
const outline = (lines: readonly TableLine[]) =>
  lines.map((line) =>
    line.kind === 'row'
      ? `  ${line.row.name}`
      : `${line.open ? '-' : '+'} ${line.title} ${line.mapped}/${line.of}${line.loop === undefined ? '' : ` each ${line.loop}`}`,
  );
const lines = (by: Grouping, shown: readonly RuleRow[] = rows, closed: readonly string[] = []) =>
  tableLines(shown, rows, by, new Set(closed), loops);

describe('groups of the rules table', () => {
  it('groups by target section in the order of the target, with the loop of a repeated section', () => {
    expect(outline(lines('section'))).toEqual([
      '- Header 2/3',
      '  Number',
      '  Terms',
      '  Center',
      '- Lines › Line 2/3 each items',
      '  No',
      '  Sku',
      '  Total',
    ]);
  });

  it('closes a group over its rows and keeps what it counts', () => {
    const [head] = rows;
    const closed = lines('section', rows, head === undefined ? [] : [groupKey(head, 'section')]);
    expect(outline(closed).slice(0, 2)).toEqual(['+ Header 2/3', '- Lines › Line 2/3 each items']);
    expect(closed[0]).toEqual({
      kind: 'group',
      key: 'section:Order.Header',
      title: 'Header',
      mapped: 2,
      of: 3,
      open: false,
      statuses: { proven: 1, 'partly-proven': 1, 'not-mapped': 1 },
    });
  });

  it('leaves out groups that a filter empties, but counts whole groups', () => {
    expect(outline(lines('section', filterRows(rows, { ...everything, text: 'status' })))).toEqual(['- Header 2/3', '  Terms']);
  });

  it('groups by status with the worst first, by classification, or not at all', () => {
    expect(outline(lines('status'))).toEqual([
      '- Open 0/1',
      '  Sku',
      '- Partly proven 1/1',
      '  Terms',
      '- Proven 2/2',
      '  Number',
      '  No',
      '- Not mapped 0/1',
      '  Center',
      '- Not measured yet 1/1',
      '  Total',
    ]);
    expect(outline(lines('classification')).filter((line) => !line.startsWith(' '))).toEqual([
      '- Internal 1/1',
      '- No classification 2/4',
      '- Confidential 1/1',
    ]);
    expect(outline(lines('none'))).toEqual(rows.map((row) => `  ${row.name}`));
  });
});

describe('order of the rules table', () => {
  const names = (column: string, descending = false) => sortRows(rows, [{ column, descending }]).map((row) => row.name);

  it('counts ids as people do and puts what is absent last, either way', () => {
    expect([names('rule'), names('rule', true)]).toEqual([
      ['Number', 'Terms', 'No', 'Total', 'Center', 'Sku'],
      ['Total', 'No', 'Terms', 'Number', 'Center', 'Sku'],
    ]);
  });

  it('sorts by place, by status with the worst first, and keeps the order of the target among equals', () => {
    expect([names('target', true), names('status'), names('required')]).toEqual([
      ['Total', 'Sku', 'No', 'Center', 'Terms', 'Number'],
      ['Sku', 'Terms', 'Number', 'No', 'Center', 'Total'],
      ['Number', 'Terms', 'Center', 'No', 'Sku', 'Total'],
    ]);
  });

  it('does not sort by a column that has no order', () => {
    expect([canSort('value'), canSort('status'), names('value')]).toEqual([false, true, rows.map((row) => row.name)]);
  });
});
