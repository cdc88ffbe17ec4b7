import { describe, expect, it } from 'vitest';
import type { ValuesTable } from '#shared/rpc/contract/preview.ts';
import { inlineValues, valueOf } from '#renderer/map/dock/inline-values.ts';
import { holdsKey, lookupCalls } from '#renderer/map/dock/lookup-miss.ts';
import { languageContext, ruleLanguage, ruleMarks } from '#renderer/map/dock/rule-language.ts';
import { shownColumns } from '#renderer/map/dock/shown-columns.ts';
import { mappingOf } from '#test/renderer/map/mapping-fixture.ts';

const text = '(\n  $r := $string(taxes[0].rate);\n  $lookup($codes, $r)\n)';
const column = (part: string) => ({ label: part, start: text.indexOf(part), end: text.indexOf(part) + part.length });
const parts = ['taxes[0].rate', '$string(taxes[0].rate)', '$lookup($codes, $r)'];
const table: ValuesTable = {
  columns: [...parts.map(column), { label: text, start: 0, end: text.length }],
  rows: [0, 1].map((item) => ({
    items: [item],
    cells: [
      { kind: 'value', value: 0.19 + item },
      { kind: 'value', value: String(0.19 + item) },
      item === 0 ? { kind: 'value', value: 'V19' } : { kind: 'nothing' },
      { kind: 'nothing' },
    ],
  })),
};

describe('values beside an expression', () => {
  it('stand behind their lines, of the item in view', () => {
    expect(inlineValues(text, table, [1]).map((one) => [one.text, one.tone])).toEqual([
      ['"1.19"', 'value'],
      ['nothing', 'wanting'],
    ]);
    expect(inlineValues(text, table, [0])[1]).toEqual({ at: column('$lookup($codes, $r)').end, text: '"V19"', tone: 'value' });
    expect(inlineValues('one line', table, [0])).toEqual([]);
  });

  it('are found by the span of their part', () => {
    expect([valueOf(table, [1], column('taxes[0].rate')), valueOf(table, [1], { start: 1, end: 2 })]).toEqual([
      { kind: 'value', value: 1.19 },
      undefined,
    ]);
  });

  it('show fields and lookups first, the rule last', () => {
    expect(shownColumns(table, 'Code', 3).map((one) => one.label)).toEqual(['rate', 'lookup', 'Code']);
    expect(shownColumns(table, 'Code', 4).map((one) => one.label)).toEqual(['string', 'rate', 'lookup', 'Code']);
  });

  it('tell a key that a table does not hold', () => {
    const view = mappingOf({ 'Lines.Line.Code': text });
    const [call] = lookupCalls(text, view.lookups);
    expect([call?.table.name, call === undefined ? '' : text.slice(call.key.start, call.key.end), lookupCalls('(', view.lookups)]).toEqual([
      'codes',
      '$r',
      [],
    ]);
    expect(view.lookups.map((one) => [holdsKey(one, '0.19'), holdsKey(one, 'V19')])).toEqual([[true, false]]);
  });
});

describe('what the editor knows of a rule', () => {
  const view = mappingOf({ 'Lines.Line.Code': text, Number: 'name' });

  it('offers fields of the item inside a loop, of the record outside', () => {
    const labels = (target: string) =>
      ruleLanguage(view, target)
        .complete('', 0)
        .filter((item) => item.kind === 'field')
        .map((item) => item.label);
    expect(labels('Order.Lines.Line.Code')).toEqual(expect.arrayContaining(['sku', 'price', 'taxes']));
    expect(labels('Order.Lines.Line.Code')).not.toContain('customer');
    expect(labels('Order.Number')).toEqual(expect.arrayContaining(['id', 'name', 'customer', 'items']));
  });

  it('knows the variables of loops and tables, and marks what it does not know', () => {
    expect(languageContext(view, 'Order.Lines.Line.Code').variables.map((one) => [one.name, one.kind])).toEqual([
      ['item', 'item'],
      ['i', 'index'],
      ['codes', 'lookup'],
    ]);
    expect(ruleMarks(view, 'Order.Number', 'nme')[0]).toMatchObject({ start: 0, end: 3, severity: 'warning' });
    expect(ruleMarks(view, 'Order.Number', 'name &').map((mark) => mark.severity)).toEqual(['error']);
  });
});
