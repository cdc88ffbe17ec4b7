/** So many keys are found faster by looking at each of them. */
const few = 8;

/** Lists of items by one key, in the order in which the keys came. */
export class OneKeyGroups {
  readonly keys: string[] = [];
  readonly lists: unknown[][] = [];
  /** Without a prototype, so that every key is one like another. */
  #places: Record<string, number> | undefined;

  /** The list of a key, nothing where the key is new. */
  find(key: string): unknown[] | undefined {
    const { keys, lists } = this;
    if (this.#places !== undefined) {
      const place = this.#places[key];
      return place === undefined ? undefined : lists[place];
    }
    for (let i = 0; i < keys.length; i += 1) if (keys[i] === key) return lists[i];
    return undefined;
  }

  /** Starts the list of a key that is new. */
  start(key: string, item: unknown): void {
    if (this.#places !== undefined) this.#places[key] = this.keys.length;
    this.keys.push(key);
    this.lists.push([item]);
    if (this.#places === undefined && this.keys.length > few) {
      const places = Object.create(null) as Record<string, number>;
      for (const [place, one] of this.keys.entries()) places[one] = place;
      this.#places = places;
    }
  }
  /** Goes over items with what puts each into its group. */
  sorted(items: readonly unknown[], put: (item: unknown) => void): this {
    for (let i = 0; i < items.length; i += 1) put(items[i]);
    return this;
  }

  /** The values of the groups by their keys; a group of one item is that item. What has none is left out. */
  object(valueOf: (group: unknown) => unknown): Record<string, unknown> {
    const made: Record<string, unknown> = {};
    for (let i = 0; i < this.keys.length; i += 1) {
      const [list, key] = [this.lists[i], this.keys[i]];
      if (list === undefined || key === undefined) continue;
      const value = valueOf(list.length === 1 ? list[0] : list);
      if (value !== undefined) made[key] = value;
    }
    return made;
  }
}
