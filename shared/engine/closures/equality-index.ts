import { isList } from '../values/is-object.ts';
import { type Read, readMember } from './member.ts';

const none: readonly number[] = [];

/** Where in a list the items with a key stand, by the key. */
export class EqualityIndex {
  readonly #places = new Map<unknown, number[]>();
  /** Items whose key is no text, number, boolean or null; they have to be compared one by one. */
  readonly #others: number[] = [];

  /** `key` are the names of the path that leads to the key. */
  constructor(items: readonly unknown[], key: readonly Read[]) {
    for (let i = 0; i < items.length; i += 1) {
      let value = items[i];
      for (const read of key) value = readMember(value, read);
      if (value === undefined) continue;
      if (!isIndexable(value)) this.#others.push(i);
      else {
        const places = this.#places.get(value);
        if (places === undefined) this.#places.set(value, [i]);
        else places.push(i);
      }
    }
  }

  /** Places of the items that may have the key, in order; `sure`: that have it. `undefined`: any may. */
  find(probe: unknown): { readonly places: readonly number[]; readonly sure: boolean } | undefined {
    if (probe === undefined) return { places: none, sure: true };
    if (!isIndexable(probe)) return undefined;
    const places = this.#places.get(probe) ?? none;
    if (this.#others.length === 0) return { places, sure: true };
    return { places: [...places, ...this.#others].sort((a, b) => a - b), sure: false };
  }
}

/** Whether two such values are the same to the language exactly when they are the same key of a map. */
function isIndexable(value: unknown): boolean {
  return typeof value === 'object' ? value === null && !isList(value) : !Number.isNaN(value);
}
