/** Picks by a seed: the same seed gives the same picks. */
export class Choice {
  readonly random: () => number;

  constructor(random: () => number) {
    this.random = random;
  }

  /** One of a list that is not empty. */
  of<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.random() * list.length)];
    if (picked === undefined) throw new Error('There is nothing to pick from.');
    return picked;
  }

  /** What one of several makes; the others are not asked. */
  from<T>(makers: readonly (() => T)[]): T {
    return this.of(makers)();
  }

  /** True in so many of a hundred cases. */
  chance(percent: number): boolean {
    return this.random() * 100 < percent;
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.random() * (most - least + 1));
  }

  /** So many things one after another. */
  several<T>(least: number, most: number, make: (index: number) => T): T[] {
    return Array.from({ length: this.whole(least, most) }, (_, i) => make(i));
  }
}
