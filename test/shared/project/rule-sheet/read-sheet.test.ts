import { describe, expect, it } from 'vitest';
import type { Project } from '#shared/project/documents/document.ts';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import { readSheet } from '#shared/project/rule-sheet/read-sheet.ts';
import type { SheetOptions } from '#shared/project/rule-sheet/read-sheet.ts';
import type { RuleProposal } from '#shared/project/rule-sheet/rule-proposal.ts';
import { proposalsEdit } from '#shared/project/rule-sheet/rule-proposal.ts';
import { connect, edited, listed, ordersProject, setRule } from '../orders-project.ts';

function read(project: Project, rows: readonly (readonly string[])[], options: SheetOptions = {}): readonly RuleProposal[] {
  const done = readSheet(project, 'm1', rows, options);
  if (!done.ok) throw new Error(done.error.message);
  return done.value.proposals;
}

/** A proposal in one line: kind, target, changes, remarks; `?` where something was guessed. */
function said({ kind, target, words, changes, remarks, sure }: RuleProposal): string {
  const parts = changes.map((change) => `${change.part} ${change.was ?? '∅'} → ${change.is ?? '∅'}`);
  return [`${kind}${sure || kind === 'unreadable' ? '' : '?'} ${target ?? words}`, ...parts, ...remarks].join(' | ');
}

function after(project: Project, proposals: readonly RuleProposal[]): Project {
  const done = applyEdit(project, proposalsEdit('Paste', proposals));
  if (!done.ok) throw new Error(done.error.message);
  return done.value.project;
}

