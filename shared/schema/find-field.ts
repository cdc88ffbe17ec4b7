import type { FieldPath } from '#shared/base/field-path.ts';
import { splitPath } from '#shared/base/field-path.ts';
import type { Field, Schema } from './field.ts';
import { childField } from './field-children.ts';

/** The field at a path; the empty path is the root. `undefined` where there is none or the path is not one. */
export function findField(schema: Schema, path: FieldPath): Field | undefined {
  return findTrail(schema, path)?.at(-1);
}

/** The fields from the root down to the one at a path, both included. */
export function findTrail(schema: Schema, path: FieldPath): readonly Field[] | undefined {
  const names = splitPath(path);
  if (names === undefined) return undefined;
  const trail: Field[] = [schema.root];
  let field = schema.root;
  for (const name of names) {
    const child = childField(schema, field, name);
    if (child === undefined) return undefined;
    trail.push(child);
    field = child;
  }
  return trail;
}
