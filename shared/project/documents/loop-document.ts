import { z } from 'zod';
import type { Loop } from '#shared/mapping/mapping.ts';
import { defineDocument } from './define-document.ts';
import { expressionSchema, idSchema, pathSchema, variableSchema } from './text-schemas.ts';

export const loopParts = {
  each: expressionSchema,
  item: variableSchema,
  index: variableSchema,
  where: expressionSchema.optional(),
  sort: z.strictObject({ by: expressionSchema, descending: z.boolean().optional() }).optional(),
  limit: z.number().int().nonnegative().optional(),
};

export const loopDocument = defineDocument<Loop>()(
  'loop',
  z.strictObject({ id: idSchema, mapping: idSchema, target: pathSchema, ...loopParts }),
);
