import type { Field, Schema } from './field.ts';
import { walkFields } from './walk-fields.ts';

/** Whether a field carries a value itself: not a group of other fields. A field of an unfolded type is a group. */
export function isLeaf(field: Field): boolean {
  return (field.children === undefined || field.children.length === 0) && field.typeRef === undefined && field.recursive === undefined;
}

/** How many leaves are written out in the tree. */
export function countLeaves(schema: Schema): number {
  let count = 0;
  for (const { field } of walkFields(schema)) if (isLeaf(field)) count += 1;
  return count;
}

/** How many fields, groups included, are written out in the tree. */
export function countFields(schema: Schema): number {
  let count = 0;
  for (const _ of walkFields(schema)) count += 1;
  return count;
}
