import type { JsonObject, JsonValue } from '#shared/base/json-value.ts';
import { problem } from '#shared/base/problem.ts';
import type { Located, SchemaDocuments } from './documents.ts';
import { isJsonArray, isJsonObject, own } from './documents.ts';
import type { FlatSchema } from './flat-schema.ts';
import { choicesOf, emptyFlat, intersect, unite } from './flat-schema.ts';
import { readKeywords } from './keywords.ts';
import type { Part } from './parts.ts';
import { Parts } from './parts.ts';

const mostSteps = 200_000;
const deepest = 400;

/** Brings parts of schemas to flat form; each part once, whatever the number of ways that lead to it. */
export class Flattener {
  readonly parts = new Parts();
  readonly #documents: SchemaDocuments;
  readonly #known = new Map<number, FlatSchema>();
  readonly #open = new Set<number>();
  readonly #names = new Map<string, number>();
  #steps = 0;

  constructor(documents: SchemaDocuments) {
    this.#documents = documents;
  }

  flatten(part: Part): FlatSchema {
    const known = this.#known.get(part.id);
    if (known !== undefined) return known;
    if (this.#open.has(part.id)) {
      this.#documents.report(
        problem('schema/reference-loop', 'A part of the schema refers to itself without describing anything; it is left open.', {
          severity: 'warning',
          place: { file: fileOf(part) },
        }),
      );
      return emptyFlat(this.#key(part));
    }
    this.#steps += 1;
    if (this.#steps > mostSteps || this.#open.size > deepest) {
      this.#documents.report(
        problem(
          'schema/too-complex',
          `The schema combines more than ${mostSteps.toLocaleString('en')} parts or ${deepest} levels of allOf and references; the rest is left open.`,
          { severity: 'warning', place: { file: fileOf(part) } },
        ),
      );
      return emptyFlat(this.#key(part));
    }
    this.#open.add(part.id);
    const flat = part.kind === 'schema' ? this.#schema(part, part.at) : this.#group(part, part.kind, part.parts);
    this.#open.delete(part.id);
    this.#known.set(part.id, flat);
    return flat;
  }

  #group(part: Part, kind: 'all' | 'any', parts: readonly Part[]): FlatSchema {
    const flats = parts.map((inner) => this.flatten(inner));
    const key = this.#key(part);
    if (kind === 'any') return unite(flats, key, this.#any);
    return this.#both(flats, key);
  }

  #both(flats: readonly FlatSchema[], key: string): FlatSchema {
    const distinct = [...new Set(flats)];
    const structured = distinct.filter((flat) => flat.structured);
    const joined = distinct.reduce((a, b) => intersect(a, b, this.#all));
    return structured.length > 1 ? { ...joined, key } : joined;
  }

  #schema(part: Part, at: Located): FlatSchema {
    const { json, file } = at;
    const key = this.#key(part);
    if (json === true || !isJsonObject(json)) return json === false ? { ...emptyFlat(key), structured: true, never: true } : emptyFlat(key);
    const flats: FlatSchema[] = [this.#own(json, file, key)];
    for (const word of ['$ref', '$dynamicRef', '$recursiveRef']) {
      const reference = own(json, word);
      if (typeof reference !== 'string') continue;
      const target = this.#documents.follow(reference, file);
      if (target !== undefined) flats.push(this.flatten(this.parts.schema(target)));
    }
    const list = (word: string): readonly Part[] => schemas(own(json, word)).map((inner) => this.parts.schema({ file, json: inner }));
    const all = list('allOf');
    if (all.length > 0) flats.push(this.flatten(this.parts.group('all', all)));
    const some = list('anyOf');
    if (some.length > 0) flats.push(this.flatten(this.parts.group('any', some)));
    const one = list('oneOf');
    if (one.length > 0) {
      const flat = this.flatten(this.parts.group('any', one));
      const choices = choicesOf(
        one.map((inner) => this.flatten(inner)),
        flat.key,
      );
      flats.push(choices.size === 0 ? flat : { ...flat, choices });
    }
    for (const inner of conditional(json)) flats.push(optional(this.flatten(this.parts.schema({ file, json: inner }))));
    return this.#both(flats, key);
  }

  #own(json: JsonObject, file: string, key: string): FlatSchema {
    return readKeywords(json, file, key, this.parts);
  }

  readonly #all = (parts: readonly Part[]): Part => this.parts.group('all', parts);
  readonly #any = (parts: readonly Part[]): Part => this.parts.group('any', parts);

  #key(part: Part): string {
    const name = part.kind === 'schema' ? part.at.name : undefined;
    if (name === undefined) return `#${part.id}`;
    const owner = this.#names.get(name);
    if (owner === undefined) this.#names.set(name, part.id);
    return owner === undefined || owner === part.id ? name : `${name}#${part.id}`;
  }
}

/** Schemas that hold only in some cases: what they describe may be there, and is never required. */
function conditional(json: JsonObject): readonly JsonValue[] {
  const found = [own(json, 'then'), own(json, 'else')];
  for (const word of ['dependentSchemas', 'dependencies']) {
    const inner = own(json, word);
    if (isJsonObject(inner)) found.push(...Object.values(inner));
  }
  return found.filter((inner) => isJsonObject(inner));
}

function optional(flat: FlatSchema): FlatSchema {
  return { ...emptyFlat(flat.key), structured: flat.props.size > 0, props: flat.props };
}

function schemas(json: JsonValue | undefined): readonly JsonValue[] {
  return isJsonArray(json) ? json.filter((inner) => isJsonObject(inner) || typeof inner === 'boolean') : [];
}

function fileOf(part: Part): string {
  if (part.kind === 'schema') return part.at.file;
  const [first] = part.parts;
  return first === undefined ? '' : fileOf(first);
}
