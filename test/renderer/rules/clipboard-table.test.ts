import { expect, it } from 'vitest';
import { readClipboard } from '#renderer/rules/clipboard-table.ts';
import { rowsToTsv } from '#renderer/rules/row-tsv.ts';
import { ruleRows } from '#renderer/rules/rule-rows.ts';
import { readSheet } from '#shared/project/rule-sheet/read-sheet.ts';
import { ordersProject } from '#test/renderer/rules/orders-project.ts';

it('reads cells as spreadsheets write them: tabs between, quotes round what holds tabs, quotes and line ends', () => {
  expect(readClipboard('', 'Target\tRule\r\nOrder.No\t"a & ""b""\n& c"\r\n')).toEqual({
    kind: 'table',
    rows: [
      ['Target', 'Rule'],
      ['Order.No', 'a & "b"\n& c'],
    ],
  });
  expect(readClipboard('', 'Target;Rule\nOrder.No;x')).toEqual({
    kind: 'table',
    rows: [
      ['Target', 'Rule'],
      ['Order.No', 'x'],
    ],
  });
  expect([readClipboard('', ''), readClipboard('', 'one word'), readClipboard('', 'one\ntwo')]).toEqual([undefined, undefined, undefined]);
});

it('reads back what the table copies as no change', () => {
  const project = ordersProject();
  const pasted = readClipboard('', rowsToTsv(ruleRows(project, 'M-1', undefined)));
  if (pasted?.kind !== 'table') throw new Error('No table.');
  const read = readSheet(project, 'M-1', pasted.rows);
  expect(read.ok && read.value.proposals.map(({ kind }) => kind)).toEqual(['same', 'same', 'same', 'same', 'same', 'same']);
});
