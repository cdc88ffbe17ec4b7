import type { BinaryNode } from '#shared/syntax/tree.ts';
import { itemsOf, union } from './join-types.ts';
import type { ValueType } from './value-type.ts';
import { boolean, listOf, literalBoolean, never, nothing, number, text, wholeNumber } from './value-type.ts';

/** What an operator gives for operands of these types, where it gives something. */
export function operatorType(operator: Exclude<BinaryNode['operator'], '~>'>, left: ValueType, right: ValueType): ValueType {
  const missing = left.nothing || right.nothing ? nothing : never;
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '%':
      return union(isWhole(left) && isWhole(right) ? wholeNumber : number, missing);
    case '/':
      return union(number, missing);
    case '&':
      return joinedText(left, right);
    case '=':
    case '!=':
      return equality(operator === '=', left, right);
    case '<':
    case '<=':
    case '>':
    case '>=':
      return union(boolean, missing);
    case 'and':
    case 'or':
      return logical(operator === 'and', left, right);
    case 'in':
      return boolean;
  }
}

function isWhole(type: ValueType): boolean {
  return !type.any && type.number?.whole === true;
}

function joinedText(left: ValueType, right: ValueType): ValueType {
  const [a] = left.text?.values ?? [];
  const [b] = right.text?.values ?? [];
  return isOneText(left) && isOneText(right) && a !== undefined && b !== undefined ? { ...text, text: { values: [a + b] } } : text;
}

function isOneText(type: ValueType): boolean {
  return (
    !type.nothing &&
    !type.any &&
    type.text?.values?.length === 1 &&
    type.object === undefined &&
    type.list === undefined &&
    type.number === undefined &&
    type.boolean === undefined &&
    !type.null
  );
}

/** Never equal where no kind of value is in both, or one of them is missing. */
function equality(isEqual: boolean, left: ValueType, right: ValueType): ValueType {
  if (overlap(left, right)) return boolean;
  return isEqual || (!left.nothing && !right.nothing) ? literalBoolean(!isEqual) : boolean;
}

/** Whether some value may be of both types. */
export function overlap(left: ValueType, right: ValueType): boolean {
  if (left.any || right.any) return true;
  if (left.null && right.null) return true;
  if (left.number !== undefined && right.number !== undefined) return true;
  if (left.boolean !== undefined && right.boolean !== undefined)
    return left.boolean === right.boolean || left.boolean === 'either' || right.boolean === 'either';
  const [a, b] = [left.text, right.text];
  if (a !== undefined && b !== undefined)
    if (a.values === undefined || b.values === undefined || a.values.some((value) => b.values?.includes(value))) return true;
  if (left.list !== undefined && right.list !== undefined) return true;
  return (left.object !== undefined && right.object !== undefined) || (left.function !== undefined && right.function !== undefined);
}

function logical(isAnd: boolean, left: ValueType, right: ValueType): ValueType {
  const [a, b] = [truthOf(left), truthOf(right)];
  const decided = isAnd ? 'false' : 'true';
  if (a === decided || b === decided) return literalBoolean(!isAnd);
  return a === b && a !== 'either' ? literalBoolean(isAnd) : boolean;
}

/** Whether values of a type count as true: all, none, or it depends. */
export function truthOf(type: ValueType): 'true' | 'false' | 'either' {
  if (type.any) return 'either';
  const ways = new Set<'true' | 'false' | 'either'>();
  if (type.nothing || type.null || type.function !== undefined) ways.add('false');
  if (type.boolean !== undefined) ways.add(type.boolean);
  if (type.number !== undefined) ways.add('either');
  if (type.text !== undefined) ways.add(truthOfTexts(type.text.values));
  if (type.object !== undefined)
    ways.add([...type.object.fields.values()].some((field) => !field.nothing) && type.object.parts.length === 1 ? 'true' : 'either');
  if (type.list !== undefined) ways.add(type.list.filled ? truthOf(type.list.item) : 'either');
  const [only] = ways;
  return ways.size === 1 && only !== undefined ? only : 'either';
}

function truthOfTexts(values: readonly string[] | undefined): 'true' | 'false' | 'either' {
  if (values === undefined) return 'either';
  const full = values.filter((value) => value !== '').length;
  return full === 0 ? 'false' : full === values.length ? 'true' : 'either';
}

/** The items of `[…]`: of each value its items, of a list in brackets of its own the list. */
export function arrayType(items: readonly { readonly type: ValueType; readonly whole: boolean }[]): ValueType {
  let item = never;
  let filled = false;
  for (const { type, whole } of items) {
    item = union(item, whole ? type : itemsOf(type));
    filled ||= !type.nothing && !type.any && (whole || type.list === undefined || type.list.filled);
  }
  return listOf({ ...item, nothing: false }, { filled });
}
