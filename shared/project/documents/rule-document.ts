import { z } from 'zod';
import type { Rule } from '#shared/mapping/mapping.ts';
import { defineDocument } from './define-document.ts';
import { expressionSchema, idSchema, pathSchema, textSchema } from './text-schemas.ts';

export const classificationSchema = z.enum(['public', 'internal', 'confidential', 'personal', 'special']);

export const ruleDocument = defineDocument<Rule>()(
  'rule',
  z.strictObject({
    id: idSchema,
    mapping: idSchema,
    target: pathSchema,
    expression: expressionSchema,
    default: expressionSchema.optional(),
    mandatory: z.boolean().optional(),
    classification: classificationSchema.optional(),
    note: textSchema.optional(),
  }),
);