describe('a mapping sheet', () => {
  it('becomes proposals row by row: rules as JSONata, source fields, constants, defaults, classes and notes', () => {
    const project = ordersProject();
    const proposals = read(project, [
      ['Order mapping', '', '', '', '', '', ''],
      ['Source Field', 'Target Field', 'Data Type', 'Transformation Rule', 'Default Value', 'Mandatory', 'Bemerkung'],
      ['id', 'Order.No', 'string', '"SO-" & id', '', 'Y', 'ERP key'],
      ['total_price', 'Order/Gross', 'number', '', '0', 'Y', ''],
      ['', 'Paid', 'string', 'constant: yes', '', 'N', ''],
      ['customer.email', 'Order.Buyer.Email', '', '1:1', 'none@example.com', '', ''],
      ['line_items.sku', 'Order.Lines.Line.Sku', '', 'direct', '', '', ''],
      ['', 'Buyer > Country', '', 'customer.country', '', '', ''],
      ['', '', '', '', '', '', ''],
      ['', 'Order.Date', '', '', '', 'Y', ''],
    ]);
    expect(proposals.map(said)).toEqual([
      'new Order.No | expression ∅ → "SO-" & id | note ∅ → ERP key',
      'new Order.Gross | expression ∅ → $number(total_price) | default ∅ → 0',
      'new Order.Paid | expression ∅ → "yes" | required ∅ → not required',
      'new Order.Buyer.Email | expression ∅ → customer.email | default ∅ → "none@example.com"',
      'new Order.Lines.Line.Sku | loop ∅ → for each line_items in Line | expression ∅ → sku',
      'new Order.Buyer.Country | expression ∅ → customer.country',
      'same Order.Date',
    ]);
    expect(proposals.map(({ row }) => row)).toEqual([3, 4, 5, 6, 7, 8, 10]);
    expect(listed(after(project, proposals))).toEqual([
      'L-1 Order.Lines.Line = line_items as line_item, i',
      'R-01 Order.No = "SO-" & id',
      'R-02 Order.Gross = $number(total_price)',
      'R-03 Order.Paid = "yes"',
      'R-04 Order.Buyer.Email = customer.email',
      'R-05 Order.Lines.Line.Sku = sku',
      'R-06 Order.Buyer.Country = customer.country',
    ]);
    // Taking over one row alone works too: it brings the loop it needs.
    expect(listed(after(project, proposals.slice(4, 5)))).toEqual([
      'L-1 Order.Lines.Line = line_items as line_item, i',
      'R-01 Order.Lines.Line.Sku = sku',
    ]);
  });

  it('says of each row that it cannot take why, and of each guess what was guessed', () => {
    const proposals = read(ordersProject(), [
      ['Target field', 'Source', 'Rule', 'Req.', 'Classification'],
      ['Order.Nope', '', 'id', '', ''],
      ['Ordr.Datee', '', 'created_at', '', ''],
      ['Qty', 'line_items.qty', '', '', ''],
      ['Gross', '', 'CASE WHEN paid THEN 1 END', '', ''],
      ['No', 'id, created_at', '', '', ''],
      ['Date', 'no_such_field', 'direct', '', ''],
      ['Paid', '', 'UPPER(paid)', '', ''],
      ['FirstSku', '', 'customer.emial', '', ''],
      ['Tags', '', 'tags', 'perhaps', 'secret'],
      ['Order.Tags', '', 'tags', '', ''],
    ]);
    expect(proposals.map(said)).toEqual([
      'unreadable Order.Nope | There is no target field Order.Nope.',
      'new? Order.Date | expression ∅ → created_at | Ordr.Datee is read as Order.Date.',
      'new Order.Lines.Line.Tax.Qty | loop ∅ → for each line_items in Tax | expression ∅ → qty',
      'new Order.Gross | expression ∅ → paid ? 1',
      'unreadable Order.No | The row names 2 source fields and no rule that says how they come together.',
      'unreadable Order.Date | Row 3 is about the same field.',
      'new Order.Paid | expression ∅ → $uppercase($string(paid))',
      'new? Order.FirstSku | expression ∅ → customer.email | customer.emial is read as the source field customer.email.',
      'new? Order.Tags | expression ∅ → tags | Mandatory is perhaps: neither yes nor no. | There is no classification secret.',
      'unreadable Order.Tags | Row 10 is about the same field.',
    ]);
  });

  it('proposes only what differs; an empty cell says nothing unless it is told to take away', () => {
    const project = edited(
      ordersProject(),
      setRule('Order.No', 'id & ""'),
      { type: 'rule.set', mapping: 'm1', target: 'Order.No', patch: { default: '"none"', note: 'as agreed', classification: 'internal' } },
      connect('total_price', 'Order.Gross'),
      connect('line_items.sku', 'Order.Lines.Line.Sku'),
    );
    const head = ['Rule', 'Target field', 'Source field', 'Transformation rule', 'Default', 'Classification', 'Notes'];
    const rows = [
      head,
      ['R-01', 'Order.No', 'id', 'id & ""', '', '', ''],
      ['R-02', 'Order.Gross', 'total_price', '', '', '', ''],
      ['R-03', 'Order.Lines.Line.Sku', 'line_items.sku', 'sku', '', 'vertraulich', ''],
    ];
    expect(read(project, rows).map(said)).toEqual([
      'same Order.No',
      'same Order.Gross',
      'changes Order.Lines.Line.Sku | classification ∅ → confidential',
    ]);
    const cleared = read(project, rows, { clears: true });
    expect(cleared.map(said)).toEqual([
      'changes Order.No | default "none" → ∅ | classification internal → ∅ | note as agreed → ∅',
      'removes Order.Gross | expression $number(total_price) → ∅',
      'changes Order.Lines.Line.Sku | classification ∅ → confidential',
    ]);
    expect(listed(after(project, cleared)).filter((line) => line.startsWith('R-02'))).toEqual([]);
  });

  it('is refused without headings, and read by columns that a person names', () => {
    const rows = [
      ['Order.No', 'id'],
      ['Order.Paid', 'paid'],
    ];
    const refused = readSheet(ordersProject(), 'm1', rows);
    expect(refused.ok ? '' : refused.error.code).toBe('sheet/no-headings');
    expect(read(ordersProject(), rows, { columns: ['target', 'source'] }).map(said)).toEqual([
      'new Order.No | expression ∅ → $string(id)',
      'new Order.Paid | expression ∅ → $string(paid)',
    ]);
  });

  it('passes over headings of groups and tells fields of one name apart by their table', () => {
    const proposals = read(ordersProject(), [
      ['Rule', 'Target table', 'Target field', 'Source field'],
      ['Header, 0 of 3 mapped', '', '', ''],
      ['', 'Tax', 'Rate', 'rate'],
    ]);
    expect(proposals.map(({ row, target }) => [row, target])).toEqual([[3, 'Order.Lines.Line.Tax.Rate']]);
  });

  it('takes SQL and formulas of spreadsheets as JSONata, with what was left open', () => {
    const rows = [
      ['Target field', 'Transformation'],
      ['Order.No', "UPPER(TRIM(id)) || '-X'"],
      ['Order.Paid', 'CASE WHEN total_price > 10 THEN 1 ELSE RANK() OVER (ORDER BY id) END'],
      ['Order.Gross', '=IF(total_price>10, "much", LOWER(id))'],
    ];
    expect(read(ordersProject(), rows).map(said)).toEqual([
      'new Order.No | expression ∅ → $uppercase($replace($string(id), /^ +| +$/, "")) & "-X"',
      'unreadable Order.Paid | CASE WHEN total_price > 10 THEN 1 ELSE RANK() OVER (ORDER B…: OVER looks at other rows; a rule sees one record.',
      'new Order.Gross | expression ∅ → $number(total_price) > 10 ? "much" : $lowercase($string(id))',
    ]);
  });
});
