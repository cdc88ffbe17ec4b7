import type { Field, FieldType } from '#shared/schema/field.ts';
import type { TranslationContext } from '#shared/translate/translation.ts';
import { columnsOf } from '#shared/translate/columns.ts';

const field = (name: string, type: FieldType, more: Partial<Field> = {}): Field => ({ name, type, repeats: false, min: 1, ...more });

/** Rows of orders: `nick` may be absent, `note` may be null, `qty` is text that holds numbers. */
export const rowContext: TranslationContext = {
  columns: columnsOf({
    kind: 'inferred',
    records: true,
    root: field('', 'object', {
      children: [
        field('name', 'string'),
        field('status', 'string'),
        field('nick', 'string', { min: 0 }),
        field('note', 'string', { nullable: true }),
        field('price', 'number'),
        field('quantity', 'integer'),
        field('discount', 'number', { min: 0 }),
        field('ordered_at', 'dateTime'),
        field('qty', 'string'),
      ],
    }),
  }),
  lookups: [
    {
      id: 'K-1',
      name: 'tax_codes',
      file: 'tax-codes.csv',
      columns: ['rate', 'code'],
      key: 'rate',
      value: 'code',
      rows: [['0.19', 'V19']],
      noMatch: { kind: 'nothing' },
    },
  ],
};
