import { ExactNumber } from '#shared/records/exact-number.ts';
import type { Value, ValueObject } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import type { Field, FieldType, Schema, XmlKind } from './field.ts';
import { SeenField } from './seen-field.ts';
import { calendarTypes, everyType } from './text-types.ts';

export interface InferenceOptions {
  /**
   * What a text may stand for. `values` (JSON): text stays text, only dates and times are told apart. `text-columns`
   * (CSV): a column is a number, boolean or date if every cell that is not empty fits. `xml`: the same for texts of
   * elements and attributes, and names `@id` and `#text` are told apart.
   */
  readonly inferTypes?: 'values' | 'text-columns' | 'xml';
  /** Whether the file is a sequence of records; default true. */
  readonly records?: boolean;
  /** XML: prefix → namespace as the file declares them; `''` is the default namespace. */
  readonly prefixes?: Readonly<Record<string, string>>;
  /** Deepest level of fields; what lies deeper is one field of type `any`. Default 100. */
  readonly maxDepth?: number;
  /** Most fields; an object that would bring more is marked open. Default 50,000. */
  readonly maxFields?: number;
}

/** Infers a schema from records handed in one by one. Memory grows with the number of fields, not of records. */
export class SchemaInference {
  readonly #options: InferenceOptions;
  readonly #root = new SeenField();
  readonly #maxDepth: number;
  readonly #maxFields: number;
  readonly #prefixes: Map<string, string>;
  #fields = 0;
  #count = 0;

  constructor(options: InferenceOptions = {}) {
    this.#options = options;
    this.#maxDepth = options.maxDepth ?? 100;
    this.#maxFields = options.maxFields ?? 50_000;
    this.#prefixes = new Map(Object.entries(options.prefixes ?? {}));
  }

  /** How many records were handed in. */
  get count(): number {
    return this.#count;
  }

  /** Names fields of the record before any is seen: the columns of a table without rows. */
  declare(names: readonly string[]): void {
    for (const name of names) this.#child(this.#root, name);
  }

  /** XML: namespaces that the file declares, when they are known only after reading; the first of a prefix counts. */
  declarePrefixes(prefixes: Readonly<Record<string, string>>): void {
    for (const [prefix, namespace] of Object.entries(prefixes)) if (!this.#prefixes.has(prefix)) this.#prefixes.set(prefix, namespace);
  }

  add(record: Value): void {
    this.#count += 1;
    this.#root.present += 1;
    this.#see(this.#root, record, 0);
  }

  /** The schema of all records so far; more may be added afterwards. */
  finish(): Schema {
    const root = this.#field('', this.#root, this.#count);
    return {
      kind: 'inferred',
      root: { ...root, min: 1 },
      records: this.#options.records ?? true,
      ...(this.#prefixes.size > 0 ? { prefixes: Object.fromEntries(this.#prefixes) } : {}),
    };
  }

  #see(seen: SeenField, value: Value, depth: number): void {
    if (isArray(value)) {
      seen.arrays += 1;
      seen.addItems(value.length);
      for (const item of value) this.#seeItem(seen, item, depth, 1);
    } else this.#seeItem(seen, value, depth, 0);
  }

  #seeItem(seen: SeenField, value: Value, depth: number, arrays: number): void {
    if (value === null) seen.nulls += 1;
    else if (typeof value === 'string') {
      if (this.#options.inferTypes === 'xml' && depth > 0) this.#seeText(seen, value);
      else seen.addText(value);
    } else if (typeof value === 'number' || value instanceof ExactNumber) seen.addNumber(value);
    else if (typeof value === 'boolean') seen.addBoolean(value);
    else if (isArray(value)) {
      if (arrays > seen.nested) seen.nested = arrays;
      if (arrays > this.#maxDepth) seen.cut = true;
      else for (const item of value) this.#seeItem(seen, item, depth, arrays + 1);
    } else if (isObject(value)) this.#seeObject(seen, value, depth);
  }

  /** Text of an element counts as its `#text`, so that elements with and without attributes come to one shape. */
  #seeText(seen: SeenField, text: string): void {
    const child = this.#child(seen, '#text');
    if (child === undefined) return;
    seen.bareTexts += 1;
    child.present += 1;
    child.addText(text);
  }

  #seeObject(seen: SeenField, value: ValueObject, depth: number): void {
    seen.objects += 1;
    if (depth >= this.#maxDepth) {
      seen.cut = true;
      return;
    }
    for (const [name, inner] of Object.entries(value)) {
      const xml = this.#options.inferTypes === 'xml';
      if (xml && this.#declares(name, inner)) continue;
      const child = this.#child(seen, name);
      if (child === undefined) continue;
      child.present += 1;
      if (xml && typeof inner === 'string' && (name === '#text' || name.startsWith('@'))) child.addText(inner);
      else this.#see(child, inner, depth + 1);
    }
  }

  #declares(name: string, value: Value): boolean {
    if (name !== '@xmlns' && !name.startsWith('@xmlns:')) return false;
    if (typeof value === 'string' && !this.#prefixes.has(name.slice(7))) this.#prefixes.set(name.slice(7), value);
    return true;
  }

  #child(seen: SeenField, name: string): SeenField | undefined {
    const known = seen.children.get(name);
    if (known !== undefined) return known;
    if (this.#fields >= this.#maxFields) {
      seen.cut = true;
      return undefined;
    }
    this.#fields += 1;
    const child = new SeenField();
    seen.children.set(name, child);
    return child;
  }

