import type { FieldPath } from '#shared/base/field-path.ts';
import type { Field, Schema } from './field.ts';
import { fieldChildren } from './field-children.ts';
import { findField } from './find-field.ts';

/**
 * One item of the array at a loop's source path, as a nameless root: its children are the fields that rules inside the
 * loop read. A field that does not repeat gives itself, once. `undefined` where the path leads nowhere.
 */
export function contextField(schema: Schema, source: FieldPath): Field | undefined {
  const field = findField(schema, source);
  if (field === undefined) return undefined;
  const { max: _max, recursive: _recursive, typeRef: _typeRef, nested, ...rest } = field;
  const children = fieldChildren(schema, field);
  const inner = nested === undefined ? 0 : nested;
  return {
    ...rest,
    name: '',
    min: 1,
    repeats: inner > 0,
    ...(inner > 1 ? { nested: inner - 1 } : {}),
    ...(children.length > 0 || field.children !== undefined ? { children } : {}),
  };
}

/** The item of a loop as a schema of its own, so that paths relative to the item can be followed through types. */
export function contextSchema(schema: Schema, source: FieldPath): Schema | undefined {
  const root = contextField(schema, source);
  return root === undefined ? undefined : { ...schema, root, records: false };
}
