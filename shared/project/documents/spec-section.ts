import { z } from 'zod';
import { defineDocument } from './define-document.ts';
import { idSchema, recordSchema, textSchema } from './text-schemas.ts';

/** Typed values of one section: simple fields by name, tables as rows of cells by column name. */
export interface SpecSection {
  readonly id: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly tables: Readonly<Record<string, readonly Readonly<Record<string, string>>[]>>;
}

const cells = recordSchema(textSchema);

export const specDocument = defineDocument<SpecSection>()(
  'section of the specification',
  z.strictObject({ id: idSchema, fields: cells, tables: recordSchema(z.array(cells).max(10_000)) }),
);
