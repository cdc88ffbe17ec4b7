import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { BoundLookup } from '#shared/lookup/bind-lookup.ts';
import type { Value } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import type { Place } from './place.ts';

/** A lookup table as an expression meets it. */
export interface TableOrigin {
  readonly table: LookupTable;
  /** The key of the row, where the object is a row. */
  readonly key?: string;
}

/** Tells of an object met in an evaluation where in the record, or in which table, it stands. */
export class Origins {
  readonly #record: Value;
  readonly #tables = new Map<unknown, TableOrigin>();
  #places: Map<unknown, Place> | undefined;
  readonly #copies = new Map<unknown, { readonly object: object; readonly place: Place }>();

  constructor(record: Value, tables: readonly LookupTable[], bound: readonly BoundLookup[]) {
    this.#record = record;
    for (const [i, lookup] of bound.entries()) {
      const table = tables[i];
      if (table === undefined) continue;
      this.#tables.set(lookup.value, { table });
      for (const [key, row] of Object.entries(lookup.value))
        if (typeof row === 'object' && row !== null) this.#tables.set(row, { table, key });
    }
  }

  table(object: unknown): TableOrigin | undefined {
    return this.#tables.get(object);
  }

  /** Where an object or array of the record stands. */
  place(object: unknown): Place | undefined {
    return typeof object === 'object' && object !== null ? this.#all().get(object) : undefined;
  }

  /** Where the object of the record stands of which this one is a copy with more in it, as `$merge` makes them. */
  original(object: unknown, name: string): Place | undefined {
    if (!isPlain(object)) return undefined;
    const known = this.#copies.get(object);
    if (known !== undefined) return Object.hasOwn(known.object, name) ? known.place : undefined;
    for (const [one, place] of this.#all()) {
      if (!isPlain(one)) continue;
      const entries = Object.entries(one);
      if (entries.length < fewestFields || !entries.every(([key, value]) => object[key] === value)) continue;
      this.#copies.set(object, { object: one, place });
      return Object.hasOwn(one, name) ? place : undefined;
    }
    this.#copies.set(object, { object: {}, place: [] });
    return undefined;
  }

  #all(): Map<unknown, Place> {
    if (this.#places === undefined) {
      this.#places = new Map();
      gather(this.#record, [], this.#places);
    }
    return this.#places;
  }
}

/** An object with fewer fields is like too many others to be known again. */
const fewestFields = 2;

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function gather(value: Value, place: Place, places: Map<unknown, Place>): void {
  if (isArray(value)) {
    places.set(value, place);
    for (const [i, item] of value.entries()) gather(item, [...place, i], places);
  } else if (isObject(value)) {
    places.set(value, place);
    for (const [name, part] of Object.entries(value)) if (typeof part === 'object' && part !== null) gather(part, [...place, name], places);
  }
}

/** The row of a table that holds a key; the first of two. */
export function rowOf(table: LookupTable, key: string): number | undefined {
  const at = table.columns.indexOf(table.key);
  const row = table.rows.findIndex((one) => one[at] === key);
  return row < 0 ? undefined : row;
}
