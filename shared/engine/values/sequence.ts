/**
 * A list that the language makes itself. Alone it counts as its item; a list of the data or of `[…]` does not. `Array.isArray`,
 * indexing and length are those of any array, and JSON sees items only.
 */
export class Sequence extends Array<unknown> {
  /** Stays a list with one item: `a[]`. Absent until set. */
  declare keepSingleton?: boolean;

  /** An array method that makes an array makes an ordinary one. */
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** Items with what `@`, `#` and `%` bound beside them: what one step of a path hands to the next. Never counts as its item. */
export class TupleStream extends Sequence {}

/** The whole input where that is an array: one item, not its items. */
export class OuterInput extends Sequence {}

/** An array made by `[…]` at an end of a path: stays one item of the path. */
export class Constructed extends Array<unknown> {
  static override get [Symbol.species](): ArrayConstructor {
    return Array;
  }
}

/** A sequence of one item. */
export function sequenceOf(item: unknown): Sequence {
  const made = new Sequence();
  made.push(item);
  return made;
}

/** What a sequence counts as once its expression is done: nothing when empty, its item when it has one and need not stay a list. */
export function collapse(value: unknown): unknown {
  return value instanceof Sequence && value.length < 2 ? collapseShort(value) : value;
}

function collapseShort(value: Sequence): unknown {
  if (value instanceof TupleStream) return value;
  if (value.length === 0) return undefined;
  return value.keepSingleton === true ? value : value[0];
}
