/** Variables that an expression is evaluated with, by name without `$`. */
export type Bindings = Readonly<Record<string, unknown>>;

/** Inputs made for one round of evaluations: JSON values that nothing has read yet, and what hand-written code makes of them all. */
export interface Batch {
  readonly inputs: readonly unknown[];
  /** Runs the hand-written function over every input, in order; index by index what `expression` gives, `undefined` for nothing. */
  readonly byHand: () => readonly unknown[];
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
  /**
   * How often a batch is evaluated before the next is made: once where one operation takes long, more often for single records. Their data are
   * then near the processor, as they are in a run, where a record is mapped as soon as it is parsed.
   */
  readonly passes: number;
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
  readonly passes?: number;
  /** The input of this number; `size` is how many rows a table in it has, where it has one. */
  readonly make: (random: () => number, index: number, size: number) => Input;
  /** Rows where no size is asked for. */
  readonly size?: number;
  readonly hand: (input: Input) => unknown;
}

/** The text was made of a value of this type, so that it is one again. */
const parse: <Value>(text: string) => Value = JSON.parse;

export function defineWorkload<Input>(definition: Definition<Input>): Workload {
  const { name, title, expression, bindings = {}, batch, passes = 1, make, hand } = definition;
  const kept = new Map<string, readonly string[]>();
  const texts = (count: number, size = definition.size ?? 1): readonly string[] => {
    const key = `${count} ${size}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const random = seeded(2_026);
    const made = Array.from({ length: count }, (_, index) => JSON.stringify(make(random, index, size)));
    kept.set(key, made);
    return made;
  };
  return {
    name,
    title,
    expression,
    bindings,
    batch,
    passes,
    texts,
    makeBatch: (count, size) => {
      const inputs = texts(count, size).map((text) => parse<Input>(text));
      return { inputs, byHand: () => inputs.map(hand) };
    },
  };
}

/** Numbers from 0 to 1, the same for the same seed (a linear congruence of 32 bits, its high bits). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 0x100_0000;
  };
}

/** One of the list. Throws where there is none. */
export function pick<Item>(list: readonly Item[], random: () => number): Item {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new Error('There is nothing to pick from.');
  return item;
}

/** A whole number from `low` to `high`, both included. */
export function between(random: () => number, low: number, high: number): number {
  return low + Math.floor(random() * (high - low + 1));
}

/** Rounded half to even as the language's `$round` does: what the decimal digits say counts, not what the double is next to. */
export function roundTo(value: number, digits: 1 | 2): number {
  const scale = digits === 2 ? 100 : 10;
  const scaled = value * scale;
  const rounded = Math.round(scaled);
  const off = Math.abs(scaled - rounded);
  return off < 0.4999 ? rounded / scale : roundTie(value, digits, scale);
}

function roundTie(value: number, digits: number, scale: number): number {
  const exact = Number(`${value}e${digits}`);
  const rounded = Math.round(exact);
  return (rounded - exact === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded) / scale;
}
