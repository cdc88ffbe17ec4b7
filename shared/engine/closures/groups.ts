import { setOwn } from '#shared/base/json-value.ts';
import { LanguageError } from '../values/language-error.ts';

/** Names that the language's reference keeps for itself, and the one that an object cannot simply be given. */
export const reserved: ReadonlySet<string> = new Set(['_jsonata_lambda', '_jsonata_function', '__proto__']);

/** Items by key, each group with the pair that it came from. */
export class Groups<Data> {
  readonly #groups = new Map<string, { readonly pair: number; readonly data: Data }>();
  readonly #position: number | undefined;

  readonly #make: () => Data;

  constructor(position: number | undefined, make: () => Data) {
    this.#position = position;
    this.#make = make;
  }

  /** The group of a key that a pair gave; nothing is no key. Throws T1003, D1009, D1013. */
  of(key: unknown, pair: number): Data | undefined {
    if (key === undefined) return undefined;
    if (typeof key !== 'string') throw this.#error('T1003', key);
    const known = this.#groups.get(key);
    if (known === undefined) {
      if (key !== '__proto__' && reserved.has(key)) throw this.#error('D1013', key);
      const data = this.#make();
      this.#groups.set(key, { pair, data });
      return data;
    }
    if (known.pair !== pair) throw this.#error('D1009', key);
    return known.data;
  }

  /** The object of what each group gives; a group that gives nothing has no field. */
  object(valueOf: (pair: number, data: Data) => unknown): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    for (const [key, { pair, data }] of this.#groups) {
      const value = valueOf(pair, data);
      if (value !== undefined) setOwn(object, key, value);
    }
    return object;
  }

  #error(code: string, value: unknown): LanguageError {
    return new LanguageError(code, { value, ...(this.#position === undefined ? {} : { position: this.#position }) });
  }
}
