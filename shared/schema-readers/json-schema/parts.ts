import type { JsonObject } from '#shared/base/json-value.ts';
import type { Located } from './documents.ts';
import { isJsonObject } from './documents.ts';

/** What describes one field: a schema as it stands, or several that hold together (`all`) or in turn (`any`). Equal parts are one object. */
export type Part =
  | { readonly id: number; readonly kind: 'schema'; readonly at: Located }
  | { readonly id: number; readonly kind: 'all' | 'any'; readonly parts: readonly Part[] };

/** Makes parts so that equal ones are the same object; this is what keeps doubling schemas from growing without end. */
export class Parts {
  readonly #schemas = new Map<JsonObject, Part>();
  readonly #groups = new Map<string, Part>();
  #count = 0;

  schema(at: Located): Part {
    if (!isJsonObject(at.json)) return { id: this.#next(), kind: 'schema', at };
    const known = this.#schemas.get(at.json);
    if (known !== undefined) return known;
    const part: Part = { id: this.#next(), kind: 'schema', at };
    this.#schemas.set(at.json, part);
    return part;
  }

  group(kind: 'all' | 'any', parts: readonly Part[]): Part {
    const flat = [...new Set(parts.flatMap((part) => (part.kind === kind ? part.parts : [part])))];
    const [only] = flat;
    if (only !== undefined && flat.length === 1) return only;
    const key = `${kind} ${flat
      .map((part) => part.id)
      .sort((a, b) => a - b)
      .join(' ')}`;
    const known = this.#groups.get(key);
    if (known !== undefined) return known;
    const part: Part = { id: this.#next(), kind, parts: flat };
    this.#groups.set(key, part);
    return part;
  }

  #next(): number {
    this.#count += 1;
    return this.#count;
  }
}
