import type { Value } from '#shared/records/value.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import type { Place } from '#shared/trace/place.ts';
import { pathOf } from '#shared/trace/place.ts';
import { changeCost, leafText, slipsBetween } from './change-cost.ts';

interface Column {
  readonly values: readonly Value[];
  readonly counts: ReadonlyMap<string, number>;
  readonly size: number;
  /** Values that stand there once. */
  readonly singles: number;
}

/** What the fields of the sample hold, over all its records: a slip stands out against its column. */
export class Columns {
  readonly #samples: readonly Value[];
  readonly #columns = new Map<string, Column>();

  constructor(samples: readonly Value[]) {
    this.#samples = samples;
  }

  /** Different values of a field, over all records. */
  values(place: Place): readonly Value[] {
    return this.#column(place).values;
  }

  /** Whether a value stands alone in a column where others come again and again. */
  isOdd(place: Place, value: Value | undefined): boolean {
    const { counts, size, singles } = this.#column(place);
    return size >= 5 && singles <= Math.max(2, size / 100) && counts.size <= 0.7 * size && (counts.get(leafText(value)) ?? 0) <= 1;
  }

  /** How unlikely it is that this field of this record is wrong, and that another value is meant. */
  cost(place: Place, is: Value | undefined, would: Value | undefined, most = Number.POSITIVE_INFINITY): number {
    const { counts, size } = this.#column(place);
    const count = (value: Value | undefined): number => (value === undefined ? 0 : (counts.get(leafText(value)) ?? 0));
    const base = 3.2 + Math.min(most, changeCost(is, would, count(would) > 0));
    const shaped = base + this.#shapeCost(place, is, would);
    if (is === '' && size < 5) return base - 2;
    if (size < 5) return shaped;
    if (is === '' && count(is) <= size / 10) return shaped - 3.5;
    if (this.isOdd(place, is)) return count(would) > 0 && slipsBetween(leafText(is), leafText(would)) <= 2 ? shaped - 4 : shaped - 2;
    return count(is) >= 3 ? shaped + 1.5 : shaped;
  }

  /** A value that is written as no other of its column is, for one that is written as they are. */
  #shapeCost(place: Place, is: Value | undefined, would: Value | undefined): number {
    const { counts, values } = this.#column(place);
    if (values.length < 3 || is === undefined || is === '' || would === undefined) return 0;
    const others = values.filter((value) => leafText(value) !== leafText(is) || (counts.get(leafText(value)) ?? 0) > 1);
    const like = (value: Value): boolean => others.some((other) => shapeOf(other) === shapeOf(value));
    return like(is) === like(would) ? 0 : like(would) ? -1.5 : 1.5;
  }

  #column(place: Place): Column {
    const path = pathOf(place);
    const known = this.#columns.get(path);
    if (known !== undefined) return known;
    const names = place.filter((part) => typeof part === 'string');
    const values = new Map<string, Value>();
    const counts = new Map<string, number>();
    let size = 0;
    const visit = (value: Value | undefined, depth: number): void => {
      if (isArray(value)) {
        for (const item of value) visit(item, depth);
        return;
      }
      const name = names[depth];
      if (name !== undefined) {
        if (isObject(value) && Object.hasOwn(value, name)) visit(value[name], depth + 1);
        return;
      }
      if (value === undefined || (typeof value === 'object' && value !== null && !(value instanceof ExactNumber))) return;
      const text = leafText(value);
      size += 1;
      counts.set(text, (counts.get(text) ?? 0) + 1);
      if (!values.has(text)) values.set(text, value);
    };
    for (const record of this.#samples) visit(record, 0);
    const singles = [...counts.values()].filter((count) => count === 1).length;
    const column = { values: [...values.values()], counts, size, singles };
    this.#columns.set(path, column);
    return column;
  }
}

/** How a value is written: its letters and digits as such. */
function shapeOf(value: Value): string {
  return leafText(value).replaceAll(/\d/g, '9').replaceAll(/\p{L}/gu, 'a');
}
