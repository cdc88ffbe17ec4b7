import { z } from 'zod';
import type { Mapping } from '#shared/mapping/mapping.ts';
import { defineDocument } from './define-document.ts';
import { expressionSchema, idSchema, nameSchema } from './text-schemas.ts';

export const mappingParts = {
  name: nameSchema,
  order: z.number(),
  sources: z.array(idSchema).max(100),
  target: idSchema,
  per: z.enum(['record', 'document']),
  keep: expressionSchema.optional(),
  onInvalid: z.enum(['reject', 'report']).optional(),
};

export const mappingDocument = defineDocument<Mapping>()('mapping', z.strictObject({ id: idSchema, ...mappingParts }));
