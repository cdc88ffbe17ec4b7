import type { FieldPath } from '#shared/base/field-path.ts';
import { childPath } from '#shared/base/field-path.ts';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Value, ValueObject } from '#shared/records/value.ts';
import { isArray, isObject } from '#shared/records/value.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { fieldChildren } from '#shared/schema/field-children.ts';
import { typeSentence } from '#shared/schema/field-label.ts';
import type { Fault, ScalarRules } from './check-scalar.ts';
import { checkScalar } from './check-scalar.ts';
import { scalarText } from './scalar-text.ts';

/** A place in the value, put into words only where something is wrong there. */
export interface Spot {
  readonly up: Spot | undefined;
  /** A field's name, or an item's position from 0. */
  readonly step: string | number;
}

const deepest = 500;

/** One pass over one value, gathering what is wrong with it. */
export class RecordWalk {
  readonly problems: Problem[] = [];
  readonly #schema: Schema;
  readonly #rules: ScalarRules;
  readonly #xml: boolean;
  readonly #limit: number;
  readonly #names: WeakMap<readonly Field[], ReadonlySet<string>>;

  constructor(schema: Schema, rules: ScalarRules, xml: boolean, limit: number, names: WeakMap<readonly Field[], ReadonlySet<string>>) {
    this.#schema = schema;
    this.#rules = rules;
    this.#xml = xml;
    this.#limit = limit;
    this.#names = names;
  }