  #field(name: string, seen: SeenField, parents: number): Field {
    const xml = this.#options.inferTypes === 'xml' && name !== '' ? this.#xml(name) : undefined;
    const text = seen.children.get('#text');
    const leafOfText = xml !== undefined && seen.objects === 0 && text !== undefined;
    const shown = leafOfText ? text : seen;
    const repeats = seen.arrays > 0;
    const blank = this.#options.inferTypes === 'text-columns' && seen.empty > 0;
    const optional = seen.present < parents || seen.present === 0 || blank || (repeats && seen.fewest === 0);
    const children = leafOfText ? [] : this.#children(seen);
    const allowed = (this.#options.inferTypes ?? 'values') === 'values' ? calendarTypes : everyType;
    return {
      name,
      type: this.#type(shown, children, allowed),
      repeats,
      ...(seen.nested > 0 ? { nested: seen.nested } : {}),
      min: optional ? 0 : 1,
      ...(repeats ? { max: null } : {}),
      ...(seen.nulls > 0 ? { nullable: true } : {}),
      ...(children.length > 0 || seen.objects > 0 ? { children } : {}),
      ...(shown.examples.length > 0 ? { examples: [...shown.examples] } : {}),
      ...(xml === undefined ? {} : { xml }),
      ...(seen.cut ? { open: true } : {}),
      seen: leafOfText ? { ...text.facts(parents), ...seen.counts(parents) } : seen.facts(parents),
    };
  }

  #children(seen: SeenField): readonly Field[] {
    const fields: Field[] = [];
    for (const [name, child] of seen.children) {
      // An empty element beside ones with children says nothing about text.
      if (name === '#text' && this.#options.inferTypes === 'xml' && !child.hasText && seen.children.size > 1) continue;
      fields.push(this.#field(name, child, seen.objects + seen.bareTexts));
    }
    return fields;
  }

  #type(seen: SeenField, children: readonly Field[], allowed: number): FieldType {
    const scalar = seen.scalarType(allowed);
    if (seen.objects > 0) return scalar === undefined ? 'object' : 'any';
    if (scalar !== undefined) return scalar;
    if (children.length > 0) return 'object';
    if (this.#options.inferTypes === 'text-columns' && seen !== this.#root) return 'string';
    return seen.nulls > 0 && seen.arrays === 0 ? 'null' : 'any';
  }

  #xml(name: string): { readonly kind: XmlKind; readonly namespace?: string } {
    const kind: XmlKind = name === '#text' ? 'text' : name.startsWith('@') ? 'attribute' : 'element';
    if (kind === 'text') return { kind };
    const plain = kind === 'attribute' ? name.slice(1) : name;
    const colon = plain.indexOf(':');
    if (colon < 0 && kind === 'attribute') return { kind };
    const namespace = this.#prefixes.get(colon < 0 ? '' : plain.slice(0, colon));
    return namespace === undefined || namespace === '' ? { kind } : { kind, namespace };
  }
}

/** The schema of records that are all at hand. */
export function inferSchema(records: Iterable<Value>, options: InferenceOptions = {}): Schema {
  const inference = new SchemaInference(options);
  for (const record of records) inference.add(record);
  return inference.finish();
}
