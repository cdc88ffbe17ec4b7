/** So many keys are found faster by looking at each of them. */
const few = 8;

/** Lists of items by one key, in the order in which the keys came. */
export class OneKeyGroups {
  readonly keys: string[] = [];
  readonly lists: unknown[][] = [];
  #places: Map<string, number> | undefined;

  /** The list of a key, nothing where the key is new. */
  find(key: string): unknown[] | undefined {
    const { keys, lists } = this;
    if (this.#places !== undefined) {
      const place = this.#places.get(key);
      return place === undefined ? undefined : lists[place];
    }
    for (let i = 0; i < keys.length; i += 1) if (keys[i] === key) return lists[i];
    return undefined;
  }

  /** Starts the list of a key that is new. */
  start(key: string, item: unknown): void {
    this.#places?.set(key, this.keys.length);
    this.keys.push(key);
    this.lists.push([item]);
    if (this.#places === undefined && this.keys.length > few) this.#places = new Map(this.keys.map((one, i) => [one, i]));
  }
}
