import type { Field, Schema } from './field.ts';

const none: readonly Field[] = [];

/** The children of a field, wherever they are written: on the field itself or in the schema's types. */
export function fieldChildren(schema: Schema, field: Field): readonly Field[] {
  if (field.children !== undefined) return field.children;
  if (field.typeRef === undefined || schema.types === undefined) return none;
  return Object.hasOwn(schema.types, field.typeRef) ? (schema.types[field.typeRef] ?? none) : none;
}

/** Whether a field has children, written out or not. */
export function hasChildren(schema: Schema, field: Field): boolean {
  return fieldChildren(schema, field).length > 0;
}

/** The child of that name. */
export function childField(schema: Schema, field: Field, name: string): Field | undefined {
  return fieldChildren(schema, field).find((child) => child.name === name);
}
