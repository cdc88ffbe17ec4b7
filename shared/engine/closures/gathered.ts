import { isList } from '../values/is-object.ts';
import { isConstructed, isKept, isSequence, keepSequence, newSequence, sequenceOf, type Sequence } from '../values/sequence.ts';

/** Values put one behind the other as the language appends them: the first stays what it is until a second comes. */
export class Gathered {
  #value: unknown;
  #own: unknown[] | undefined;

  add(item: unknown): void {
    if (item === undefined) return;
    if (this.#own !== undefined && !isList(item)) this.#own.push(item);
    else if (this.#value === undefined) this.#value = item;
    else this.#append(item);
  }

  #append(item: unknown): void {
    const own = this.#own ?? (isList(this.#value) ? [...this.#value] : [this.#value]);
    if (isList(item)) for (const part of item) own.push(part);
    else own.push(item);
    this.#own = own;
    this.#value = own;
  }

  get value(): unknown {
    return this.#value;
  }

  get length(): number {
    return this.#own?.length ?? 1;
  }
}

/** Puts what a step gave for one item to the rest: the items of a list, unless it was made by `[…]`. */
export function flattenInto(out: unknown[], value: unknown): void {
  if (isList(value) && !isConstructed(value)) for (const part of value) out.push(part);
  else out.push(value);
}

/**
 * The result of a step that gave something for one item only. At the end of a path a list of the data stays what it is;
 * before that it is what the next step goes through.
 */
export function settleOne(value: unknown, last: boolean): unknown {
  if (!isList(value) || isConstructed(value)) return value;
  if (last && !isSequence(value)) return value;
  return settleMany(isSequence(value) && isKept(value) ? copied(value) : value);
}

/**
 * A list as a step's result: nothing when empty, a lone item that is no list as itself. Where a filter let nothing itself
 * through, the next step still has that one item to go over.
 */
export function settleMany(list: readonly unknown[]): unknown {
  if (list.length > 1) return list;
  const [only] = list;
  return list.length === 0 ? undefined : isList(only) || only === undefined ? list : only;
}

function copied(list: Sequence): Sequence {
  const copy = newSequence();
  for (const item of list) copy.push(item);
  return copy;
}

/** A path's result marked to stay a list with one item. */
export function keepList(value: unknown): unknown {
  if (value === undefined) return undefined;
  const kept = isSequence(value) ? value : isList(value) && !isConstructed(value) ? undefined : sequenceOf(value);
  if (kept === undefined) return value;
  keepSequence(kept);
  return kept;
}
