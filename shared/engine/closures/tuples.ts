import { setOwn } from '#shared/base/json-value.ts';
import { isObject } from '../values/is-object.ts';
import { newSequence, type Sequence } from '../values/sequence.ts';
import { Frame, type Tuple, unbound } from './frame.ts';

/** The item that a tuple belongs to. */
export const itemKey = '@';

export function isTuple(value: unknown): value is Tuple {
  return isObject(value);
}

/** A tuple with more bindings; of two with one name the later holds. */
export function extended(tuple: Tuple, name: string, value: unknown): Tuple {
  const made = { ...tuple };
  setOwn(made, name, value);
  return made;
}

/** The frame in which a tuple's names are known. */
export function tupleFrame(outer: Frame, tuple: Tuple, size: number): Frame {
  const values: unknown[] = [];
  for (let i = 0; i < size; i += 1) values.push(unbound);
  return new Frame(outer, values, tuple);
}

/** The items of a stream without their bindings. */
export function itemsOfTuples(stream: Sequence | undefined): Sequence {
  const items = newSequence();
  for (const tuple of stream ?? []) items.push(isTuple(tuple) ? tuple[itemKey] : undefined);
  return items;
}

/** Takes a stream on, or starts one from the items before. */
export type StreamStep = (stream: Sequence | undefined, items: readonly unknown[], frame: Frame) => Sequence;
