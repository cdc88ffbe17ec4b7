import type { LookupTable } from '#shared/lookup/lookup-table.ts';
import type { Value } from '#shared/records/value.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Origins } from './origins.ts';
import { rowOf } from './origins.ts';
import type { Place } from './place.ts';
import { placeText } from './place.ts';
import type { Seen } from './recorder.ts';
import { everySeen } from './recorder.ts';

/** A field of the record that an evaluation read; no value: it is not there. */
export interface TouchedCell {
  readonly place: Place;
  readonly value?: Value;
  /** The object read is a copy that the expression made of one of the record. */
  readonly copied: boolean;
  /** The object that it was read from, where one was: the record's own or the copy. */
  readonly holder?: object;
}

/** A key that an evaluation asked of a table. */
export interface TouchedRow {
  readonly table: LookupTable;
  readonly key: string;
  /** Row of the table from 0; absent: it has none for the key. */
  readonly row?: number;
}

export interface Touched {
  readonly cells: readonly TouchedCell[];
  readonly rows: readonly TouchedRow[];
}

/** Of a value that is read whole, so many fields are named. */
const mostLeaves = 60;
/** Values made that are looked into. */
const mostLooked = 5_000;

/** What an evaluation read of the record and of lookup tables, in the order in which it did; each once. */
export function touchedBy(seen: Seen, origins: Origins): Touched {
  const cells = new Map<string, TouchedCell>();
  const rows = new Map<string, TouchedRow>();
  const cell = (place: Place, value: unknown, copied = false, holder?: unknown): void => {
    const name = placeText(place);
    // What was read by its name says more than what was handed on with others.
    if (cells.get(name)?.holder !== undefined || (cells.has(name) && holder === undefined)) return;
    cells.set(name, {
      place,
      ...(isLeaf(value) ? { value } : {}),
      copied,
      ...(typeof holder === 'object' && holder !== null ? { holder } : {}),
    });
  };
  const row = (table: LookupTable, key: string): void => {
    const name = `${table.id}\n${key}`;
    const at = rowOf(table, key);
    if (!rows.has(name)) rows.set(name, { table, key, ...(at === undefined ? {} : { row: at }) });
  };
  const whole = (value: unknown): void => {
    const place = origins.place(value);
    if (place === undefined) {
      held(value);
      return;
    }
    let left = mostLeaves;
    const visit = (part: unknown, at: Place): void => {
      if (left <= 0) return;
      if (Array.isArray(part)) for (const [i, item] of part.entries()) visit(item, [...at, i]);
      else if (typeof part === 'object' && part !== null && !(part instanceof ExactNumber))
        for (const [name, inner] of Object.entries(part)) visit(inner, [...at, name]);
      else {
        left -= 1;
        cell(at, part);
      }
    };
    visit(value, place);
  };
  let looked = 0;
  /** Of a value that the expression made: what it holds of the record. */
  const held = (value: unknown): void => {
    if (typeof value !== 'object' || value === null || value instanceof ExactNumber || looked >= mostLooked) return;
    looked += 1;
    if (Array.isArray(value)) for (const item of value) whole(item);
    else if (Object.getPrototypeOf(value) === Object.prototype && origins.table(value) === undefined)
      for (const part of Object.values(value)) whole(part);
  };
  for (const one of everySeen(seen)) {
    for (const { item, name, value } of one.reads) {
      const table = origins.table(item);
      if (table !== undefined) row(table.table, table.key ?? name);
      else if (value === undefined || isLeaf(value)) {
        const place = origins.place(item);
        const copy = place === undefined ? origins.original(item, name) : undefined;
        if (place !== undefined) cell([...place, name], value, false, item);
        else if (copy !== undefined) cell([...copy, name], value, true, item);
      } else if (Array.isArray(value) && value.every(isLeaf)) whole(value);
    }
    if (one.node.type === 'call') {
      const [object, key] = one.node.args.map((arg) => one.parts.find((part) => part.node === arg)?.value);
      const table = origins.table(object);
      if (table !== undefined && table.key === undefined && typeof key === 'string') row(table.table, key);
      const place = origins.place(object);
      if (place !== undefined && typeof key === 'string' && typeof object === 'object' && object !== null)
        cell([...place, key], Reflect.get(object, key), false, object);
      for (const part of one.parts) whole(part.value);
    }
    if (one.node.type === 'wildcard' || one.node.type === 'descendant') whole(one.input);
  }
  whole(seen.value);
  return { cells: [...cells.values()], rows: [...rows.values()] };
}

function isLeaf(value: unknown): value is Exclude<Value, readonly Value[]> & (string | number | boolean | null | ExactNumber) {
  return (
    value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value instanceof ExactNumber
  );
}
