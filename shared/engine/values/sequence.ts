const mark: unique symbol = Symbol('mark');

// What the language knows of a list beside its items.
const sequence = 1;
const keptSequence = 2;
const tuples = 3;
const outer = 4;
const constructed = 5;

/**
 * A list with what the language knows of it. An ordinary array with one more field, and no subclass: the host is fast only
 * with ordinary arrays.
 */
export interface MarkedList extends Array<unknown> {
  [mark]?: number;
}

/** A list that the language makes itself. Alone it counts as its item, unless it is kept; a list of the data or of `[…]` does not. */
export type Sequence = MarkedList;

function isArray(value: unknown): value is MarkedList {
  return Array.isArray(value);
}

function marked(as: number): MarkedList {
  const made: MarkedList = [];
  made[mark] = as;
  return made;
}

/** An empty sequence. */
export function newSequence(): Sequence {
  return marked(sequence);
}

/** A sequence of one item. */
export function sequenceOf(item: unknown): Sequence {
  const made = marked(sequence);
  made.push(item);
  return made;
}

/** Whether a value is a list that the language made itself, one with bindings and the whole input among them. */
export function isSequence(value: unknown): value is Sequence {
  return isArray(value) && isBelow(value[mark], constructed);
}

function isBelow(number: number | undefined, most: number): boolean {
  return number !== undefined && number < most;
}

/** Lets a sequence stay a list with one item: `a[]`. */
export function keepSequence(list: Sequence): void {
  if (list[mark] === sequence) list[mark] = keptSequence;
}

export function isKept(list: Sequence): boolean {
  return list[mark] === keptSequence;
}

/** Items with what `@`, `#` and `%` bound beside them: what one step of a path hands to the next. Never counts as its item. */
export function newTupleStream(): Sequence {
  return marked(tuples);
}

export function isTupleStream(value: unknown): value is Sequence {
  return isArray(value) && value[mark] === tuples;
}

/** The whole input where that is an array: one item, not its items. */
export function outerInput(input: unknown): Sequence {
  const made = marked(outer);
  made.push(input);
  return made;
}

export function isOuterInput(value: unknown): value is Sequence {
  return isArray(value) && value[mark] === outer;
}

/** An array made by `[…]` at an end of a path: stays one item of the path. */
export function newConstructed(): MarkedList {
  return marked(constructed);
}

export function isConstructed(value: unknown): value is MarkedList {
  return isArray(value) && value[mark] === constructed;
}

/** Whether the language knows anything of a list that its items do not say. */
export function isMarked(list: readonly unknown[]): boolean {
  return isArray(list) && list[mark] !== undefined;
}

/** What a sequence counts as once its expression is done: nothing when empty, its item when it has one and need not stay a list. */
export function collapse(value: unknown): unknown {
  return isArray(value) && value.length < 2 ? collapseShort(value) : value;
}

function collapseShort(list: MarkedList): unknown {
  const known = list[mark];
  if (known === undefined || known === tuples || known === constructed) return list;
  if (list.length === 0) return undefined;
  return known === keptSequence ? list : list[0];
}
