import { expect, it } from 'vitest';
import { moveRow, offeredRows } from '#renderer/spec/form/row-steps.ts';

const rows = [{ a: '1' }, { a: '2' }, { a: '3' }];

it('a row moves by one place and stays at the ends', () => {
  expect(moveRow(rows, 0, 1)).toEqual([{ a: '2' }, { a: '1' }, { a: '3' }]);
  expect(moveRow(rows, 2, -1)).toEqual([{ a: '1' }, { a: '3' }, { a: '2' }]);
  expect([moveRow(rows, 0, -1), moveRow(rows, 2, 1), moveRow(rows, 9, 1)]).toEqual([rows, rows, rows]);
});

it('a usual row is offered until it is there', () => {
  expect(offeredRows(rows, [], 'a')).toEqual(rows);
  expect(offeredRows(rows, [{ a: '2', b: 'x' }], 'a')).toEqual([{ a: '1' }, { a: '3' }]);
});
