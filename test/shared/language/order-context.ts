import type { Field, FieldType, Schema } from '#shared/schema/field.ts';
import type { LanguageContext } from '#shared/language/language-context.ts';

function field(name: string, type: FieldType, more: Partial<Field> = {}): Field {
  return { name, type, repeats: false, min: 1, ...more };
}

const lineItems = field('line_items', 'object', {
  repeats: true,
  max: null,
  children: [
    field('sku', 'string', { examples: ['TEE-NVY-M', 'MUG-STN-01'] }),
    field('price', 'number'),
    field('taxable', 'boolean'),
    field('tax_lines', 'object', { repeats: true, min: 0, max: null, children: [field('rate', 'number')] }),
  ],
});

const order: Schema = {
  kind: 'inferred',
  records: true,
  root: field('', 'object', {
    children: [
      field('id', 'integer'),
      field('financial_status', 'string', { values: ['paid', 'pending'] }),
      field('customer', 'object', {
        min: 0,
        children: [
          field('first_name', 'string'),
          field('email', 'string', { note: 'Personal.' }),
          field('@id', 'string'),
          field('odd`name', 'string'),
        ],
      }),
      field('extra', 'any'),
      lineItems,
    ],
  }),
};

const line: Schema = { ...order, records: false, root: { ...lineItems, name: '', repeats: false } };

/** A rule at the record of a small order. */
export const orderContext: LanguageContext = {
  schema: order,
  root: order,
  variables: [
    { name: 'tax_codes', kind: 'lookup', detail: '11 rows' },
    { name: 'i', kind: 'index' },
  ],
};

/** A rule inside a loop over its lines; `$line` names the item. */
export const lineContext: LanguageContext = {
  schema: line,
  root: order,
  variables: [...orderContext.variables, { name: 'line', kind: 'item', schema: line }],
};
