import type { FieldPath } from '#shared/base/field-path.ts';
import { splitPath } from '#shared/base/field-path.ts';
import type { Field, Schema } from './field.ts';
import { fieldChildren } from './field-children.ts';

/**
 * The same schema with the children of every field along the paths written out, down to and including the last name
 * that exists. Fields that were written out already are untouched, so expanding twice changes nothing.
 */
export function expandSchema(schema: Schema, paths: readonly FieldPath[]): Schema {
  let root = schema.root;
  for (const path of paths) {
    const names = splitPath(path);
    if (names !== undefined) root = expandField(schema, root, names);
  }
  return root === schema.root ? schema : { ...schema, root };
}

function expandField(schema: Schema, field: Field, names: readonly string[]): Field {
  const [name, ...below] = names;
  const own = field.children ?? fieldChildren(schema, field);
  if (own.length === 0) return field;
  const at = name === undefined ? -1 : own.findIndex((child) => child.name === name);
  const child = own[at];
  const grown = child === undefined ? undefined : expandField(schema, child, below);
  if (field.children !== undefined && grown === child) return field;
  const { recursive: _recursive, typeRef: _typeRef, ...rest } = field;
  const children = grown === undefined || grown === child ? own : own.with(at, grown);
  return { ...rest, children };
}
