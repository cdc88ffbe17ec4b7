import { setOwn } from '#shared/base/json-value.ts';
import { readNumber } from '#shared/records/exact-number.ts';
import type { Value } from '#shared/records/value.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { fieldChildren } from '#shared/schema/field-children.ts';

/** Makes records that fit a schema, other ones each time: every optional field there and not, every number of items. */
export class SchemaValues {
  readonly #random: () => number;
  readonly #schema: Schema;
  #depth = 0;
  #left = 0;

  constructor(schema: Schema, random: () => number) {
    this.#schema = schema;
    this.#random = random;
  }

  /** One record, or a list of them. */
  record(list = false): Value {
    // From here on what may be absent is: schemas that recur would never end.
    this.#left = 600;
    if (!list) return this.#content(this.#schema.root);
    return Array.from({ length: this.#whole(0, 4) }, () => this.#content(this.#schema.root));
  }

  #content(field: Field): Value {
    if (field.nullable === true && this.#chance(10)) return null;
    if (!field.repeats) return this.#item(field);
    return this.#items(field, field.nested ?? 0, field.min);
  }

  #items(field: Field, nested: number, fewest: number): Value {
    const most = Math.min(field.max ?? 3, Math.max(fewest, 3));
    const count = this.#left <= 0 ? fewest : this.#whole(fewest, Math.max(fewest, most));
    return Array.from({ length: count }, (): Value => {
      if (nested > 0 && this.#chance(80)) return this.#items(field, nested - 1, 0);
      return field.nullable === true && this.#chance(10) ? null : this.#item(field);
    });
  }

  #item(field: Field): Value {
    this.#left -= 1;
    switch (field.type) {
      case 'object':
        return this.#object(field);
      case 'any':
        return this.#any(field, 0);
      case 'null':
        return null;
      case 'boolean':
        return field.xml !== undefined && this.#chance(20) ? this.#of(['1', '0', '']) : this.#chance(50);
      case 'integer':
      case 'number':
        return this.#number(field);
      default:
        return this.#text(field);
    }
  }

  #object(field: Field): Value {
    const children = fieldChildren(this.#schema, field);
    const made: Record<string, Value> = {};
    const chosen = new Map<string, Field>();
    for (const child of children)
      if (child.choice !== undefined && (!chosen.has(child.choice) || this.#chance(40))) chosen.set(child.choice, child);
    this.#depth += 1;
    for (const child of children) {
      const optional = child.choice !== undefined || (child.min === 0 && child.keyRequired !== true);
      if (child.choice !== undefined && chosen.get(child.choice) !== child) continue;
      if (optional && (this.#left <= 0 || this.#depth > 12 || this.#chance(35))) continue;
      setOwn(made, child.name, this.#content(child));
    }
    this.#depth -= 1;
    if ((field.open === true || children.length === 0) && this.#chance(20)) setOwn(made, 'extra', this.#any(field, 1));
    return made;
  }

  #any(field: Field, depth: number): Value {
    const example = this.#of(field.examples ?? ['x']);
    return this.#of<() => Value>([
      () => null,
      () => this.#chance(50),
      () => this.#whole(-3, 2000),
      () => example,
      () => '',
      () => (depth > 2 ? [] : Array.from({ length: this.#whole(0, 3) }, () => this.#any(field, depth + 1))),
      (): Value => (depth > 2 ? {} : { value: this.#any(field, depth + 1), id: example }),
    ])();
  }

  #number(field: Field): Value {
    if (field.xml !== undefined && this.#chance(25)) return this.#of(['1.50', '007', '', '12,3']);
    const examples = (field.examples ?? []).filter((example) => /^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(example));
    if (examples.length > 0 && this.#chance(50)) return readNumber(this.#of(examples));
    const whole = this.#of([0, 1, 2, 7, -1, 100, this.#whole(-5, 1_000_000)]);
    if (this.#chance(5)) return readNumber('9007199254740993');
    return field.type === 'integer' || this.#chance(30)
      ? whole
      : readNumber(this.#of(['0.1', '19.90', '-2.5', '0.30000000000000004', '1234567890123.123456789']));
  }

  #text(field: Field): string {
    if (field.fixed !== undefined && field.xml === undefined) return field.fixed;
    if (field.values !== undefined && field.values.length > 0) return this.#of(field.values);
    if (field.examples !== undefined && field.examples.length > 0 && this.#chance(60)) return this.#of(field.examples);
    return this.#of(['', 'A', 'abc', '12', '19.90', '2026-01-31', '2026-01-31T10:20:30Z', ' x ', 'true', 'a-b/c_d', 'é']);
  }

  #chance(percent: number): boolean {
    return this.#random() * 100 < percent;
  }

  #whole(from: number, to: number): number {
    return from + Math.floor(this.#random() * (to - from + 1));
  }

  #of<T>(items: readonly T[]): T {
    const item = items[Math.floor(this.#random() * items.length)];
    if (item === undefined) throw new Error('There is nothing to choose from');
    return item;
  }
}
