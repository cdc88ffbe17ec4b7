import type { JsonValue } from '#shared/base/json-value.ts';
import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { fieldChildren } from '#shared/schema/field-children.ts';
import { asObject } from '#renderer/map/source-value.ts';
import type { MissingField } from './output-lines.ts';

/** Enough to mark; an output that lacks more is wrong as a whole and its problems say so. */
const atMost = 200;

/** Required fields that an output lacks, where the group that should hold them is there. `mandatory` are rules' own demands. */
export function missingFields(schema: Schema, output: JsonValue | undefined, mandatory: ReadonlySet<FieldPath>): readonly MissingField[] {
  const found: MissingField[] = [];
  const visit = (field: Field, path: FieldPath, items: readonly number[], value: JsonValue): void => {
    if (found.length >= atMost) return;
    if (Array.isArray(value)) {
      (value as readonly JsonValue[]).forEach((item, at) => visit(field, path, [...items, at], item));
      return;
    }
    const object = asObject(value);
    if (object === undefined) return;
    const children = fieldChildren(schema, field);
    const order = children.map((child) => child.name);
    for (const child of children) {
      const below = childPath(path, child.name);
      if (Object.hasOwn(object, child.name)) {
        const held = object[child.name];
        if (held !== undefined) visit(child, below, items, held);
      } else if ((child.min > 0 && child.choice === undefined) || mandatory.has(below)) {
        found.push({ parent: path, items, name: child.name, order });
      }
    }
  };
  if (output !== undefined) visit(schema.root, '', [], output);
  return found;
}
