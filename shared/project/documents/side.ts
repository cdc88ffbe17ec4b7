import { z } from 'zod';
import type { FormatName, FormatOptions } from '#shared/formats/codec.ts';
import type { Schema } from '#shared/schema/field.ts';
import { defineDocument } from './define-document.ts';
import { schemaSchema } from './field-schema.ts';
import { limits } from './limits.ts';
import { formatOptionsSchema, formatSchema, idSchema, recordSchema, nameSchema, variableSchema } from './text-schemas.ts';

/** A named source, or the target. */
export interface Side {
  readonly id: string;
  readonly role: 'source' | 'target';
  /** Key in the input object when a mapping has several sources: letters, digits, underscore. */
  readonly name: string;
  /** The file that the schema came from, as shown: `orders-sample.json`, `SalesOrder.xsd`. */
  readonly file: string;
  /** A line of words beside it: `Shopify order`, `4.2, ERP sales order`. */
  readonly label?: string;
  readonly schema: Schema;
  /** Schema files kept whole (name → text), for validation of XML. */
  readonly schemaFiles?: Readonly<Record<string, string>>;
  readonly format: FormatName;
  readonly read: FormatOptions;
  readonly write: FormatOptions;
  /** The sample whose values are shown; sources only. */
  readonly sample?: string;
}

export const sideDocument = defineDocument<Side>()(
  'side',
  z.strictObject({
    id: idSchema,
    role: z.enum(['source', 'target']),
    name: variableSchema,
    file: nameSchema,
    label: nameSchema.optional(),
    schema: schemaSchema,
    schemaFiles: recordSchema(z.string().max(limits.schemaFile)).optional(),
    format: formatSchema,
    read: formatOptionsSchema,
    write: formatOptionsSchema,
    sample: idSchema.optional(),
  }),
);
