import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { HandedFile } from '#electron/backend/files/upload-folder.ts';
import { openUploadFolder } from '#electron/backend/files/upload-folder.ts';
import { readSheets } from '#electron/backend/rules/read-sheets.ts';
import { writeViewCsv, writeViewXlsx } from '#electron/backend/rules/write-view.ts';
import { rulesView } from '#renderer/rules/rules-view.ts';
import { tableLines } from '#renderer/rules/row-groups.ts';
import { ruleRows } from '#renderer/rules/rule-rows.ts';
import { allColumns } from '#renderer/rules/column-names.ts';
import { readSheet } from '#shared/project/rule-sheet/read-sheet.ts';
import { codeOf, must, temporaryFolder } from '#test/electron/backend/store/temp-project.ts';
import { ordersProject, ordersRules } from '#test/renderer/rules/orders-project.ts';

const project = ordersProject([
  ...ordersRules,
  {
    id: 'R-11',
    mapping: 'M-1',
    target: 'Order.Lines.Line.Sku',
    expression: '-1 * 2 & "_x0041_"',
    classification: 'personal',
    note: '=SUM(A1)',
  },
]);

function handed(name: string, bytes: Uint8Array): HandedFile {
  const uploads = openUploadFolder();
  onTestFinished(() => uploads.close());
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  return uploads.adopt(path);
}

function view() {
  const rows = ruleRows(project, 'M-1', undefined);
  const lines = tableLines(rows, rows, 'section', new Set(), Object.values(project.loop));
  return rulesView({ lines, closed: new Set(['section:Order.Header']), columns: allColumns, value: () => '"x"', personal: false });
}

/** As Excel writes a text that looks like an escaped character. */
const escaped = <T>(value: T): T | string => (typeof value === 'string' ? value.replaceAll('_x0041_', '_x005F_x0041_') : value);
const proposalsOf = (rows: readonly (readonly string[])[]) => must(readSheet(project, 'M-1', rows, { clears: true })).proposals;

describe('the exported view', () => {
  it('comes back from XLSX as no change, and after three cells are changed as exactly three proposals', async () => {
    const bytes = await writeViewXlsx('Rules', view());
    const [sheet] = must(await readSheets(handed('rules.xlsx', bytes)));
    expect(proposalsOf(sheet?.rows ?? []).map(({ kind }) => kind)).toEqual(['same', 'same', 'same', 'same', 'same', 'same']);

    const { sheets } = await readXlsx(bytes);
    const cells = sheets[0]?.rows.map((row) => [...row]) ?? [];
    const put = (target: string, column: string, value: string | number) => {
      const row = cells.find((one) => one.includes(target));
      const at = cells[0]?.indexOf(column) ?? -1;
      if (row === undefined || at < 0) throw new Error(`There is no ${column} of ${target}.`);
      row[at] = value;
    };
    put('Order.Header.Terms', 'Default', '"A"');
    put('Order.Lines.Line.Total', 'Transformation rule', '$number(price)');
    put('Order.Header.Center', 'Transformation rule', 4711);
    const changed = await writeXlsx({ sheets: [{ name: 'Rules', rows: cells.map((row) => row.map(escaped)) }] });
    const [again] = must(await readSheets(handed('changed.xlsx', changed)));
    const proposals = proposalsOf(again?.rows ?? []).filter(({ kind }) => kind !== 'same');
    expect(proposals.map(({ kind, target, changes }) => [kind, target, changes])).toEqual([
      ['changes', 'Order.Header.Terms', [{ part: 'default', was: '"B"', is: '"A"' }]],
      ['new', 'Order.Header.Center', [{ part: 'expression', is: '4711' }]],
      ['changes', 'Order.Lines.Line.Total', [{ part: 'expression', was: '$number(price) * count', is: '$number(price)' }]],
    ]);
  });

  it('comes back from CSV as no change, its formulas disarmed', async () => {
    const bytes = writeViewCsv(view());
    const text = new TextDecoder().decode(bytes);
    expect(text.split('\r\n')[0]).toBe(
      'Group,Rule,Source field,Target field,Type,Transformation rule,Value,Default,Mandatory,Classification,Status,Branches,Evaluations,Nothing,Errors,Invalid,Target path,Notes',
    );
    expect(text).toContain(",'=SUM(A1)");
    const [sheet] = must(await readSheets(handed('rules.csv', bytes)));
    expect(proposalsOf(sheet?.rows ?? []).map(({ kind }) => kind)).toEqual(['same', 'same', 'same', 'same', 'same', 'same']);
  });

  it('holds the groups as lines to fold, and masks the values of persons unless they are wanted', async () => {
    const { sheets } = await readXlsx(await writeViewXlsx('Rules', view()), { readStyles: true });
    const [sheet] = sheets;
    expect(sheet?.rows[1]?.[0]).toBe('Header, 2 of 3 mapped');
    expect([sheet?.rowDefs?.get(2), sheet?.rowDefs?.get(6)]).toEqual([
      expect.objectContaining({ outlineLevel: 1, hidden: true }),
      expect.objectContaining({ outlineLevel: 1 }),
    ]);
    const at = sheet?.rows[0]?.indexOf('Value') ?? -1;
    expect(sheet?.rows.map((row) => row[at]).filter((value) => value !== null && value !== undefined && value !== '')).toEqual([
      'Value',
      '"x"',
      '"x"',
      '"x"',
      'masked',
      '"x"',
    ]);
  });
});

it('names what cannot be read as a sheet', async () => {
  const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]);
  const codes = await Promise.all(
    [
      handed('a.xls', old),
      handed('a.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 1])),
      handed('a.csv', new Uint8Array()),
      handed('a.bin', Uint8Array.from([0, 1, 2])),
    ].map(async (file) => codeOf(await readSheets(file))),
  );
  expect(codes).toEqual(['sheet/old-excel', 'sheet/unreadable', 'sheet/empty', 'sheet/no-table']);
});
