import { expect, it } from 'vitest';
import type { ReplaceQuery } from '#renderer/rules/find-replace.ts';
import { findReplacements } from '#renderer/rules/find-replace.ts';
import { ruleRows } from '#renderer/rules/rule-rows.ts';
import { ordersProject } from '#test/renderer/rules/orders-project.ts';

const project = ordersProject([
  {
    id: 'R-01',
    mapping: 'M-1',
    target: 'Order.Header.Number',
    expression: '"name: " & name /* name */',
    default: 'customer.first',
    note: 'by Name',
  },
  { id: 'R-02', mapping: 'M-1', target: 'Order.Header.Terms', expression: 'customer . first & customer.first_name & names' },
  { id: 'R-03', mapping: 'M-1', target: 'Order.Header.Center', expression: '$uppercase(status) & $status' },
]);
const rows = ruleRows(project, 'M-1', undefined);

function found(query: Partial<ReplaceQuery>) {
  const whole: ReplaceQuery = { find: '', by: '', mode: 'text', matchCase: true, parts: ['expression', 'default'], ...query };
  return findReplacements(project, 'M-1', rows, whole).map(({ rule, kind, sure, changes, remarks }) => [
    rule,
    kind === 'unreadable' ? 'broken' : sure,
    ...changes.map(({ is }) => is),
    ...remarks,
  ]);
}

it('replaces text wherever it stands, and a whole name only where it is one', () => {
  expect(found({ find: 'name', by: 'status' })).toEqual([
    ['R-01', true, '"status: " & status /* status */'],
    [
      'R-02',
      false,
      'customer . first & customer.first_status & statuss',
      'customer has no field "first_status".',
      'There is no field "statuss" here.',
    ],
  ]);
  expect(found({ find: 'name', by: 'status', mode: 'name' })).toEqual([['R-01', true, '"name: " & status /* name */']]);
  expect(found({ find: '$status', by: '$x', mode: 'name' })).toEqual([
    ['R-03', false, '$uppercase(status) & $x', 'Nothing gives $x a value.'],
  ]);
});

it('finds a path whatever its spacing, in defaults too, and notes by words', () => {
  expect(found({ find: 'customer.first', by: 'customer.last', mode: 'name' })).toEqual([
    ['R-01', true, 'customer.last'],
    ['R-02', true, 'customer.last & customer.first_name & names'],
  ]);
  expect(found({ find: 'name', by: 'key', mode: 'name', parts: ['note'], matchCase: false })).toEqual([['R-01', true, 'by key']]);
  expect(found({ find: 'name', by: 'key', parts: ['note'] })).toEqual([]);
  expect(found({ find: '' })).toEqual([]);
});

it('lists what would no longer be JSONata and cannot take it over', () => {
  const [broken] = findReplacements(project, 'M-1', rows, {
    find: '$uppercase(',
    by: '(',
    mode: 'text',
    matchCase: true,
    parts: ['expression'],
  });
  expect(broken?.edits.length).toBe(1);
  expect(found({ find: 'customer.first_name', by: 'customer.' })[0]?.slice(0, 2)).toEqual(['R-02', 'broken']);
});
