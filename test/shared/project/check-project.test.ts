import { describe, expect, it } from 'vitest';
import { checkProject } from '#shared/project/check-project.ts';
import { countStatus } from '#shared/project/count-status.ts';
import { ruleDifferences } from '#shared/project/rule-differences.ts';
import { ruleSources } from '#shared/project/rule-sources.ts';
import { deriveStatus } from '#shared/project/status.ts';
import { targetFields } from '#shared/project/target-fields.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { connect, edited, ordersProject, setRule } from './orders-project.ts';

function found(project: Project): readonly string[] {
  return checkProject(project).map((row) => `${row.code} ${row.subject}: ${row.message}`);
}

const lines = [
  connect('line_items.sku', 'Order.Lines.Line.Sku'),
  setRule('Order.No', '$string(id)'),
  setRule('Order.Date', 'created_at'),
  setRule('Order.Gross', '1'),
  setRule('Order.Paid', '"y"'),
  setRule('Order.FirstSku', '"s"'),
];

describe('problems that need no evaluation', () => {
  it('are mandatory fields without a rule; not those in an optional group that is not there', () => {
    expect(found(ordersProject())).toEqual(
      ['No', 'Date', 'Gross', 'Paid', 'FirstSku', 'Sku'].map((name) => `mapping/unmapped-mandatory ${name}: is mandatory and has no rule.`),
    );
    expect(found(edited(ordersProject(), ...lines))).toEqual([]);
    expect(found(edited(ordersProject(), ...lines, setRule('Order.Buyer.Country', '"CH"')))).toEqual([
      'mapping/unmapped-mandatory Email: is mandatory and has no rule.',
    ]);
    expect(found(edited(ordersProject(), ...lines, setRule('Order.Buyer', 'customer')))).toEqual([]);
  });

  it('are expressions that do not parse, with the place', () => {
    const [row] = checkProject(edited(ordersProject(), ...lines, setRule('Order.No', 'id &')));
    expect(row?.code).toMatch(/^S0/);
    expect(row).toMatchObject({ subject: 'No', verb: 'Go to', place: { rule: 'R-02', field: 'Order.No' } });
  });

  it('are fields that no source has, read from the record, an item or an outer item', () => {
    const project = edited(
      ordersProject(),
      ...lines,
      setRule('Order.No', 'customer.mail & $string(id)'),
      setRule('Order.Lines.Line.OrderNo', '$line_item.colour & quantity & $$.nobody'),
      {
        type: 'loop.set',
        mapping: 'm1',
        target: 'Order.Lines.Line',
        patch: { where: 'qyt > 0' },
      },
    );
    expect(found(project)).toEqual([
      'mapping/unknown-field Line: The where of it: reads line_items.qyt, but orders.json has no field qyt.',
      'mapping/unknown-field No: reads customer.mail, but orders.json has no field mail.',
      'mapping/unknown-field OrderNo: reads line_items.colour, but orders.json has no field colour.',
      'mapping/unknown-field OrderNo: reads line_items.quantity, but orders.json has no field quantity.',
      'mapping/unknown-field OrderNo: reads nobody, but orders.json has no field nobody.',
    ]);
    const place = checkProject(project).find((row) => row.message.includes('customer.mail'))?.place;
    expect(place).toEqual({ rule: 'R-02', field: 'Order.No', start: 0, end: 13 });
  });

  it('are variables that nothing binds; lookup tables, items and indexes are bound', () => {
    const project = edited(
      ordersProject(),
      ...lines,
      { type: 'lookup.set', lookup: { name: 'codes', columns: ['a'], key: 'a', rows: [], noMatch: { kind: 'keep' } } },
      setRule('Order.Lines.Line.Sku', '$lookup($codes, sku) & $i & $line_item.sku & $cods'),
    );
    expect(checkProject(project).map(({ code, severity, token }) => [code, severity, token])).toEqual([
      ['mapping/unknown-variable', 'warning', '$cods'],
    ]);
  });

  it('are types and shapes that do not go together', () => {
    const project = edited(ordersProject(), ...lines, setRule('Order.No', 'id'), setRule('Order.FirstSku', 'line_items.sku'));
    expect(found(project)).toEqual([
      'expression/result-type No: id gives whole number, No takes text.',
      'expression/list-for-one FirstSku: line_items.sku is a list as soon as there is more than one, FirstSku takes one value.',
    ]);
    expect(checkProject(project).map(({ severity, place }) => [severity, place])).toEqual([
      ['warning', { rule: 'R-02', field: 'Order.No', start: 0, end: 2 }],
      ['warning', { rule: 'R-06', field: 'Order.FirstSku', start: 0, end: 14 }],
    ]);
  });

  it('are targets that are not there or set twice', () => {
    const base = edited(ordersProject(), ...lines, setRule('Order.Colour', '1'));
    const rule = base.rule['R-02'];
    if (rule === undefined) throw new Error('no rule');
    const project = { ...base, rule: { ...base.rule, 'R-90': { ...rule, id: 'R-90' } } };
    expect(found(project)).toEqual([
      'mapping/unknown-target Colour: is not a field of the target, so R-07 fills nothing that it knows.',
      'mapping/target-twice No: is already set by R-02.',
    ]);
  });
});

