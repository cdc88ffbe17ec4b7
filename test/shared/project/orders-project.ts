import { emptyProject, putDocument } from '#shared/project/documents/project-documents.ts';
import type { Project } from '#shared/project/documents/document.ts';
import { applyEdit } from '#shared/project/edits/apply-edit.ts';
import type { Edit } from '#shared/project/edits/edit.ts';
import type { Field, FieldType, Schema } from '#shared/schema/field.ts';

export function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  return { name, type, repeats: false, min: 1, ...more };
}

export function group(name: string, children: readonly Field[], more: Partial<Field> = {}): Field {
  return field(name, 'object', { children, ...more });
}

export function schema(children: readonly Field[], more: Partial<Schema> = {}): Schema {
  return { kind: 'inferred', records: true, root: group('', children), ...more };
}

export const orders = schema([
  field('id', 'integer'),
  field('created_at', 'dateTime'),
  field('total_price', 'string'),
  field('paid', 'boolean'),
  group('customer', [
    field('email', 'string'),
    field('first name', 'string'),
    field('country', 'string', { examples: ['CH', 'DE', 'Suisse'] }),
  ]),
  group(
    'line_items',
    [field('sku', 'string', { maxLength: 40 }), field('qty', 'integer'), group('taxes', [field('rate', 'number')], { repeats: true })],
    { repeats: true },
  ),
  field('tags', 'string', { repeats: true }),
]);

export const salesOrder = schema(
  [
    group('Order', [
      field('No', 'string'),
      field('Date', 'date'),
      field('Gross', 'number'),
      field('Paid', 'string'),
      field('FirstSku', 'string', { maxLength: 10 }),
      field('Tags', 'string', { repeats: true, min: 0 }),
      group('Buyer', [field('Email', 'string'), field('Country', 'string', { min: 0, values: ['CH', 'DE'] })], { min: 0 }),
      group('Lines', [
        group(
          'Line',
          [
            field('Sku', 'string'),
            field('OrderNo', 'string', { min: 0 }),
            group('Tax', [field('Rate', 'number'), field('Qty', 'integer', { min: 0 })], { repeats: true, min: 0 }),
          ],
          { repeats: true },
        ),
      ]),
    ]),
  ],
  { records: false },
);

/** One source of orders, a target sales order, a mapping `m1` without rules. */
export function ordersProject(): Project {
  let project = emptyProject('Orders', '2026-11-24T08:00:00Z');
  project = putDocument(project, 'side', {
    id: 's1',
    role: 'source',
    name: 'orders',
    file: 'orders.json',
    schema: orders,
    format: 'json',
    read: {},
    write: {},
  });
  project = putDocument(project, 'side', {
    id: 't1',
    role: 'target',
    name: 'order',
    file: 'SalesOrder.json',
    schema: salesOrder,
    format: 'json',
    read: {},
    write: {},
  });
  return putDocument(project, 'mapping', { id: 'm1', name: 'Orders', order: 1, sources: ['s1'], target: 't1', per: 'record' });
}

/** The project after edits that must fit. */
export function edited(project: Project, ...edits: readonly Edit[]): Project {
  let now = project;
  for (const edit of edits) {
    const outcome = applyEdit(now, edit);
    if (!outcome.ok) throw new Error(`${edit.type}: ${outcome.error.message}`);
    now = outcome.value.project;
  }
  return now;
}

export function connect(from: string, to: string): Edit {
  return { type: 'fields.connect', mapping: 'm1', source: 's1', from, to };
}

export function setRule(target: string, expression: string): Edit {
  return { type: 'rule.set', mapping: 'm1', target, patch: { expression } };
}

/** Rules and loops as `id target = text`, in the order in which they were made. */
export function listed(project: Project): readonly string[] {
  return [
    ...Object.values(project.loop).map((loop) => `${loop.id} ${loop.target} = ${loop.each} as ${loop.item}, ${loop.index}`),
    ...Object.values(project.rule).map((rule) => `${rule.id} ${rule.target} = ${rule.expression}`),
  ];
}
