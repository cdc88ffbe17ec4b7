import type { Pair } from '#shared/syntax/tree.ts';
import type { Inference } from './inference.ts';
import { itemsOf, optional, union } from './join-types.ts';
import type { TypeScope } from './type-scope.ts';
import type { TypeContext, ValueType } from './value-type.ts';
import { listOf, objectOf } from './value-type.ts';

/** The object of `{key: value, …}` over a value: for each key what its items give together. */
export function groupType(pairs: readonly Pair[], over: TypeContext, scope: TypeScope, inference: Inference, unsure = false): ValueType {
  const { type } = over;
  const many = type.any || type.list !== undefined;
  const items = itemsOf(type);
  const each = many ? { ...over, type: type.nothing || type.list?.filled !== true ? optional(items) : items } : over;
  const together = many ? { ...over, type: union(each.type, listOf(itemsOf(items), { plain: false })) } : over;
  const fields = new Map<string, ValueType>();
  let rest: ValueType | undefined;
  for (const { key, value } of pairs) {
    const keyType = inference.infer(key, each, scope);
    const given = inference.infer(value, together, scope);
    const valueType = unsure ? optional(given) : given;
    if (key.type === 'string') {
      const before = fields.get(key.value);
      fields.set(key.value, before === undefined ? valueType : union(before, valueType));
    } else if (keyType.any || keyType.text !== undefined) rest = union(optional(valueType), ...(rest === undefined ? [] : [rest]));
  }
  const { size } = fields;
  // A computed key may be one of the written ones only where the language refuses it.
  return size === 0 && rest === undefined ? objectOf(() => fields) : objectOf(() => fields, rest);
}
