import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { childField, fieldChildren } from '#shared/schema/field-children.ts';
import type { Origin } from '#shared/syntax/origin.ts';
import type { ValueType } from './types/value-type.ts';

export type VariableKind = 'lookup' | 'index' | 'item' | 'parameter';

/** A variable that an expression finds bound: a lookup table, a loop's position, an outer item, a parameter. */
export interface LanguageVariable {
  /** Without `$`. */
  readonly name: string;
  readonly kind: VariableKind;
  /** A few words beside the name: `8,412 rows`, `item of line_items`. */
  readonly detail?: string;
  /** Fields of an outer item. */
  readonly schema?: Schema;
  /** What is known of its values where it has no schema. */
  readonly type?: ValueType;
  /** Of a lookup table: what its cells are, and what it answers for a key that it lacks. */
  readonly table?: Pick<LookupTable, 'columns' | 'value' | 'noMatch'>;
}

/** Where an expression stands: what it can read. */
export interface LanguageContext {
  /** What the expression reads by name: the record, or the item of its loop. */
  readonly schema: Schema;
  /** What is known of it where it has no schema. */
  readonly type?: ValueType;
  /** The whole record, `$$`. */
  readonly root: Schema;
  /** The whole record is the list of all rows: a table mapped as one document. */
  readonly rootIsList?: boolean;
  readonly variables: readonly LanguageVariable[];
  /** The field that the value is for. */
  readonly target?: KnownField;
}

/** A field with the schema that it is part of. */
export interface KnownField {
  readonly schema: Schema;
  readonly field: Field;
}

/** The field at a place in the input. `unknown` where the schema says nothing of it, `missing` where it says there is none. */
export function fieldAt(origin: Origin, context: LanguageContext): KnownField | 'unknown' | 'missing' {
  const schema = schemaOf(origin, context);
  if (schema === undefined) return 'unknown';
  let field = schema.root;
  for (const name of origin.names) {
    const child = childField(schema, field, name);
    if (child === undefined) return isOpen(schema, field) ? 'unknown' : 'missing';
    field = child;
  }
  return { schema, field };
}

function schemaOf({ root }: Origin, context: LanguageContext): Schema | undefined {
  if (root === 'context') return context.schema;
  if (root === 'root') return context.root;
  return context.variables.find((variable) => variable.name === root.variable)?.schema;
}

/** Whether a field may have children that the schema does not name. */
function isOpen(schema: Schema, field: Field): boolean {
  if (field.open === true || field.type === 'any' || field.recursive !== undefined) return true;
  return field.type === 'object' && fieldChildren(schema, field).length === 0;
}

/** Fields below the places a name is read from, each name once; `undefined` when the schema does not know all of them. */
export function fieldsBelow(origins: readonly Origin[], context: LanguageContext): readonly KnownField[] | undefined {
  const found = new Map<string, KnownField>();
  for (const origin of origins) {
    const at = fieldAt(origin, context);
    if (at === 'unknown' || (at !== 'missing' && isOpen(at.schema, at.field) && fieldChildren(at.schema, at.field).length === 0))
      return undefined;
    if (at === 'missing') continue;
    for (const field of fieldChildren(at.schema, at.field)) if (!found.has(field.name)) found.set(field.name, { schema: at.schema, field });
  }
  return [...found.values()];
}
