import { z } from 'zod';
import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import { defineDocument } from './define-document.ts';
import { jsonSchema } from './json-schema.ts';
import { idSchema, nameSchema, textSchema, variableSchema } from './text-schemas.ts';

export const lookupParts = {
  name: variableSchema,
  file: nameSchema.optional(),
  columns: z.array(textSchema).max(1_000),
  key: textSchema,
  value: textSchema.optional(),
  rows: z.array(z.array(textSchema).max(1_000)).max(1_000_000),
  noMatch: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('nothing') }),
    z.strictObject({ kind: z.literal('reject') }),
    z.strictObject({ kind: z.literal('default'), value: jsonSchema }),
    z.strictObject({ kind: z.literal('keep') }),
  ]),
};

export const lookupDocument = defineDocument<LookupTable>()('lookup table', z.strictObject({ id: idSchema, ...lookupParts }));
