import type { Project } from '#shared/project/documents/document.ts';
import type { SpecSection } from '#shared/project/documents/spec-section.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import type { MeasuredRun } from '#shared/spec/measured.ts';
import type { SpecField } from '#shared/spec/section.ts';
import { sectionList } from '#shared/spec/section-list.ts';
import { cellKey, fieldKey } from '#shared/spec/section-values.ts';

/** A project in which nothing is said yet. */
export function bareProject(): Project {
  return {
    info: { project: { id: 'project', name: 'Shop to ERP', version: '0.1', created: '2026-03-04T05:06:07Z', counters: {} } },
    side: {},
    sample: {},
    mapping: {},
    rule: {},
    loop: {},
    lookup: {},
    scenario: {},
    layout: {},
    spec: {},
  };
}

const leaf = (name: string, type: Field['type'], min = 0): Field => ({ name, type, repeats: false, min });
const schema = (children: readonly Field[]): Schema => ({
  kind: 'inferred',
  records: true,
  root: { name: '', type: 'object', repeats: false, min: 1, children: [...children] },
});

/** Orders to sales orders with a loop, a default, a lookup table of personal data and one mandatory field without a rule. */
export function smallProject(): Project {
  const lines = (children: readonly Field[]): Field => ({ name: 'lines', type: 'object', repeats: true, min: 0, children: [...children] });
  const rule = (id: string, target: string, expression: string, more: object = {}) => ({
    [id]: { id, mapping: 'm1', target, expression, ...more },
  });
  return {
    ...bareProject(),
    side: {
      s: {
        id: 's',
        role: 'source',
        name: 'orders',
        file: 'orders.json',
        schema: schema([leaf('id', 'string', 1), leaf('mail', 'string'), lines([leaf('sku', 'string')])]),
        format: 'json',
        read: {},
        write: {},
      },
      t: {
        id: 't',
        role: 'target',
        name: 'sales',
        file: 'Sales.json',
        schema: schema([
          { ...leaf('No', 'string', 1), minLength: 1, maxLength: 35 },
          { ...leaf('Buyer', 'string'), values: ['A', 'B'] },
          leaf('Total', 'number', 1),
          leaf('Remark', 'string'),
          lines([{ ...leaf('Sku', 'string'), fixed: 'X' }]),
        ]),
        format: 'json',
        read: {},
        write: {},
      },
    },
    mapping: { m1: { id: 'm1', name: 'orders', order: 1, sources: ['s'], target: 't', per: 'record', keep: 'id != ""' } },
    loop: { 'L-1': { id: 'L-1', mapping: 'm1', target: 'lines', each: 'lines', item: 'line', index: 'i', where: 'sku != ""' } },
    rule: {
      ...rule('R-01', 'No', '$uppercase(id)'),
      ...rule('R-02', 'Buyer', '$lookup($customers, mail)', {
        default: '"unknown"',
        classification: 'personal',
        note: 'Ends a comment */ early',
      }),
      ...rule('R-03', 'lines.Sku', 'sku'),
    },
    lookup: {
      c: {
        id: 'c',
        name: 'customers',
        columns: ['mail', 'name'],
        key: 'mail',
        value: 'name',
        rows: [['ann@example.com', 'Ann Secret']],
        noMatch: { kind: 'nothing' },
      },
      k: {
        id: 'k',
        name: 'codes',
        columns: ['code', 'word'],
        key: 'code',
        value: 'word',
        rows: [['A', 'Active']],
        noMatch: { kind: 'reject' },
      },
    },
    scenario: {
      'T-1': { id: 'T-1', mapping: 'm1', name: 'Order without lines is kept', input: {}, expected: { kind: 'output', value: {} } },
      'T-2': { id: 'T-2', mapping: 'm1', name: 'Empty order is rejected', input: {}, expected: { kind: 'rejected' } },
    },
  };
}

export function run(number: number, more: Partial<MeasuredRun> = {}): MeasuredRun {
  return {
    number,
    mapping: 'm1',
    input: 'orders_2026-05.ndjson',
    started: '2026-07-13T16:20:00Z',
    milliseconds: 40_000,
    counts: { read: 1_204, mapped: 1_190, rejected: 9, filtered: 5, written: 1_190 },
    state: 'done',
    stale: false,
    rejectsByCause: [{ stage: 'map', cause: 'R-01', count: 9 }],
    checks: [{ name: 'Record count', holds: true, figure: '1,204 = 1,190 + 9 + 5' }],
    ...more,
  };
}

/** One typed value of a form, and where it stands. */
export interface TypedValue {
  readonly section: string;
  readonly key: string;
  readonly input: SpecField['input'];
  readonly value: string;
}

/**
 * A value of its own for every field, cell, tick and runbook that the sections declare: `values` says them, `spec` holds
 * them as the project keeps them. `valueOf` makes the text of free fields.
 */
export function everythingTyped(valueOf: (key: string, field: SpecField) => string): {
  readonly spec: Readonly<Record<string, SpecSection>>;
  readonly values: readonly TypedValue[];
} {
  const values: TypedValue[] = [];
  const spec: Record<string, SpecSection> = {};
  for (const { id, parts } of sectionList) {
    const fields: Record<string, string> = {};
    const tables: Record<string, Record<string, string>[]> = {};
    const make = (key: string, field: SpecField): string => {
      const value = field.choices === undefined ? valueOf(`${id}.${key}`, field) : (field.choices.at(-1) ?? '');
      values.push({ section: id, key, input: field.input, value });
      return value;
    };
    const type = (part: string, field: SpecField, column?: string): void => {
      const key = fieldKey(part, field.name, column);
      fields[key] = make(key, field);
    };
    const rows = (part: string, columns: readonly SpecField[]): void => {
      tables[part] = [0, 1].map((row) =>
        Object.fromEntries(columns.map((column) => [column.name, make(cellKey(part, row, column.name), column)])),
      );
    };
    for (const part of parts) {
      switch (part.kind) {
        case 'properties':
          for (const field of part.fields) for (const column of part.columns ?? [undefined]) type(part.id, field, column?.name);
          break;
        case 'bullets':
        case 'steps':
          for (const field of part.fields) type(part.id, field);
          break;
        case 'code':
          type(part.id, part.field);
          break;
        case 'table':
        case 'runbooks':
          rows(part.id, part.columns);
          break;
        case 'generated-code':
          for (const field of part.fields) type(part.id, field);
          if (part.columns !== undefined) rows(part.id, part.columns);
          break;
        case 'checklist':
          for (const item of part.items) {
            fields[fieldKey(part.id, `${item.name}.done`)] = 'yes';
            type(part.id, { name: `${item.name}.by`, label: 'By', input: 'text' });
          }
          break;
        case 'derived':
      }
    }
    spec[id] = { id, fields, tables };
  }
  return { spec, values };
}
