import { describe, expect, it } from 'vitest';
import type { SpecSection } from '#shared/project/documents/spec-section.ts';
import { mergeKey } from '#shared/project/edits/merge-key.ts';
import { ordersProject, setRule } from '../orders-project.ts';

type Rows = readonly Readonly<Record<string, string>>[];

const people: Rows = [{ role: 'Owner' }, { role: 'Lead' }];
const section = (owner: string, rows: Rows): SpecSection => ({ id: 'basic', fields: { owner }, tables: { people: rows } });
const keyOf = (after: SpecSection): string | undefined =>
  mergeKey({ type: 'spec.set', section: after }, { ...ordersProject(), spec: { basic: section('Ada', people) } });

describe('what becomes one step of the history with the step before', () => {
  it('is typing into one field or one cell of a section', () => {
    const field = keyOf(section('Ada B', people));
    const cell = keyOf(section('Ada', [{ role: 'Owner' }, { role: 'Leads' }]));
    expect([field, cell]).toEqual(['["spec.set","basic","owner"]', '["spec.set","basic","people",1,"role"]']);
    expect(keyOf(section('Ada', [{ role: 'Owner' }, { role: 'Lead', mail: 'a' }]))).toBe('["spec.set","basic","people",1,"mail"]');
  });

  it('is never a row added, taken away or moved, nor several values at once', () => {
    const steps = [
      section('Ada', [...people, {}]),
      section('Ada', [{ role: 'Owner' }]),
      section('Ada', []),
      section('Ada', people.toReversed()),
      section('Ada B', [{ role: 'Owner' }, { role: 'Leads' }]),
      section('Ada', people),
    ];
    expect(steps.map(keyOf)).toEqual(steps.map(() => undefined));
  });

  it('is typing an expression, each rule by itself', () => {
    const project = ordersProject();
    expect(mergeKey(setRule('Order.No', 'i'), project)).toBe(mergeKey(setRule('Order.No', 'id'), project));
    expect(mergeKey(setRule('Order.No', 'i'), project)).not.toBe(mergeKey(setRule('Order.Gross', 'i'), project));
    expect(mergeKey({ type: 'rule.set', mapping: 'm1', target: 'Order.No', patch: { mandatory: true } }, project)).toBeUndefined();
    expect(mergeKey({ type: 'rule.remove', rules: ['R-01'] }, project)).toBeUndefined();
  });
});
