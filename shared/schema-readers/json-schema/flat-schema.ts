import type { Field } from '#shared/schema/field.ts';
import type { Part } from './parts.ts';

export type JsonType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean' | 'null';

export type Facets = Pick<Field, 'pattern' | 'minLength' | 'maxLength' | 'minimum' | 'maximum' | 'fractionDigits'> & {
  readonly format?: string;
};

/** A schema with its references followed and its `allOf`, `oneOf` and `anyOf` brought together. */
export interface FlatSchema {
  /** Names the type for recursion and the table of types. */
  readonly key: string;
  /** Whether it says anything beyond notes: else another schema's key stands for both. */
  readonly structured: boolean;
  /** No value fits. */
  readonly never: boolean;
  /** Absent is every type. */
  readonly types?: ReadonlySet<JsonType> | undefined;
  readonly props: ReadonlyMap<string, Part>;
  readonly required: ReadonlySet<string>;
  /** Property → id of the choice that it is one of. */
  readonly choices: ReadonlyMap<string, string>;
  readonly items?: Part | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly open: boolean;
  /** Allowed values as text, `null` left to `types`. */
  readonly values?: readonly string[] | undefined;
  readonly fixed?: string | undefined;
  readonly facets: Facets;
  readonly note?: string | undefined;
  readonly default?: string | undefined;
  readonly examples?: readonly string[] | undefined;
}

export function emptyFlat(key: string): FlatSchema {
  return { key, structured: false, never: false, props: new Map(), required: new Set(), choices: new Map(), open: false, facets: {} };
}

/** What fits both; `joinProps` makes one part of two that describe the same field. */
export function intersect(a: FlatSchema, b: FlatSchema, joinParts: (parts: readonly Part[]) => Part): FlatSchema {
  if (a === b) return a;
  const types = a.types === undefined ? b.types : b.types === undefined ? a.types : meet(a.types, b.types);
  const props = new Map(a.props);
  for (const [name, part] of b.props) {
    const before = props.get(name);
    props.set(name, before === undefined || before === part ? part : joinParts([before, part]));
  }
  const values =
    a.values === undefined ? b.values : b.values === undefined ? a.values : a.values.filter((value) => b.values?.includes(value));
  const items = a.items === undefined ? b.items : b.items === undefined || b.items === a.items ? a.items : joinParts([a.items, b.items]);
  return {
    key: a.structured ? a.key : b.key,
    structured: a.structured || b.structured,
    never: a.never || b.never || (types !== undefined && types.size === 0),
    types,
    props,
    required: new Set([...a.required, ...b.required]),
    choices: new Map([...a.choices, ...b.choices]),
    items,
    minItems: larger(a.minItems, b.minItems),
    maxItems: smaller(a.maxItems, b.maxItems),
    open: a.open || b.open,
    values,
    fixed: a.fixed ?? b.fixed,
    facets: tighter(a.facets, b.facets),
    note: a.note ?? b.note,
    default: a.default ?? b.default,
    examples: a.examples ?? b.examples,
  };
}

/** What fits one of several: a property is required where all require it, and may be of any branch's kind. */
export function unite(branches: readonly FlatSchema[], key: string, anyPart: (parts: readonly Part[]) => Part): FlatSchema {
  const distinct = [...new Set(branches)].filter((branch) => !branch.never);
  const nullable = distinct.some(isNull);
  const real = distinct.filter((branch) => !isNull(branch));
  const [first, ...others] = real;
  if (first === undefined) return distinct[0] ?? { ...emptyFlat(key), structured: true, never: true };
  const joined = others.length === 0 ? first : uniteReal(first, real, key, anyPart);
  if (!nullable || joined.types === undefined) return joined;
  return { ...joined, types: new Set<JsonType>([...joined.types, 'null']) };
}

function uniteReal(first: FlatSchema, real: readonly FlatSchema[], key: string, anyPart: (parts: readonly Part[]) => Part): FlatSchema {
  const parts = new Map<string, Part[]>();
  for (const branch of real) {
    for (const [name, part] of branch.props) {
      const list = parts.get(name);
      if (list === undefined) parts.set(name, [part]);
      else if (!list.includes(part)) list.push(part);
    }
  }
  const types = new Set<JsonType>();
  for (const branch of real) for (const type of branch.types ?? []) types.add(type);
  const items = [...new Set(real.flatMap((branch) => (branch.items === undefined ? [] : [branch.items])))];
  const closed = real.every((branch) => branch.values !== undefined || branch.fixed !== undefined);
  const values = closed
    ? [...new Set(real.flatMap((branch) => branch.values ?? (branch.fixed === undefined ? [] : [branch.fixed])))]
    : undefined;
  const facets = JSON.stringify(first.facets);
  return {
    key,
    structured: true,
    never: false,
    types: real.every((branch) => branch.types !== undefined) ? types : undefined,
    props: new Map([...parts].map(([name, list]) => [name, anyPart(list)])),
    required: new Set([...first.required].filter((name) => real.every((branch) => branch.required.has(name)))),
    choices: new Map(),
    items: items.length === 0 ? undefined : anyPart(items),
    open: real.some((branch) => branch.open),
    values,
    facets: real.every((branch) => JSON.stringify(branch.facets) === facets) ? first.facets : {},
    note: first.note,
  };
}

/** Property → id of the choice: each branch of a `oneOf` has just one that it requires and that no other branch knows. */
export function choicesOf(branches: readonly FlatSchema[], key: string): ReadonlyMap<string, string> {
  const choices = new Map<string, string>();
  for (const branch of branches) {
    const alone = [...branch.required].filter((name) =>
      branches.every((other) => other === branch || (!other.required.has(name) && !other.props.has(name))),
    );
    const [name] = alone;
    if (name === undefined || alone.length > 1) return new Map();
    choices.set(name, `${key} choice`);
  }
  return choices;
}

function isNull(flat: FlatSchema): boolean {
  return flat.types !== undefined && flat.types.size === 1 && flat.types.has('null');
}

function meet(a: ReadonlySet<JsonType>, b: ReadonlySet<JsonType>): ReadonlySet<JsonType> {
  const both = new Set<JsonType>();
  for (const type of a) if (b.has(type) || (type === 'integer' && b.has('number'))) both.add(type);
  if (a.has('number') && b.has('integer')) both.add('integer');
  return both;
}

function tighter(a: Facets, b: Facets): Facets {
  return {
    ...b,
    ...a,
    minLength: larger(a.minLength, b.minLength),
    maxLength: smaller(a.maxLength, b.maxLength),
    minimum: larger(a.minimum, b.minimum),
    maximum: smaller(a.maximum, b.maximum),
  };
}

function larger(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.max(a, b);
}

function smaller(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined ? b : b === undefined ? a : Math.min(a, b);
}
