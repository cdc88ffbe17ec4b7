/** A small seeded generator (mulberry32): the same seed gives the same data on every machine. */
export interface Seeded {
    /** 0 ≤ x < 1. */
    next(): number;
    /** Whole number from `min` to `max`, both included. */
    whole(min: number, max: number): number;
    pick<T>(list: readonly T[]): T;
    /** The list in another order. */
    shuffle<T>(list: readonly T[]): T[];
}
export declare function seeded(seed: number): Seeded;
