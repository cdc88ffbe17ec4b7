import type { JsonObject, JsonValue } from '#shared/base/json-value.ts';
import { isJsonArray, isJsonObject, own } from './documents.ts';
import type { Facets, FlatSchema, JsonType } from './flat-schema.ts';
import type { Part, Parts } from './parts.ts';

const typeNames: readonly JsonType[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

/** What one schema object says by itself, `$ref` and combinations left out. */
export function readKeywords(json: JsonObject, file: string, key: string, parts: Parts): FlatSchema {
  const part = (inner: JsonValue): Part => parts.schema({ file, json: inner });
  const props = new Map<string, Part>();
  const properties = own(json, 'properties');
  if (isJsonObject(properties)) for (const [name, inner] of Object.entries(properties)) props.set(name, part(inner));
  const required = texts(own(json, 'required'));
  const tuple = [own(json, 'prefixItems'), own(json, 'items')].flatMap((inner) => (isJsonArray(inner) ? inner : []));
  const single = [own(json, 'items'), tuple.length > 0 ? own(json, 'additionalItems') : undefined].filter((inner) => isJsonObject(inner));
  const itemParts = [...tuple, ...single].map(part);
  const closedTuple =
    tuple.length > 0 && (own(json, 'additionalItems') === false || (isJsonArray(own(json, 'prefixItems')) && own(json, 'items') === false));
  const allowed = allowedValues(json);
  const facets = readFacets(json);
  const types = withNullable(json, statedTypes(json) ?? allowed?.types ?? impliedTypes(json, facets));
  const extra = [own(json, 'additionalProperties'), own(json, 'unevaluatedProperties')];
  return {
    key,
    structured:
      types !== undefined ||
      props.size > 0 ||
      required.length > 0 ||
      itemParts.length > 0 ||
      allowed !== undefined ||
      Object.keys(facets).length > 0,
    never: false,
    types,
    props,
    required: new Set(required),
    choices: new Map(),
    items: itemParts.length === 0 ? undefined : parts.group('any', itemParts),
    minItems: size(json, 'minItems'),
    maxItems: closedTuple ? tuple.length : size(json, 'maxItems'),
    open: extra.some((inner) => inner === true || isJsonObject(inner)) || isJsonObject(own(json, 'patternProperties')),
    values: allowed?.fixed === undefined ? allowed?.values : undefined,
    fixed: allowed?.fixed,
    facets,
    note: noteOf(json),
    default: shown(own(json, 'default')),
    examples: examplesOf(json),
  };
}

function statedTypes(json: JsonObject): ReadonlySet<JsonType> | undefined {
  const type = own(json, 'type');
  const names = typeof type === 'string' ? [type] : texts(type);
  const known = typeNames.filter((name) => names.includes(name));
  return known.length === 0 ? undefined : new Set(known);
}

function withNullable(json: JsonObject, types: ReadonlySet<JsonType> | undefined): ReadonlySet<JsonType> | undefined {
  return types !== undefined && own(json, 'nullable') === true ? new Set<JsonType>([...types, 'null']) : types;
}

/** Types that keywords speak of: a schema with properties and no type describes an object. */
function impliedTypes(json: JsonObject, facets: Facets): ReadonlySet<JsonType> | undefined {
  const has = (...words: readonly string[]): boolean => words.some((word) => Object.hasOwn(json, word));
  if (has('properties', 'additionalProperties', 'patternProperties', 'propertyNames', 'minProperties', 'maxProperties'))
    return new Set<JsonType>(['object']);
  if (has('items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems')) return new Set<JsonType>(['array']);
  if (facets.pattern !== undefined || facets.minLength !== undefined || facets.maxLength !== undefined)
    return new Set<JsonType>(['string']);
  if (facets.minimum !== undefined || facets.maximum !== undefined || facets.fractionDigits !== undefined)
    return new Set<JsonType>(['number']);
  return undefined;
}

interface Allowed {
  readonly values: readonly string[];
  readonly fixed?: string;
  readonly types: ReadonlySet<JsonType>;
}

function allowedValues(json: JsonObject): Allowed | undefined {
  const constant = own(json, 'const');
  if (constant !== undefined) {
    if (isJsonObject(constant) || isJsonArray(constant)) return undefined;
    const types = new Set([typeOf(constant)]);
    return constant === null ? { values: [], types } : { values: [], fixed: String(constant), types };
  }
  const list = own(json, 'enum');
  if (!isJsonArray(list) || list.some((value) => isJsonObject(value) || isJsonArray(value))) return undefined;
  const values = [...new Set(list.filter((value) => value !== null).map(String))];
  return { values, types: new Set(list.map(typeOf)) };
}

function typeOf(value: JsonValue): JsonType {
  if (value === null) return 'null';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : isJsonArray(value) ? 'array' : 'object';
}

function readFacets(json: JsonObject): Facets {
  const pattern = own(json, 'pattern');
  const format = own(json, 'contentEncoding') === 'base64' ? 'base64' : own(json, 'format');
  const step = number(json, 'multipleOf');
  const facets: { -readonly [K in keyof Facets]: Facets[K] } = {};
  if (typeof pattern === 'string') facets.pattern = pattern;
  if (typeof format === 'string') facets.format = format;
  const [shortest, longest] = [size(json, 'minLength'), size(json, 'maxLength')];
  if (shortest !== undefined) facets.minLength = shortest;
  if (longest !== undefined) facets.maxLength = longest;
  // An exclusive bound is kept as the bound itself, or as the next whole number: a field knows inclusive bounds only.
  const whole = own(json, 'type') === 'integer' ? 1 : 0;
  const [above, below] = [number(json, 'exclusiveMinimum'), number(json, 'exclusiveMaximum')];
  const least = above === undefined ? number(json, 'minimum') : above + whole;
  const most = below === undefined ? number(json, 'maximum') : below - whole;
  if (least !== undefined) facets.minimum = least + (own(json, 'exclusiveMinimum') === true ? whole : 0);
  if (most !== undefined) facets.maximum = most - (own(json, 'exclusiveMaximum') === true ? whole : 0);
  const digits = step === undefined ? null : /^0\.(0*)1$/.exec(String(step));
  if (digits !== null) facets.fractionDigits = (digits[1] ?? '').length + 1;
  return facets;
}

function noteOf(json: JsonObject): string | undefined {
  const note = own(json, 'description') ?? own(json, 'title');
  if (typeof note !== 'string' || note.trim() === '') return undefined;
  const line = note.trim().replace(/\s+/g, ' ');
  return line.length > 300 ? `${line.slice(0, 299)}…` : line;
}

function examplesOf(json: JsonObject): readonly string[] | undefined {
  const list = own(json, 'examples');
  const values = [...(isJsonArray(list) ? list : []), own(json, 'example')].flatMap((value) => shown(value) ?? []);
  return values.length === 0 ? undefined : values.slice(0, 3).map((value) => (value.length > 80 ? `${value.slice(0, 79)}…` : value));
}

/** A scalar as text; `undefined` for anything else. */
function shown(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function texts(value: JsonValue | undefined): readonly string[] {
  return isJsonArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function number(json: JsonObject, word: string): number | undefined {
  const value = own(json, word);
  return typeof value === 'number' ? value : undefined;
}

function size(json: JsonObject, word: string): number | undefined {
  const value = number(json, word);
  return value !== undefined && Number.isInteger(value) && value >= 0 ? value : undefined;
}
