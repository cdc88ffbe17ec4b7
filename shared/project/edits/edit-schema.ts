import { z } from 'zod';
import { idSchema, expressionSchema, recordSchema, nameSchema, pathSchema, textSchema } from '#shared/project/documents/text-schemas.ts';
import { pointSchema } from '#shared/project/documents/layout.ts';
import { loopParts } from '#shared/project/documents/loop-document.ts';
import { lookupParts } from '#shared/project/documents/lookup-document.ts';
import { mappingParts } from '#shared/project/documents/mapping-document.ts';
import { classificationSchema } from '#shared/project/documents/rule-document.ts';
import { sampleDocument } from '#shared/project/documents/sample.ts';
import { scenarioParts } from '#shared/project/documents/scenario-document.ts';
import { sideDocument } from '#shared/project/documents/side.ts';
import { specDocument } from '#shared/project/documents/spec-section.ts';
import type { Edit } from './edit.ts';

const manyIds = z.array(idSchema).min(1).max(100_000);

const patchSchema = z.strictObject({
  expression: expressionSchema.optional(),
  default: expressionSchema.nullable().optional(),
  mandatory: z.boolean().nullable().optional(),
  classification: classificationSchema.nullable().optional(),
  note: textSchema.nullable().optional(),
});

const loopPatchSchema = z
  .strictObject({ ...loopParts, where: loopParts.where.nullable(), sort: loopParts.sort.nullable(), limit: loopParts.limit.nullable() })
  .partial();

const mappingPatchSchema = z
  .strictObject({ ...mappingParts, keep: mappingParts.keep.nullable(), onInvalid: mappingParts.onInvalid.nullable() })
  .partial();

const plainEdits = [
  z.strictObject({ type: z.literal('rule.set'), mapping: idSchema, target: pathSchema, patch: patchSchema }),
  z.strictObject({ type: z.literal('rule.remove'), rules: manyIds }),
  z.strictObject({ type: z.literal('rule.move'), rule: idSchema, target: pathSchema }),
  z.strictObject({
    type: z.literal('fields.connect'),
    mapping: idSchema,
    source: idSchema,
    from: pathSchema,
    to: pathSchema,
    combine: z.boolean().optional(),
  }),
  z.strictObject({ type: z.literal('loop.set'), mapping: idSchema, target: pathSchema, patch: loopPatchSchema }),
  z.strictObject({ type: z.literal('loop.remove'), loops: manyIds }),
  z.strictObject({ type: z.literal('mapping.set'), mapping: idSchema, patch: mappingPatchSchema }),
  z.strictObject({ type: z.literal('mapping.fromExpression'), mapping: idSchema, expression: z.string().max(5_000_000) }),
  z.strictObject({ type: z.literal('lookup.set'), lookup: z.strictObject({ id: idSchema.optional(), ...lookupParts }) }),
  z.strictObject({ type: z.literal('lookup.remove'), lookup: idSchema }),
  z.strictObject({ type: z.literal('scenario.set'), scenario: z.strictObject({ id: idSchema.optional(), ...scenarioParts }) }),
  z.strictObject({ type: z.literal('scenario.remove'), scenarios: manyIds }),
  z.strictObject({ type: z.literal('layout.move'), mapping: idSchema, nodes: recordSchema(pointSchema.nullable()) }),
  z.strictObject({ type: z.literal('spec.set'), section: specDocument.schema }),
  z.strictObject({ type: z.literal('info.set'), patch: z.strictObject({ name: nameSchema, version: nameSchema }).partial() }),
  z.strictObject({
    type: z.literal('side.set'),
    side: sideDocument.schema,
    sample: sampleDocument.schema.optional(),
    renames: recordSchema(pathSchema).optional(),
  }),
] as const;

/** Steps inside a step may hold steps, but no deeper than this. */
const batchDepth = 3;

/** Validates an edit on arrival; every unknown key is refused. */
export const editSchema: z.ZodType<Edit> = editsUpTo(batchDepth);

function editsUpTo(depth: number): z.ZodType<Edit> {
  if (depth === 0) return z.discriminatedUnion('type', plainEdits);
  const batch = z.strictObject({ type: z.literal('batch'), label: nameSchema, edits: z.array(editsUpTo(depth - 1)).max(100_000) });
  return z.discriminatedUnion('type', [...plainEdits, batch]);
}
