import type { Value } from '#shared/records/value.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { fieldChildren } from '#shared/schema/field-children.ts';
import { isDateText, isDateTimeText } from '#shared/schema/calendar-text.ts';

/** Says of a value that nothing is wrong with it; of one that something may be wrong with it says false. */
export type Accepts = (value: Value | undefined) => boolean;

const never: Accepts = () => false;

/** Levels down to which a value is looked at quickly. */
const deepest = 20;

/**
 * A quick look at the outputs of JSON's formats, made once for a schema: nearly all outputs are right, and to see that no list of
 * problems has to be kept and no place known. What it is not sure of is left to the walk that says what is wrong.
 */
export function quickCheck(schema: Schema): Accepts {
  return occurrencesOf(schema.root, schema, 0);
}

function occurrencesOf(field: Field, schema: Schema, depth: number): Accepts {
  if (depth > deepest || field.choice !== undefined || field.choiceRequired === true || field.nested !== undefined) return never;
  const one = valueOf(field, schema, depth);
  if (one === never || !field.repeats) return one;
  const { min } = field;
  const max = field.max ?? Infinity;
  return (value) => {
    if (!Array.isArray(value) || value.length < min || value.length > max) return false;
    for (let i = 0; i < value.length; i += 1) if (!one(value[i] as Value)) return false;
    return true;
  };
}

function valueOf(field: Field, schema: Schema, depth: number): Accepts {
  const of = field.type === 'object' ? objectOf(field, schema, depth) : scalarOf(field);
  return of === never || field.nullable !== true ? of : (value) => value === null || of(value);
}

function scalarOf(field: Field): Accepts {
  if (field.fixed !== undefined || field.pattern !== undefined || field.totalDigits !== undefined || field.fractionDigits !== undefined)
    return never;
  if (field.children !== undefined || field.typeRef !== undefined) return never;
  switch (field.type) {
    case 'string':
      return textOf(field);
    case 'integer':
    case 'number':
      return numberOf(field);
    case 'boolean':
      return field.values === undefined ? (value) => typeof value === 'boolean' : never;
    case 'date':
      return field.values === undefined ? (value) => typeof value === 'string' && isDateText(value) : never;
    case 'dateTime':
      return field.values === undefined ? (value) => typeof value === 'string' && isDateTimeText(value, 'optional') : never;
    default:
      return never;
  }
}

function textOf({ values, minLength, maxLength }: Field): Accepts {
  if (minLength !== undefined) return never;
  if (values !== undefined) {
    const allowed = new Set<unknown>(values);
    return maxLength === undefined ? (value) => allowed.has(value) : never;
  }
  // Never more characters than units of UTF-16.
  if (maxLength !== undefined) return (value) => typeof value === 'string' && value.length <= maxLength;
  return (value) => typeof value === 'string';
}

function numberOf({ type, values, minimum = -Infinity, maximum = Infinity }: Field): Accepts {
  if (values !== undefined) return never;
  const whole = type === 'integer';
  return (value) => typeof value === 'number' && value >= minimum && value <= maximum && (!whole || Number.isInteger(value));
}

/** Fields in the order of the schema, as mappings make them; in another order the walk looks. */
function objectOf(field: Field, schema: Schema, depth: number): Accepts {
  const children = fieldChildren(schema, field);
  const known = field.children !== undefined || field.typeRef !== undefined;
  if (!known || children.length === 0) return never;
  const names = children.map((child) => child.name);
  const optional = children.map((child) => child.min === 0 && child.keyRequired !== true);
  const accepts = children.map((child) => occurrencesOf(child, schema, depth + 1));
  const { length } = names;
  return (value) => {
    if (!isPlain(value)) return false;
    let at = 0;
    for (const name in value) {
      while (at < length && names[at] !== name) {
        if (optional[at] !== true) return false;
        at += 1;
      }
      if (at === length || accepts[at]?.(value[name]) !== true) return false;
      at += 1;
    }
    while (at < length) {
      if (optional[at] !== true) return false;
      at += 1;
    }
    return true;
  };
}

function isPlain(value: Value | undefined): value is Readonly<Record<string, Value>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
