import { isPossible, itemsOf, kindsOf, optional, present, sameType, sequenceOf, single, union } from './join-types.ts';
import { tableAnswer } from './lookup-types.ts';
import { memberType } from './member-type.ts';
import { truthOf } from './operator-types.ts';
import type { FunctionType, ObjectType, ValueType } from './value-type.ts';
import {
  anything,
  anyValue,
  boolean,
  fieldOf,
  listOf,
  literalBoolean,
  literalText,
  never,
  nothing,
  nullType,
  number,
  objectOf,
  someObject,
  text,
  wholeNumber,
} from './value-type.ts';

/** What a regular expression is called as a function; no function of the language can have the name. */
export const regexName = '/';

/** Calls a function with arguments of these types. */
export type Invoke = (called: FunctionType | undefined, args: readonly ValueType[]) => ValueType;

/** What a built-in function gives, where it gives something, for its arguments, the context among them where it stands in. */
export function builtInType(name: string, args: readonly ValueType[], invoke: Invoke): ValueType {
  const [first = nothing, second = nothing, third] = args;
  const missing = first.nothing ? nothing : never;
  if (texts.has(name)) return propagated(text, args);
  if (numbers.has(name)) return propagated(number, args);
  switch (name) {
    case 'string':
      return union(isPossible(first) ? text : never, missing);
    case 'length':
    case 'floor':
    case 'ceil':
      return union(wholeNumber, missing);
    case 'round':
      return union(args.length < 2 ? wholeNumber : number, missing);
    case 'number':
      return union(number, first.number?.long === true && !first.any ? { ...number, number: first.number } : never, missing);
    case 'millis':
      return wholeNumber;
    case 'random':
      return number;
    case 'parseInteger':
      return union(wholeNumber, missing);
    case 'toMillis':
      return union(wholeNumber, args.length < 2 ? missing : nothing);
    case 'now':
      return args.length === 0 ? { ...text, text: { form: 'dateTime' } } : text;
    case 'fromMillis':
      return union(args.length < 2 ? { ...text, text: { form: 'dateTime' } } : text, missing);
    case 'contains':
      return propagated(boolean, args);
    case 'split':
      return propagated(listOf(text), args);
    case 'match':
      return sequenceOf(isRegex(second.function) ? regexMatch : anyMatch);
    case 'sum':
      return union(number, missing);
    case 'max':
    case 'min':
      return aggregate(first, isWholeItems(first) ? wholeNumber : number);
    case 'average':
      return aggregate(first, number);
    case 'count':
      return wholeNumber;
    case 'boolean':
      return union(truth(first, false), missing);
    case 'not':
      return union(truth(first, true), missing);
    case 'exists':
      return first.nothing ? (isPossible(first) ? boolean : literalBoolean(false)) : literalBoolean(true);
    case 'type':
      return union(typeNames(first), missing);
    case 'error':
      return never;
    case 'assert':
      return nothing;
    default:
      return overParts(name, first, second, third, args, invoke);
  }
}

const texts: ReadonlySet<string> = new Set([
  'substring', 'substringBefore', 'substringAfter', 'uppercase', 'lowercase', 'trim', 'pad', 'join', 'replace', 'base64encode', 'base64decode',
  'encodeUrlComponent', 'encodeUrl', 'decodeUrlComponent', 'decodeUrl', 'formatNumber', 'formatBase', 'formatInteger',
]); // prettier-ignore

const numbers: ReadonlySet<string> = new Set(['abs', 'power', 'sqrt']);

const regexMatch = matchOf(text, wholeNumber, listOf(union(text, nullType)));
/** A function of the expression finds what it likes. */
const anyMatch = matchOf(anything, anything, anything);

function matchOf(match: ValueType, index: ValueType, groups: ValueType): ValueType {
  return objectOf(() => new Map(Object.entries({ match, index, groups })));
}

function isRegex(called: FunctionType | undefined): boolean {
  return called?.callees?.every((callee) => callee.kind === 'built-in' && callee.name === regexName) === true;
}

/** Nothing where an argument may be nothing, for functions that give it then or fail. */
function propagated(result: ValueType, args: readonly ValueType[]): ValueType {
  return args.length === 0 || args.some((arg) => arg.nothing) ? optional(result) : result;
}

function isWholeItems(type: ValueType): boolean {
  const items = itemsOf(type);
  return !items.any && items.number?.whole === true;
}

function aggregate(of: ValueType, result: ValueType): ValueType {
  return of.nothing || of.any || of.list?.filled === false ? optional(result) : result;
}

function truth(of: ValueType, turned: boolean): ValueType {
  const way = truthOf(present(of));
  return way === 'either' || of.list !== undefined ? boolean : literalBoolean((way === 'true') !== turned);
}

function typeNames(type: ValueType): ValueType {
  const words = {
    null: 'null',
    boolean: 'boolean',
    number: 'number',
    text: 'string',
    object: 'object',
    list: 'array',
    function: 'function',
  } as const;
  const names = kindsOf(type).map((kind) => words[kind]);
  return names.length === 0 ? never : literalText(...names);
}

