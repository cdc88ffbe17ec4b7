import type { Project } from '#shared/project/documents/document.ts';
import { projectFromDocuments } from '#shared/project/documents/project-documents.ts';
import { schemaOf } from '#test/renderer/map/schema-of.ts';
import type { Rule } from '#shared/mapping/mapping.ts';

/** A small order project: a header, a loop of lines, one field without a rule. */
export function ordersProject(rules: readonly Rule[] = ordersRules): Project {
  const target = schemaOf(
    {
      Order: {
        Header: { Number: 'string', Terms: 'string', Center: 'string' },
        Lines: { 'Line[]': { No: 'integer', Sku: 'string', Total: 'number' } },
      },
    },
    true,
  );
  const root = target.root.children?.[0];
  const header = root?.children?.[0];
  if (root === undefined || header === undefined) throw new Error('The outline has a header.');
  const required = {
    ...header,
    min: 1,
    children: (header.children ?? []).map((field) => ({
      ...field,
      min: field.name === 'Center' ? 0 : 1,
      ...(field.name === 'Terms' ? { values: ['A', 'B'] } : {}),
    })),
  };
  const order = { ...root, min: 1, children: [required, ...(root.children ?? []).slice(1)] };
  return projectFromDocuments([
    {
      kind: 'side',
      document: {
        id: 'S-1',
        name: 'orders',
        role: 'source',
        schema: schemaOf({
          name: 'string',
          status: 'string',
          customer: { first: 'string', last: 'string' },
          'items[]': { sku: 'string', price: 'string', count: 'integer' },
        }),
        file: 'orders.json',
        format: 'json',
        read: {},
        write: {},
      },
    },
    {
      kind: 'side',
      document: {
        id: 'T-1',
        name: 'erp',
        role: 'target',
        schema: { ...target, root: { ...target.root, children: [order] } },
        file: 'order.xsd',
        format: 'xml',
        read: {},
        write: {},
      },
    },
    { kind: 'mapping', document: { id: 'M-1', name: 'orders', order: 1, sources: ['S-1'], target: 'T-1', per: 'record' } },
    { kind: 'loop', document: { id: 'L-1', mapping: 'M-1', target: 'Order.Lines.Line', each: 'items', item: 'line', index: 'i' } },
    ...rules.map((document) => ({ kind: 'rule' as const, document })),
  ]);
}

export const ordersRules: readonly Rule[] = [
  { id: 'R-01', mapping: 'M-1', target: 'Order.Header.Number', expression: '"SO-" & name', classification: 'internal', note: 'ERP key' },
  { id: 'R-02', mapping: 'M-1', target: 'Order.Header.Terms', expression: 'status = "paid" ? "A" : "B"', default: '"B"' },
  { id: 'R-03', mapping: 'M-1', target: 'Order.Lines.Line.No', expression: '$i + 1' },
  { id: 'R-10', mapping: 'M-1', target: 'Order.Lines.Line.Total', expression: '$number(price) * count', classification: 'confidential' },
];
