import { z } from 'zod';
import type { Scenario } from '#shared/scenarios/scenario.ts';
import { defineDocument } from './define-document.ts';
import { jsonSchema } from './json-schema.ts';
import { expressionSchema, idSchema, instantSchema, nameSchema, pathSchema, textSchema } from './text-schemas.ts';

const expectationSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('output'), value: jsonSchema }),
  z.strictObject({ kind: z.literal('filtered') }),
  z.strictObject({ kind: z.literal('rejected'), rule: idSchema.optional(), code: nameSchema.optional() }),
  z.strictObject({
    kind: z.literal('assertions'),
    assertions: z.array(z.strictObject({ name: nameSchema, expression: expressionSchema })).max(1_000),
  }),
]);

export const scenarioParts = {
  mapping: idSchema,
  name: nameSchema,
  input: jsonSchema,
  origin: textSchema.optional(),
  expected: expectationSchema,
  comparison: z
    .strictObject({
      number: z.number().nonnegative().optional(),
      trim: z.boolean().optional(),
      ignore: z.array(pathSchema).max(1_000).optional(),
    })
    .optional(),
  now: instantSchema.optional(),
  approved: z.strictObject({ at: instantSchema, reason: textSchema.optional() }).optional(),
};

export const scenarioDocument = defineDocument<Scenario>()('scenario', z.strictObject({ id: idSchema, ...scenarioParts }));
