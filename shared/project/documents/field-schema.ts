import { z } from 'zod';
import type { Field, Schema } from '#shared/schema/field.ts';
import { recordSchema, textSchema } from './text-schemas.ts';
import { limits } from './limits.ts';

const count = z.number().int().nonnegative();
const shortTexts = z.array(z.string().max(limits.text)).max(100_000);

const fieldTypes = [
  'object',
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'dateTime',
  'time',
  'duration',
  'base64',
  'null',
  'any',
] as const;

const factsSchema = z.strictObject({
  parents: count,
  present: count,
  nulls: count,
  empty: count,
  distinct: count,
  fewest: count.optional(),
  most: count.optional(),
});

/** One field and all below it. Its depth is bounded by `isShallow` before this recursion runs. */
const fieldSchema: z.ZodType<Field> = z.lazy(() => z.strictObject(fieldShape));

const fieldShape = {
  name: z.string().max(limits.path),
  type: z.enum(fieldTypes),
  repeats: z.boolean(),
  nested: z.number().int().min(1).max(limits.fieldDepth).optional(),
  min: count,
  max: count.nullable().optional(),
  keyRequired: z.boolean().optional(),
  nullable: z.boolean().optional(),
  children: z.array(fieldSchema).max(100_000).optional(),
  values: shortTexts.optional(),
  fixed: textSchema.optional(),
  default: textSchema.optional(),
  pattern: textSchema.optional(),
  minLength: count.optional(),
  maxLength: count.optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  totalDigits: count.optional(),
  fractionDigits: count.optional(),
  floating: z.boolean().optional(),
  note: textSchema.optional(),
  examples: z.array(z.string().max(limits.text)).max(1_000).optional(),
  xml: z.strictObject({ kind: z.enum(['element', 'attribute', 'text']), namespace: textSchema.optional() }).optional(),
  choice: textSchema.optional(),
  choiceRequired: z.boolean().optional(),
  recursive: z.string().max(limits.path).optional(),
  typeRef: textSchema.optional(),
  open: z.boolean().optional(),
  seen: factsSchema.optional(),
} satisfies { readonly [K in keyof Required<Field>]: z.ZodType<Field[K]> };

/** Whether fields nest no deeper than the bound; walks without recursion. */
function isShallow(value: unknown): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (typeof at.value !== 'object' || at.value === null) continue;
    if (at.depth > limits.fieldDepth * 2) return false;
    for (const inner of Array.isArray(at.value) ? at.value : Object.values(at.value)) open.push({ value: inner, depth: at.depth + 1 });
  }
  return true;
}

const shapeSchema = z.strictObject({
  kind: z.enum(['inferred', 'json-schema', 'xsd']),
  root: fieldSchema,
  records: z.boolean(),
  prefixes: recordSchema(textSchema).optional(),
  types: recordSchema(z.array(fieldSchema).max(100_000)).optional(),
} satisfies { readonly [K in keyof Required<Schema>]: z.ZodType<Schema[K]> });

/** A tree of fields, at most 200 deep. */
export const schemaSchema: z.ZodType<Schema> = z
  .custom<unknown>(isShallow, { message: `Fields nest deeper than ${limits.fieldDepth}.`, abort: true })
  .pipe(shapeSchema);
