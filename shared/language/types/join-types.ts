import type { Callee, FunctionType, ListType, NumberType, ObjectType, TextType, ValueType } from './value-type.ts';
import { anything, anyValue, eitherObject, fieldOf, listOf, never, nothing } from './value-type.ts';

/** More literal values, objects or functions than these are not told apart. */
const mostValues = 24;
const mostObjects = 12;
const mostCallees = 8;

/** The type of what is of either of the types. */
export function union(...types: readonly ValueType[]): ValueType {
  let all = never;
  for (const type of types) all = all === never ? type : type === never || type === all ? all : join(all, type);
  return all;
}

function join(a: ValueType, b: ValueType): ValueType {
  const absent = a.nothing || b.nothing;
  if (a.any || b.any) return absent ? anything : anyValue;
  const boolean = a.boolean === undefined ? b.boolean : b.boolean === undefined || b.boolean === a.boolean ? a.boolean : 'either';
  const number = both(a.number, b.number, joinNumbers);
  const text = both(a.text, b.text, joinTexts);
  const object = both(a.object, b.object, joinObjects);
  const list = both(a.list, b.list, joinLists);
  const called = both(a.function, b.function, joinFunctions);
  return {
    nothing: absent,
    any: false,
    null: a.null || b.null,
    ...(boolean === undefined ? {} : { boolean }),
    ...(number === undefined ? {} : { number }),
    ...(text === undefined ? {} : { text }),
    ...(object === undefined ? {} : { object }),
    ...(list === undefined ? {} : { list }),
    ...(called === undefined ? {} : { function: called }),
    varies: a.varies || b.varies,
  };
}

function both<T>(a: T | undefined, b: T | undefined, joined: (a: T, b: T) => T): T | undefined {
  return a === undefined ? b : b === undefined || a === b ? a : joined(a, b);
}

function joinNumbers(a: NumberType, b: NumberType): NumberType {
  return { whole: a.whole && b.whole, long: a.long || b.long };
}

function joinTexts(a: TextType, b: TextType): TextType {
  const values = a.values === undefined || b.values === undefined ? undefined : [...new Set([...a.values, ...b.values])];
  const form = a.form === b.form ? a.form : undefined;
  return {
    ...(values === undefined || values.length > mostValues ? {} : { values }),
    ...(form === undefined ? {} : { form }),
  };
}

function joinLists(a: ListType, b: ListType): ListType {
  const whole = a.whole === true || b.whole === true;
  return { item: union(a.item, b.item), filled: a.filled && b.filled, plain: a.plain && b.plain, ...(whole ? { whole } : {}) };
}

function joinObjects(a: ObjectType, b: ObjectType): ObjectType {
  const parts = [...new Set([...a.parts, ...b.parts])];
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  if (parts.length === a.parts.length) return a;
  if (parts.length === b.parts.length) return b;
  if (parts.length > mostObjects) return eitherObject(parts.slice(0, 1), () => new Map(), anything);
  const rests = parts.flatMap(({ rest }) => (rest === undefined ? [] : [rest]));
  return eitherObject(
    parts,
    () => {
      const names = new Set(parts.flatMap((part) => [...part.fields.keys()]));
      return new Map([...names].map((name) => [name, union(...parts.map((part) => fieldOf(part, name)))]));
    },
    rests.length === 0 ? undefined : union(nothing, ...rests),
  );
}

function joinFunctions(a: FunctionType, b: FunctionType): FunctionType {
  if (a.callees === undefined || b.callees === undefined) return {};
  const callees: Callee[] = [...a.callees, ...b.callees.filter((callee) => !a.callees?.includes(callee))];
  return callees.length > mostCallees ? {} : { callees };
}

/** Without the case that there is no value. */
export function present(type: ValueType): ValueType {
  return type.nothing ? { ...type, nothing: false } : type;
}

/** The same, or nothing. */
export function optional(type: ValueType): ValueType {
  return type.nothing ? type : { ...type, nothing: true };
}

/** Whether a value of the type is there at all, ever. */
export function isPossible(type: ValueType): boolean {
  return kindsOf(type).length > 0;
}

