import { fieldOf, type ValueType } from '#shared/language/types/value-type.ts';
import { typeText } from '#shared/language/types/type-text.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';

/** Where a value is not of a type and why, `undefined` where it is; `undefined` as the value is nothing. */
export function misfit(value: Value | undefined, type: ValueType, place = ''): string | undefined {
  if (value === undefined) return type.nothing ? undefined : `${place} is nothing, not ${typeText(type)}`;
  if (type.any) return undefined;
  const wrong = `${place} is ${JSON.stringify(value)?.slice(0, 120)}, not ${typeText(type)}`;
  if (value === null) return type.null ? undefined : wrong;
  if (typeof value === 'boolean') return type.boolean === 'either' || type.boolean === String(value) ? undefined : wrong;
  if (typeof value === 'string')
    return type.text !== undefined && (type.text.values === undefined || type.text.values.includes(value)) ? undefined : wrong;
  if (typeof value === 'number' || value instanceof ExactNumber) {
    const whole = typeof value === 'number' ? Number.isInteger(value) : /^-?\d+$/.test(value.digits);
    return type.number !== undefined && (whole || !type.number.whole) ? undefined : wrong;
  }
  if (isArray(value)) return type.list === undefined ? wrong : listMisfit(value, type, place, wrong);
  if (isObject(value)) return type.object === undefined ? wrong : objectMisfit(value, type, place);
  return wrong;
}

function listMisfit(value: readonly Value[], type: ValueType, place: string, wrong: string): string | undefined {
  const { list } = type;
  if (list === undefined || (list.filled && value.length === 0)) return wrong;
  for (const [i, item] of value.entries()) {
    // Nothing at a place of a list leaves the engine as null.
    if (item === null && list.item.nothing) continue;
    const found = misfit(item, list.item, `${place}[${i}]`);
    if (found !== undefined) return found;
  }
  return undefined;
}

function objectMisfit(value: Readonly<Record<string, Value>>, type: ValueType, place: string): string | undefined {
  const { object } = type;
  if (object === undefined) return undefined;
  for (const [name, field] of object.fields) {
    const found = misfit(Object.hasOwn(value, name) ? value[name] : undefined, field, `${place}.${name}`);
    if (found !== undefined) return found;
  }
  for (const name of Object.keys(value)) {
    if (object.fields.has(name)) continue;
    if (object.rest === undefined) return `${place} has a field ${name} that ${typeText(type)} has not`;
    const found = misfit(value[name], fieldOf(object, name), `${place}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
}
