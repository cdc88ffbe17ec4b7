import type { Field, Schema } from '#shared/schema/field.ts';
import { fieldChildren } from '#shared/schema/field-children.ts';
import { readNumber } from '#shared/records/exact-number.ts';
import { union } from './join-types.ts';
import type { TextForm, ValueType } from './value-type.ts';
import { anything, anyValue, boolean, listOf, literalText, never, nothing, nullType, number, objectOf, text } from './value-type.ts';

/** Objects of one field are one type, so that types which meet again are known again. */
const known = new WeakMap<Field, ValueType>();

/** The type of a record, or of a list of them. */
export function schemaType(schema: Schema, many = false): ValueType {
  const record = fieldValue(schema, schema.root);
  return many ? listOf(record) : record;
}

/** What a field holds where its parent is there. */
export function fieldType(schema: Schema, field: Field): ValueType {
  const absent = field.choice !== undefined || (field.min === 0 && field.keyRequired !== true);
  const value = fieldValue(schema, field);
  return absent ? union(value, nothing) : value;
}

function fieldValue(schema: Schema, field: Field): ValueType {
  const item = union(itemType(schema, field), field.nullable === true ? nullType : never);
  if (!field.repeats) return item;
  let items = item;
  // An inference says how deep the deepest array is, not that all are.
  for (let depth = field.nested ?? 0; depth > 0; depth -= 1) items = union(items, listOf(items));
  return union(listOf(items, { filled: field.min > 0 }), field.nullable === true ? nullType : never);
}

function itemType(schema: Schema, field: Field): ValueType {
  switch (field.type) {
    case 'object':
      return objectType(schema, field);
    case 'any':
      return anyValue;
    case 'null':
      return nullType;
    case 'boolean':
      return orSpelling(field, boolean);
    case 'integer':
    case 'number':
      return orSpelling(field, { ...number, number: { whole: field.type === 'integer', long: isLong(field) } });
    case 'string':
      return field.fixed !== undefined && field.xml === undefined
        ? literalText(field.fixed)
        : field.values !== undefined && field.values.length > 0
          ? literalText(...field.values)
          : text;
    default:
      return { ...text, text: { form: field.type satisfies TextForm } };
  }
}

/** XML keeps the text of a number or boolean whose spelling would be lost: 1.50, 007, 1 for true. */
function orSpelling(field: Field, type: ValueType): ValueType {
  return field.xml === undefined ? type : union(type, text);
}

function objectType(schema: Schema, field: Field): ValueType {
  const found = known.get(field);
  if (found !== undefined) return found;
  const children = fieldChildren(schema, field);
  const open = field.open === true || children.length === 0;
  const made = objectOf(() => new Map(children.map((child) => [child.name, fieldType(schema, child)])), open ? anything : undefined);
  known.set(field, made);
  return made;
}

const beyondDouble = 2 ** 53;

/** Whether the schema, or what was seen, says that a double does not hold all of its numbers. */
function isLong(field: Field): boolean {
  if ((field.totalDigits ?? 0) > 15 && (field.totalDigits ?? 0) < 40) return true;
  if (Math.abs(field.maximum ?? 0) > beyondDouble && Math.abs(field.maximum ?? 0) < 2 ** 63) return true;
  return (field.examples ?? []).some((example) => /^-?\d+(?:\.\d+)?$/.test(example) && typeof readNumber(example) !== 'number');
}