/** Functions whose result is made of the parts of their arguments. */
function overParts(
  name: string,
  first: ValueType,
  second: ValueType,
  third: ValueType | undefined,
  args: readonly ValueType[],
  invoke: Invoke,
): ValueType {
  const missing = first.nothing ? nothing : never;
  const items = itemsOf(first);
  switch (name) {
    case 'append':
      return appended(first, second);
    case 'reverse':
    case 'shuffle':
      return reordered(first);
    case 'sort':
      if (args.length > 1) invoke(second.function, [items, items]);
      return reordered(first);
    case 'distinct':
      return union(first.list?.plain === true && !first.any ? first : union(first, sequenceOf(items, { empty: false })), missing);
    case 'zip':
      return listOf(listOf(union(...args.map((arg) => present(itemsOf(arg))), never)));
    case 'keys':
      return sequenceOf(keysOf(items));
    case 'lookup':
      return lookedUp(first, second);
    case 'spread':
      return spread(first);
    case 'merge':
      return union(merged(first), missing);
    case 'clone':
      return first;
    case 'map':
      return mapped(first, invoke(second.function, overItems(items)));
    case 'filter':
      invoke(second.function, overItems(items));
      return mapped(first, optional(items));
    case 'single':
      if (args.length > 1) invoke(second.function, overItems(items));
      return union(items, missing);
    case 'reduce':
      return reduced(first, items, second.function, third, invoke);
    case 'each':
      return sequenceOf(invoke(second.function, [valuesOf(first), keysOf(first), present(first)]));
    case 'sift':
      invoke(second.function, [valuesOf(first), keysOf(first), present(first)]);
      return optional(items.object === undefined ? someObject : withOptionalFields(items.object));
    default:
      return anything;
  }
}

/** What functions of the higher order hand over: the item, its position, and all of them. */
function overItems(items: ValueType): readonly ValueType[] {
  return [items, wholeNumber, listOf(items, { plain: false })];
}

function reordered(array: ValueType): ValueType {
  if (!isPossible(array)) return nothing;
  const list = listOf(itemsOf(array), { filled: array.list?.filled !== false && !array.any });
  return array.nothing ? optional(list) : list;
}

/** What a function gives for each item: of one value its own. */
function mapped(array: ValueType, given: ValueType): ValueType {
  if (!isPossible(array)) return nothing;
  const empty = array.nothing || given.nothing || array.any || array.list?.filled === false;
  if (array.list !== undefined || array.any) return { ...sequenceOf(given, { empty }), varies: !array.any };
  return empty ? optional(given) : given;
}

function appended(first: ValueType, second: ValueType): ValueType {
  const both = listOf(union(itemsOf(first), itemsOf(second)), {
    filled: [first, second].some((part) => !part.any && !part.nothing && part.list?.filled !== false),
  });
  return union(
    isPossible(first) && isPossible(second) ? both : never,
    first.nothing ? second : never,
    second.nothing ? { ...first, nothing: first.nothing && second.nothing } : never,
  );
}

function objectsIn(type: ValueType): ObjectType | undefined | 'any' {
  const items = itemsOf(type);
  if (items.any || items.list !== undefined) return 'any';
  return items.object;
}

function keysOf(type: ValueType): ValueType {
  const object = objectsIn(type);
  if (object === undefined) return never;
  if (object === 'any' || object.rest !== undefined) return text;
  return object.fields.size === 0 ? never : literalText(...object.fields.keys());
}

function valuesOf(type: ValueType): ValueType {
  const object = objectsIn(type);
  if (object === undefined) return never;
  if (object === 'any') return anyValue;
  return present(union(...[...object.fields.values()].map(present), object.rest === undefined ? never : present(object.rest)));
}

/** What is stored under a key: of several objects all of it. */
function lookedUp(object: ValueType, key: ValueType): ValueType {
  const names = key.any || key.nothing || key.text?.values === undefined ? undefined : key.text.values;
  const found = names === undefined ? anyMember(object) : union(...names.map((name) => memberType(object, name)));
  const answer = tableAnswer(object);
  return answer === undefined ? found : union(present(found), answer, key.nothing || key.any ? nothing : never);
}

function anyMember(type: ValueType): ValueType {
  const value = valuesOf(type);
  if (type.any) return { ...union(sequenceOf(itemsOf(value)), optional(value)), varies: false };
  return type.list === undefined ? optional(value) : union(sequenceOf(itemsOf(value)), optional(value));
}

function spread(type: ValueType): ValueType {
  if (type.any) return anything;
  const others = { ...single(type), nothing: type.nothing };
  const { object: _, ...rest } = others;
  const parts = type.object === undefined ? never : sequenceOf(someObject);
  const list = type.list === undefined ? never : union(listOf(anyValue), nothing, anyValue);
  return union(rest, parts, list);
}

/** The fields of all objects; one that some of them may lack is not sure. */
function merged(type: ValueType): ValueType {
  const object = objectsIn(type);
  if (object === undefined) return someObject;
  if (object === 'any') return someObject;
  return withOptionalFields(object);
}

function withOptionalFields(object: ObjectType): ValueType {
  return objectOf(
    () => new Map([...object.fields.keys()].map((field) => [field, optional(fieldOf(object, field))])),
    object.rest === undefined ? undefined : optional(object.rest),
  );
}

/** Goes over the items until the type of what is folded stays; a type that grows on is not known. */
function reduced(
  array: ValueType,
  items: ValueType,
  called: FunctionType | undefined,
  init: ValueType | undefined,
  invoke: Invoke,
): ValueType {
  const begin = init === undefined || init.nothing ? union(items, init ?? never) : init;
  let folded = begin;
  for (let round = 0; round < 4; round += 1) {
    const next = union(folded, invoke(called, [folded, ...overItems(items)]));
    if (sameType(next, folded)) return array.nothing || (init === undefined && array.list?.filled !== true) ? optional(folded) : folded;
    folded = next;
  }
  invoke(called, [anything, ...overItems(items)]);
  return anything;
}
