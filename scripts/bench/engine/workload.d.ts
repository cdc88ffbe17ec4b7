/** Variables that an expression is evaluated with, by name without `$`. */
export type Bindings = Readonly<Record<string, unknown>>;
/** Inputs made for one round of evaluations: JSON values that nothing has read yet, and what hand-written code makes of them all. */
export interface Batch {
    readonly inputs: readonly unknown[];
    /** Runs the hand-written function over every input, in order; index by index what `expression` gives, `undefined` for nothing. */
    byHand(): readonly unknown[];
}
/** One thing to measure: an expression, data for it, and the same as a good engineer would write it in JavaScript. */
export interface Workload {
    readonly name: string;
    /** What one operation is, for people: "34-field customer, one record". */
    readonly title: string;
    readonly expression: string;
    readonly bindings: Bindings;
    /** Inputs of one batch while measuring. */
    readonly batch: number;
    /** `count` inputs, always the same ones for a count and a size, each time parsed anew so that no engine finds what it kept of them. */
    makeBatch(count: number, size?: number): Batch;
    /** The same inputs, one JSON text each. */
    texts(count: number, size?: number): readonly string[];
}
interface Definition<Input> {
    readonly name: string;
    readonly title: string;
    readonly expression: string;
    readonly bindings?: Bindings;
    readonly batch: number;
    /** The input of this number; `size` is how many rows a table in it has, where it has one. */
    readonly make: (random: () => number, index: number, size: number) => Input;
    /** Rows where no size is asked for. */
    readonly size?: number;
    readonly hand: (input: Input) => unknown;
}
export declare function defineWorkload<Input>(definition: Definition<Input>): Workload;
/** Numbers from 0 to 1, the same for the same seed (a linear congruence of 32 bits, its high bits). */
export declare function seeded(seed: number): () => number;
/** One of the list. Throws where there is none. */
export declare function pick<Item>(list: readonly Item[], random: () => number): Item;
/** A whole number from `low` to `high`, both included. */
export declare function between(random: () => number, low: number, high: number): number;
/** Rounded half to even as the language's `$round` does: what the decimal digits say counts, not what the double is next to. */
export declare function roundTo(value: number, digits: number): number;
export {};
