import type { Field, FieldType } from '#shared/schema/field.ts';
import type { ContentPlan, FieldPlan } from '#shared/schema-readers/grow-tree.ts';
import type { Flattener } from './flatten-schema.ts';
import type { FlatSchema } from './flat-schema.ts';
import type { Part } from './parts.ts';

const formats: Readonly<Record<string, FieldType>> = {
  date: 'date',
  'date-time': 'dateTime',
  time: 'time',
  duration: 'duration',
  base64: 'base64',
  byte: 'base64',
};

/** Arrays in arrays are followed so far. */
const mostNested = 8;

/** The field that a part describes; `undefined` where no value may stand. */
export function planField(flattener: Flattener, name: string, part: Part, required: boolean, choice?: string): FieldPlan | undefined {
  const outer = flattener.flatten(part);
  if (outer.never) return undefined;
  let flat = outer;
  let arrays = 0;
  while (isList(flat) && arrays < mostNested) {
    arrays += 1;
    const items = flat.items;
    flat =
      items === undefined
        ? { ...flat, types: undefined, props: new Map(), key: '', facets: {}, values: undefined, fixed: undefined }
        : flattener.flatten(items);
  }
  const repeats = arrays > 0;
  const least = outer.minItems ?? 0;
  const content = contentOf(flattener, flat);
  const nullable = has(outer, 'null') || has(flat, 'null');
  const field: Omit<Field, 'children' | 'recursive' | 'typeRef'> = {
    name,
    type: fieldType(flat),
    repeats,
    ...(arrays > 1 ? { nested: arrays - 1 } : {}),
    min: !required ? 0 : repeats ? least : 1,
    ...(repeats && required && least === 0 ? { keyRequired: true } : {}),
    ...(repeats ? { max: outer.maxItems ?? null } : {}),
    ...(nullable ? { nullable: true } : {}),
    ...facetsOf(flat),
    ...ifSaid('default', outer.default),
    ...ifSaid('note', outer.note ?? flat.note),
    ...(flat.examples === undefined ? {} : { examples: flat.examples }),
    ...(choice === undefined ? {} : { choice, choiceRequired: true }),
    ...(flat.open ? { open: true } : {}),
  };
  return content === undefined ? { field } : { field, content };
}

function contentOf(flattener: Flattener, flat: FlatSchema): ContentPlan | undefined {
  if (flat.props.size === 0) return undefined;
  return {
    key: flat.key,
    plans: () =>
      [...flat.props].flatMap(([name, part]) => {
        const choice = flat.choices.get(name);
        return planField(flattener, name, part, choice === undefined && flat.required.has(name), choice) ?? [];
      }),
  };
}

function isList(flat: FlatSchema): boolean {
  return has(flat, 'array') && [...(flat.types ?? [])].every((type) => type === 'array' || type === 'null');
}

function has(flat: FlatSchema, type: 'array' | 'null'): boolean {
  return flat.types?.has(type) === true;
}

function fieldType(flat: FlatSchema): FieldType {
  const types = [...(flat.types ?? [])].filter((type) => type !== 'null');
  const [only] = types;
  if (only === undefined) return has(flat, 'null') ? 'null' : flat.props.size > 0 ? 'object' : 'any';
  if (types.length > 1) return types.every((type) => type === 'integer' || type === 'number') ? 'number' : 'any';
  if (only === 'array') return 'any';
  if (only !== 'string') return only;
  const format = flat.facets.format;
  return format !== undefined && Object.hasOwn(formats, format) ? (formats[format] ?? 'string') : 'string';
}

function facetsOf(flat: FlatSchema): Partial<Field> {
  const { pattern, minLength, maxLength, minimum, maximum, fractionDigits } = flat.facets;
  return {
    ...(flat.values === undefined || flat.values.length === 0 ? {} : { values: flat.values }),
    ...ifSaid('fixed', flat.fixed),
    ...ifSaid('pattern', pattern),
    ...ifSaid('minLength', minLength),
    ...ifSaid('maxLength', maxLength),
    ...ifSaid('minimum', minimum),
    ...ifSaid('maximum', maximum),
    ...ifSaid('fractionDigits', fractionDigits),
  };
}

function ifSaid<K extends keyof Field>(name: K, value: Field[K] | undefined): Partial<Field> {
  return value === undefined ? {} : { [name]: value };
}