describe('status', () => {
  it('follows the order of precedence', () => {
    const figures = { nothing: 0, errors: 0, invalid: 0 };
    const proof = { scenarios: 1 };
    expect(deriveStatus({ mandatory: true, mapped: false })).toBe('open');
    expect(deriveStatus({ mandatory: false, mapped: false })).toBe('not-mapped');
    expect(deriveStatus({ mandatory: false, mapped: true })).toBe('unproven');
    expect(deriveStatus({ mandatory: false, mapped: true, figures: { ...figures, errors: 1 }, proof })).toBe('invalid');
    expect(deriveStatus({ mandatory: false, mapped: true, figures: { ...figures, invalid: 2 }, proof })).toBe('invalid');
    expect(deriveStatus({ mandatory: false, mapped: true, figures: { ...figures, nothing: 9 }, proof })).toBe('proven');
    expect(deriveStatus({ mandatory: true, mapped: true, figures: { ...figures, nothing: 9 }, proof })).toBe('invalid');
    expect(deriveStatus({ mandatory: true, mapped: true, figures, proof: { scenarios: 2, branches: { taken: 1, of: 2 } } })).toBe(
      'partly-proven',
    );
    expect(deriveStatus({ mandatory: true, mapped: true, figures, proof: { scenarios: 2, branches: { taken: 2, of: 2 } } })).toBe('proven');
  });

  it('is counted over all target fields', () => {
    const project = edited(ordersProject(), setRule('Order.No', 'id'), setRule('Order.Buyer', 'customer'));
    const fields = targetFields(project, 'm1').map(({ mandatory, rule }) => ({
      mandatory,
      status: deriveStatus({ mandatory, mapped: rule !== undefined }),
      ...(rule === undefined ? {} : { rule: rule.id }),
    }));
    expect(countStatus(fields)).toEqual({
      targets: 13,
      rules: 2,
      mapped: 4,
      required: 7,
      requiredMapped: 2,
      byStatus: { invalid: 0, open: 5, unproven: 4, 'partly-proven': 0, proven: 0, 'not-mapped': 4 },
    });
  });
});

describe('what a rule reads', () => {
  it('is said from the record, whatever loops it stands in', () => {
    const project = edited(
      ordersProject(),
      connect('line_items.sku', 'Order.Lines.Line.Sku'),
      setRule('Order.Lines.Line.OrderNo', '$$.id & sku & $sum(taxes.rate) & sku'),
      setRule('Order.No', '"fixed"'),
    );
    expect(Object.values(project.rule).map((rule) => ruleSources(project, rule))).toEqual([
      ['line_items.sku'],
      ['id', 'line_items.sku', 'line_items.taxes.rate'],
      [],
    ]);
  });
});

describe('two states of a project', () => {
  it('differ in rules and loops, said by target', () => {
    const before = edited(
      ordersProject(),
      connect('line_items.sku', 'Order.Lines.Line.Sku'),
      setRule('Order.No', 'id'),
      setRule('Order.Paid', 'paid'),
    );
    const after = edited(
      before,
      { type: 'rule.set', mapping: 'm1', target: 'Order.No', patch: { default: '"-"' } },
      { type: 'rule.remove', rules: ['R-03'] },
      { type: 'loop.set', mapping: 'm1', target: 'Order.Lines.Line', patch: { limit: 3 } },
    );
    expect(ruleDifferences(before, after)).toEqual([
      {
        target: 'Order.Lines.Line',
        rule: 'L-1',
        kind: 'changed',
        was: 'for each line_items as $line_item, $i',
        is: 'for each line_items as $line_item, $i limit 3',
      },
      { target: 'Order.No', rule: 'R-02', kind: 'changed', was: 'id', is: 'id (default "-")' },
      { target: 'Order.Paid', rule: 'R-03', kind: 'removed', was: 'paid' },
    ]);
  });
});