/** What is no list of it; nothing left out. */
export function single(type: ValueType): ValueType {
  if (type.any) return anyValue;
  const { list: _, ...rest } = type;
  return { ...rest, nothing: false, varies: false };
}

/** Each item where it is a list, else the value itself: what a step goes through. Nothing left out. */
export function itemsOf(type: ValueType): ValueType {
  if (type.any) return anyValue;
  return type.list === undefined ? present(type) : union(single(type), present(type.list.item));
}

/** What a path puts to the rest: the items, and a list as it is where it may be one of `[…]`. */
export function partsOf(type: ValueType): ValueType {
  const items = itemsOf(type);
  return type.any || type.list?.whole !== true ? items : union(items, { ...listOf(type.list.item, type.list) });
}

/** As many of the items as it may be: none, one alone, or a list. */
export function sequenceOf(
  item: ValueType,
  { empty = true, sure = true }: { readonly empty?: boolean; readonly sure?: boolean } = {},
): ValueType {
  const one = present(item);
  if (!isPossible(one)) return empty ? nothing : never;
  const all = union(one, listOf(one, { filled: sure, plain: false }));
  return { ...all, nothing: empty, varies: true };
}

/** A list whatever the number: the items of a list, the value alone in one, nothing as it is. */
export function kept(type: ValueType): ValueType {
  if (type.any) return { ...listOf(anyValue, { plain: false }), nothing: type.nothing };
  const items = itemsOf(type);
  if (!isPossible(items)) return type;
  const list = listOf(items, { filled: type.list === undefined || type.list.filled, plain: false });
  return type.nothing ? optional(list) : list;
}

/** Whether both say the same, looked into a few levels deep: false where that does not tell. */
export function sameType(a: ValueType, b: ValueType, depth = 4): boolean {
  if (a === b) return true;
  return (
    depth > 0 &&
    a.nothing === b.nothing &&
    a.any === b.any &&
    a.null === b.null &&
    a.boolean === b.boolean &&
    a.number?.whole === b.number?.whole &&
    a.number?.long === b.number?.long &&
    (a.number === undefined) === (b.number === undefined) &&
    sameTexts(a.text, b.text) &&
    sameLists(a.list, b.list, depth) &&
    sameObjects(a.object, b.object, depth) &&
    a.function === undefined &&
    b.function === undefined
  );
}

function sameTexts(a: TextType | undefined, b: TextType | undefined): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.form === b.form && a.values?.length === b.values?.length && (a.values ?? []).every((value) => b.values?.includes(value));
}

function sameLists(a: ListType | undefined, b: ListType | undefined, depth: number): boolean {
  if (a === undefined || b === undefined) return a === b;
  return a.filled === b.filled && a.plain === b.plain && a.whole === b.whole && sameType(a.item, b.item, depth - 1);
}

function sameObjects(a: ObjectType | undefined, b: ObjectType | undefined, depth: number): boolean {
  if (a === undefined || b === undefined || a === b) return a === b;
  if (a.fields.size !== b.fields.size || (a.rest === undefined) !== (b.rest === undefined)) return false;
  if (a.rest !== undefined && b.rest !== undefined && !sameType(a.rest, b.rest, depth - 1)) return false;
  for (const [name, type] of a.fields) {
    const other = b.fields.get(name);
    if (other === undefined || !sameType(type, other, depth - 1)) return false;
  }
  return true;
}

export type Kind = 'null' | 'boolean' | 'number' | 'text' | 'object' | 'list' | 'function';

const kinds: readonly Kind[] = ['null', 'boolean', 'number', 'text', 'object', 'list', 'function'];

/** The kinds of value that are possible; all where anything is. */
export function kindsOf(type: ValueType): readonly Kind[] {
  if (type.any) return kinds;
  return kinds.filter((kind) => (kind === 'null' ? type.null : type[kind] !== undefined));
}

/** Whether every value of it is of one kind, and there may be one. */
export function isOnly(type: ValueType, kind: Kind): boolean {
  const [first, second] = kindsOf(type);
  return !type.any && first === kind && second === undefined;
}
