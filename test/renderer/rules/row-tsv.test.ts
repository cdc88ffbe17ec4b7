import { expect, it } from 'vitest';
import { rowsToTsv } from '#renderer/rules/row-tsv.ts';
import { ruleRows } from '#renderer/rules/rule-rows.ts';
import { ordersProject } from '#test/renderer/rules/orders-project.ts';

it('writes rows as a spreadsheet takes them: headings first, quoted where the text would break the row', () => {
  const project = ordersProject([
    { id: 'R-01', mapping: 'M-1', target: 'Order.Header.Number', expression: '(\n  name\n)', note: 'two\tcells' },
    { id: 'R-02', mapping: 'M-1', target: 'Order.Header.Terms', expression: '"A"', default: '"B"', classification: 'public' },
  ]);
  const [number, terms, center] = ruleRows(project, 'M-1', undefined);
  if (number === undefined || terms === undefined || center === undefined) throw new Error('The target has three fields.');
  expect(rowsToTsv([number, { ...terms, status: 'partly-proven', branches: { taken: 1, of: 2 } }, center]).split('\r\n')).toEqual([
    'Rule\tSource field\tTarget field\tType\tTransformation rule\tDefault\tMandatory\tClassification\tStatus\tBranches\tNotes',
    'R-01\tname\tOrder.Header.Number\tstr → str\t"(\n  name\n)"\t\tyes\t\t\t\t"two\tcells"',
    'R-02\t\tOrder.Header.Terms\t→ enum\t"""A"""\t"""B"""\tyes\tpublic\tPartly proven\t1 of 2\t',
    '\t\tOrder.Header.Center\t→ str\t\t\tno\t\t\t\t',
  ]);
});
