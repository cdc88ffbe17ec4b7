import { collapse, newSequence, type Sequence } from '../values/sequence.ts';
import { isList, isObject } from '../values/is-object.ts';

/** Names that every object seems to have, and those of the objects that are no objects of the language. */
export const special: ReadonlySet<string> = new Set([
  ...Object.getOwnPropertyNames(Object.prototype),
  'digits',
  'arity',
  'calledAs',
  'calledAt',
  'calledFrom',
  'invoke',
  'toNumber',
]);

/** The field of a value that is no list, `undefined` where it has none. */
export type Read = (item: unknown) => unknown;

function readsPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** How the field of that name is read. Lists have to be taken apart first. */
export function reading(name: string): Read {
  if (special.has(name)) return (item) => (isObject(item) && Object.hasOwn(item, name) ? item[name] : undefined);
  return (item) => (readsPlain(item) ? item[name] : undefined);
}

/** The field of a value, or of all items of a list, lists within lists too. */
export function readMember(item: unknown, read: Read): unknown {
  return isList(item) ? collapse(readAll(item, read)) : collapse(read(item));
}

function readAll(items: readonly unknown[], read: Read): Sequence {
  const found = newSequence();
  for (const item of items) {
    const value = isList(item) ? readAll(item, read) : read(item);
    if (isList(value)) for (const part of value) found.push(part);
    else if (value !== undefined) found.push(value);
  }
  return found;
}
