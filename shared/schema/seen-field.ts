import { ExactNumber } from '#shared/records/exact-number.ts';
import type { FieldFacts, FieldType } from './field.ts';
import { distinctLimit } from './field.ts';
import { everyType, textTypes, typeOfBits } from './text-types.ts';

const exampleLimit = 3;
const exampleLength = 80;

/** What an inference has seen of one field so far: a few counters and bounded sets, whatever the number of records. */
export class SeenField {
  present = 0;
  nulls = 0;
  empty = 0;
  objects = 0;
  /** XML elements that had text and no attributes or children. */
  bareTexts = 0;
  arrays = 0;
  /** Arrays directly inside arrays. */
  nested = 0;
  fewest = Infinity;
  most = 0;
  /** Part of what it holds was not looked at: too deep or too many fields. */
  cut = false;
  readonly children = new Map<string, SeenField>();
  readonly #examples: string[] = [];
  readonly #distinct = new Set<string>();
  #texts = 0;
  #integers = 0;
  #numbers = 0;
  #booleans = 0;
  #textTypes = everyType;

  addText(text: string): void {
    if (text === '') {
      this.empty += 1;
      return;
    }
    this.#texts += 1;
    if (this.#textTypes !== 0) this.#textTypes &= textTypes(text);
    this.#show(text);
  }

  addNumber(value: number | ExactNumber): void {
    const digits = value instanceof ExactNumber ? value.digits : String(value);
    if (value instanceof ExactNumber ? /^-?\d+$/.test(digits) : Number.isInteger(value)) this.#integers += 1;
    else this.#numbers += 1;
    this.#show(digits);
  }

  addBoolean(value: boolean): void {
    this.#booleans += 1;
    this.#show(String(value));
  }

  addItems(count: number): void {
    if (count < this.fewest) this.fewest = count;
    if (count > this.most) this.most = count;
  }

  get examples(): readonly string[] {
    return this.#examples;
  }

  get hasText(): boolean {
    return this.#texts > 0;
  }

  /** Type of the values that are no objects; `allowed` are the types that a text may stand for. */
  scalarType(allowed: number): FieldType | undefined {
    const text = this.#texts > 0 || (this.empty > 0 && this.#integers + this.#numbers + this.#booleans === 0);
    const kinds = (text ? 1 : 0) + (this.#integers + this.#numbers > 0 ? 1 : 0) + (this.#booleans > 0 ? 1 : 0);
    if (kinds === 0) return undefined;
    if (kinds > 1 || (this.empty > 0 && !text)) return 'any';
    if (text) return this.#texts === 0 ? 'string' : typeOfBits(this.#textTypes & allowed);
    if (this.#booleans > 0) return 'boolean';
    return this.#numbers > 0 ? 'number' : 'integer';
  }

  facts(parents: number): FieldFacts {
    return { ...this.counts(parents), empty: this.empty, distinct: this.#distinct.size };
  }

  /** The facts that do not look at values. */
  counts(parents: number): Omit<FieldFacts, 'empty' | 'distinct'> {
    const items = this.arrays > 0 ? { fewest: this.fewest, most: this.most } : {};
    return { parents, present: this.present, nulls: this.nulls, ...items };
  }

  #show(text: string): void {
    const shown = text.length > exampleLength ? `${text.slice(0, exampleLength - 1)}…` : text;
    if (this.#distinct.size < distinctLimit) this.#distinct.add(shown);
    if (this.#examples.length < exampleLimit && !this.#examples.includes(shown)) this.#examples.push(shown);
  }
}
