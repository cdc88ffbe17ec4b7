import type { FieldType } from '#shared/schema/field.ts';
import type { LambdaNode } from '#shared/syntax/tree.ts';

/** What is known of texts: all values they may have, where those are few, and the form that a schema gives them. */
export interface TextType {
  readonly values?: readonly string[];
  readonly form?: TextForm;
}

export type TextForm = Extract<FieldType, 'date' | 'dateTime' | 'time' | 'duration' | 'base64'>;

export interface NumberType {
  /** No fraction. */
  readonly whole: boolean;
  /** Some have more digits than a double holds, as the schema or its examples say. */
  readonly long: boolean;
}

export interface ObjectType {
  /** The known fields. A field that may be absent has a type with `nothing`. Made when first asked for: schemas recur. */
  readonly fields: ReadonlyMap<string, ValueType>;
  /** What fields of other names may hold; absent: there are none. */
  readonly rest?: ValueType;
  /** The objects that this one is either of; of one alone itself. */
  readonly parts: readonly ObjectType[];
}

export interface ListType {
  readonly item: ValueType;
  /** It has at least one item. */
  readonly filled: boolean;
  /** An array of the data or of `[…]`: it stays an array, whatever number of items it has. */
  readonly plain: boolean;
  /** It may be an array that `[…]` made at an end of a path: a path around takes that for one item. */
  readonly whole?: true;
}

/** What may be called: a function of the expression, a built-in one, or either with some arguments given. */
export type Callee =
  | { readonly kind: 'lambda'; readonly node: LambdaNode; readonly scope: object; readonly context: TypeContext }
  | { readonly kind: 'built-in'; readonly name: string }
  | { readonly kind: 'partial'; readonly of: FunctionType; readonly args: readonly (ValueType | undefined)[] };

export interface FunctionType {
  /** Absent where it is not known which function it is. */
  readonly callees?: readonly Callee[];
}

/**
 * What a value may be: any of the kinds that are present. A type without a kind is that of an expression which never gives
 * anything, because it fails.
 */
export interface ValueType {
  /** It may be absent. */
  readonly nothing: boolean;
  /** Every kind of value; the other kinds say no more then. */
  readonly any: boolean;
  readonly null: boolean;
  readonly boolean?: 'true' | 'false' | 'either';
  readonly number?: NumberType;
  readonly text?: TextType;
  readonly object?: ObjectType;
  readonly list?: ListType;
  readonly function?: FunctionType;
  /** List and single value are one sequence: the item where there is one, a list where there are more. */
  readonly varies: boolean;
}

/** The value that names are read from, and what it is an item of a field of. */
export interface TypeContext {
  readonly type: ValueType;
  readonly parent?: TypeContext;
}

const none = { nothing: false, any: false, null: false, varies: false } as const;

/** What never gives a value. */
export const never: ValueType = none;
export const nothing: ValueType = { ...none, nothing: true };
/** Any value, or nothing. */
export const anything: ValueType = { ...none, nothing: true, any: true };
/** Any value. */
export const anyValue: ValueType = { ...none, any: true };
export const nullType: ValueType = { ...none, null: true };
export const boolean: ValueType = { ...none, boolean: 'either' };
export const text: ValueType = { ...none, text: {} };
export const number: ValueType = { ...none, number: { whole: false, long: false } };
export const wholeNumber: ValueType = { ...none, number: { whole: true, long: false } };
export const someFunction: ValueType = { ...none, function: {} };

export function literalText(...values: readonly string[]): ValueType {
  return { ...none, text: { values } };
}

export function literalBoolean(value: boolean): ValueType {
  return { ...none, boolean: value ? 'true' : 'false' };
}

export function listOf(
  item: ValueType,
  { filled = false, plain = true }: { readonly filled?: boolean; readonly plain?: boolean } = {},
): ValueType {
  return { ...none, list: { item, filled, plain } };
}

export function callable(callee: Callee): ValueType {
  return { ...none, function: { callees: [callee] } };
}

/** An object whose fields are made when they are asked for. */
export function objectOf(makeFields: () => ReadonlyMap<string, ValueType>, rest?: ValueType): ValueType {
  return { ...none, object: new LazyObject(makeFields, rest) };
}

class LazyObject implements ObjectType {
  readonly rest?: ValueType;
  readonly parts: readonly ObjectType[];
  readonly #make: () => ReadonlyMap<string, ValueType>;
  #fields: ReadonlyMap<string, ValueType> | undefined;

  constructor(make: () => ReadonlyMap<string, ValueType>, rest: ValueType | undefined, parts?: readonly ObjectType[]) {
    this.#make = make;
    if (rest !== undefined) this.rest = rest;
    this.parts = parts ?? [this];
  }

  get fields(): ReadonlyMap<string, ValueType> {
    this.#fields ??= this.#make();
    return this.#fields;
  }
}

/** An object that is either of several. */
export function eitherObject(
  parts: readonly ObjectType[],
  fields: () => ReadonlyMap<string, ValueType>,
  rest: ValueType | undefined,
): ObjectType {
  return new LazyObject(fields, rest, parts);
}

/** What a field of that name holds. */
export function fieldOf(object: ObjectType, name: string): ValueType {
  return object.fields.get(name) ?? object.rest ?? nothing;
}

/** An object of which nothing is known. */
export const someObject: ValueType = objectOf(() => new Map(), anything);