  /** A field with all its items; `undefined` is an absent key. */
  occurrences(field: Field, value: Value | undefined, spot: Spot | undefined, depth: number): void {
    if (this.problems.length >= this.#limit) return;
    if (value === undefined || this.#isNothing(field, value)) {
      if (field.min > 0 || field.keyRequired === true)
        this.#fault(field, spot, { code: 'check/missing', says: 'is required and has no value.', soft: true });
      return;
    }
    if (!isArray(value)) {
      if (field.repeats && value !== null && !this.#xml)
        this.#fault(field, spot, {
          code: 'check/not-a-list',
          says: `is a single value where ${typeSentence(field)} is expected.`,
          next: 'Wrap the expression in [ ].',
        });
      this.value(field, value, spot, depth);
      if (this.#xml && field.repeats && field.min > 1) this.#fewer(field, 1, spot);
      return;
    }
    if (!field.repeats && (field.type !== 'any' || field.values !== undefined)) {
      if (this.#xml && value.length === 1) this.value(field, value[0] ?? null, spot, depth);
      else
        this.#fault(field, spot, {
          code: 'check/not-single',
          says: `has a list of ${value.length} ${value.length === 1 ? 'item' : 'items'} where ${typeSentence(field)} is expected.`,
        });
      return;
    }
    if (value.length < field.min) this.#fewer(field, value.length, spot);
    if (field.max !== undefined && field.max !== null && value.length > field.max)
      this.#fault(field, spot, {
        code: 'check/too-many',
        says: `has ${value.length} items; at most ${field.max} ${field.max === 1 ? 'is' : 'are'} allowed.`,
      });
    value.forEach((item, i) => this.#item(field, item, { up: spot, step: i }, depth, field.nested ?? 0));
  }

  /** One occurrence of a field. */
  value(field: Field, value: Value, spot: Spot | undefined, depth: number): void {
    if (this.problems.length >= this.#limit || this.#isAnything(field, value)) return;
    if (depth > deepest) {
      this.#fault(field, spot, { code: 'check/too-deep', says: `lies more than ${deepest} levels deep and was not checked.` });
      return;
    }
    if (value === null) {
      if (field.nullable !== true && field.type !== 'null' && (field.type !== 'any' || field.values !== undefined))
        this.#fault(field, spot, {
          code: 'check/not-null',
          says: `is null where ${typeSentence({ ...field, repeats: false })} is expected.`,
          soft: true,
        });
    } else if (isObject(value)) this.#object(field, value, spot, depth);
    else if (isArray(value)) {
      if (field.type !== 'any' || field.values !== undefined)
        this.#fault(field, spot, {
          code: 'check/not-single',
          says: `holds a list inside a list where ${typeSentence({ ...field, repeats: false })} is expected.`,
        });
    } else {
      const text =
        this.#xml && field.type === 'object' ? fieldChildren(this.#schema, field).find((child) => child.name === '#text') : undefined;
      if (text !== undefined) {
        // An element without attributes is its text alone.
        this.#object(field, { '#text': value }, spot, depth);
      } else if (field.type === 'object' && !(this.#xml && value === '')) {
        this.#fault(field, spot, {
          code: 'check/type',
          says: `is ${JSON.stringify(scalarText(value).slice(0, 60))} where an object is expected.`,
        });
      } else if (field.type === 'object') this.#object(field, {}, spot, depth);
      else for (const fault of checkScalar(field, value, this.#rules)) this.#fault(field, spot, fault);
    }
  }

  /** A field of no known type takes lists and objects as they come, unless its values are listed. */
  #isAnything(field: Field, value: Value): boolean {
    if (field.type !== 'any' || field.values !== undefined || field.children !== undefined || field.typeRef !== undefined) return false;
    return value === null || isArray(value) || isObject(value);
  }

  #item(field: Field, item: Value, spot: Spot | undefined, depth: number, nested: number): void {
    if (nested > 0 && isArray(item)) item.forEach((inner, i) => this.#item(field, inner, { up: spot, step: i }, depth, nested - 1));
    else if (nested > 0 && item !== null)
      this.#fault(field, spot, { code: 'check/not-a-list', says: `is a single value where ${typeSentence(field)} is expected.` });
    else this.value(field, item, spot, depth);
  }

  #object(field: Field, value: ValueObject, spot: Spot | undefined, depth: number): void {
    const children = fieldChildren(this.#schema, field);
    const known = field.children !== undefined || field.typeRef !== undefined;
    if (field.type !== 'object' && (field.type !== 'any' || field.values !== undefined)) {
      const text = Object.hasOwn(value, '#text') ? value['#text'] : undefined;
      if (this.#xml && text !== undefined) this.value(field, text, spot, depth);
      else
        this.#fault(field, spot, {
          code: 'check/type',
          says: `is an object where ${typeSentence({ ...field, repeats: false })} is expected.`,
        });
      return;
    }
    const taken = new Map<string, string>();
    for (const child of children) {
      const inner = Object.hasOwn(value, child.name) ? value[child.name] : undefined;
      if (inner === undefined && child.min === 0 && child.keyRequired !== true) continue;
      const at = { up: spot, step: child.name };
      this.occurrences(child, inner, at, depth + 1);
      if (child.choice === undefined || inner === undefined || this.#isNothing(child, inner)) continue;
      const other = taken.get(child.choice);
      if (other === undefined) taken.set(child.choice, child.name);
      else this.#fault(child, at, { code: 'check/choice', says: `and ${other} exclude each other, and both have a value.` });
    }
    this.#requiredChoices(children, taken, spot);
    if (!known || field.open === true || (field.type === 'any' && children.length === 0)) return;
    const names = this.#namesOf(children);
    for (const name of Object.keys(value)) {
      if (names.has(name) || (this.#xml && (/^@xmlns(?::|$)/.test(name) || name.startsWith('@xsi:')))) continue;
      if (this.#xml && name === '#text' && isBlank(value[name])) continue;
      this.#report({ up: spot, step: name }, { code: 'check/unknown-field', says: `is not in the schema.` }, name, 'warning');
    }
  }

  #requiredChoices(children: readonly Field[], taken: ReadonlyMap<string, string>, spot: Spot | undefined): void {
    const open = new Map<string, Field[]>();
    for (const child of children)
      if (child.choiceRequired === true && child.choice !== undefined && !taken.has(child.choice))
        open.set(child.choice, [...(open.get(child.choice) ?? []), child]);
    for (const fields of open.values()) {
      const [first] = fields;
      if (first === undefined) continue;
      const names = fields.map((child) => child.name);
      this.#report(
        { up: spot, step: first.name },
        { code: 'check/missing', says: `is required and has no value.` },
        `One of ${names.slice(0, 10).join(', ')}`,
        'error',
      );
    }
  }

  #namesOf(children: readonly Field[]): ReadonlySet<string> {
    const known = this.#names.get(children);
    if (known !== undefined) return known;
    const names = new Set(children.map((child) => child.name));
    this.#names.set(children, names);
    return names;
  }

  #fewer(field: Field, count: number, spot: Spot | undefined): void {
    this.#fault(field, spot, {
      code: 'check/too-few',
      says: `has ${count} ${count === 1 ? 'item' : 'items'}; at least ${field.min} ${field.min === 1 ? 'is' : 'are'} needed.`,
      soft: true,
    });
  }

  /** Values that write nothing: no items in XML, `null` where XML has no nil for it, an empty cell in a table. */
  #isNothing(field: Field, value: Value): boolean {
    if (this.#xml) return value === null ? field.nullable !== true : isArray(value) && value.length === 0;
    return this.#rules.lexical && value === '';
  }

  #fault(field: Field, spot: Spot | undefined, fault: Fault): void {
    this.#report(
      spot,
      fault,
      field.name === '' ? 'The record' : field.name,
      fault.soft === true && this.#rules.inferred ? 'warning' : 'error',
    );
  }

  #report(spot: Spot | undefined, fault: Fault, name: string, severity: 'error' | 'warning'): void {
    if (this.problems.length >= this.#limit) return;
    const { code, says, next } = fault;
    const field = pathOf(spot);
    this.problems.push(
      problem(code, `${name} ${says}`, {
        severity,
        ...(field === '' ? {} : { place: { field } }),
        ...(next === undefined ? {} : { next }),
      }),
    );
  }
}

function pathOf(spot: Spot | undefined): FieldPath {
  if (spot === undefined) return '';
  const up = pathOf(spot.up);
  return typeof spot.step === 'number' ? `${up}[${spot.step}]` : childPath(up, spot.step);
}

/** Whether a text is white space only: what stands between the elements of a document. */
function isBlank(value: Value | undefined): boolean {
  return typeof value === 'string' && value.trim() === '';
}
