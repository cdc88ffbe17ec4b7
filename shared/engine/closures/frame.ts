/** What stands in a slot whose variable is not bound yet: an outer one of that name is meant. */
export const unbound: unique symbol = Symbol('unbound');

/** What `@`, `#` and `%` bound beside an item, by name; the item itself under `@`. */
export type Tuple = Record<string, unknown>;

/** The variables of one run of a block, a function or a step with bindings. */
export class Frame {
  readonly outer: Frame | undefined;
  readonly values: unknown[];
  /** Of a step with bindings: what they are. */
  readonly tuple: Tuple | undefined;

  constructor(outer: Frame | undefined, values: unknown[], tuple?: Tuple) {
    this.outer = outer;
    this.values = values;
    this.tuple = tuple;
  }
}

/** A frame below another with so many unbound slots. */
export function openFrame(outer: Frame | undefined, size: number): Frame {
  const values: unknown[] = [];
  for (let i = 0; i < size; i += 1) values.push(unbound);
  return new Frame(outer, values);
}
