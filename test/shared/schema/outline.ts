import type { Schema } from '#shared/schema/field.ts';
import { cardinality } from '#shared/schema/field-label.ts';
import { walkFields } from '#shared/schema/walk-fields.ts';

/** A schema as lines `path type min..max`, for tests to compare whole. */
export function outline(schema: Schema): readonly string[] {
  return [...walkFields(schema)].map(({ path, field }) => `${path} ${field.type} ${cardinality(field)}`);
}
