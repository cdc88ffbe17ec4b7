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
import type { LinearPattern } from './linear-pattern.ts';
import { compilePattern } from './linear-pattern.ts';
import { scalarText } from './scalar-text.ts';

export interface CheckOptions {
  /** Whether a text may stand for a number, boolean and so on. Default: where the schema is of XML. CSV wants it too. */
  readonly lexical?: boolean;
  /** Most problems of one record; default 100. */
  readonly limit?: number;
}

/** Checks records against one schema; patterns are compiled once. */
export interface RecordCheck {
  /**
   * What is wrong with an output, each with its exact place: `Lines.Line[2].TaxCode`, items counted from 0. An inferred
   * schema shows what was seen, not what must be: what only differs from that is a warning. Fields that the schema does
   * not know are warnings.
   */
  check(value: Value): readonly Problem[];
  /** Patterns of the schema that cannot be checked; each is named once. */
  readonly notes: readonly Problem[];
}

const deepest = 500;

export function recordCheck(schema: Schema, options: CheckOptions = {}): RecordCheck {
  const notes: Problem[] = [];
  const patterns = new Map<string, LinearPattern | undefined>();
  const names = new WeakMap<readonly Field[], ReadonlySet<string>>();
  const pattern = (field: Field): LinearPattern | undefined => {
    const source = field.pattern ?? '';
    if (patterns.has(source)) return patterns.get(source);
    const compiled = compilePattern(source, schema.kind === 'xsd' ? 'xsd' : 'ecma');
    patterns.set(source, compiled);
    if (compiled === undefined) {
      notes.push(
        problem(
          'check/pattern-not-checked',
          `The pattern of ${field.name} is not checked: ${source.length > 60 ? `${source.slice(0, 59)}…` : source} needs more than a test in one pass.`,
          { severity: 'info', place: { field: field.name } },
        ),
      );
    }
    return compiled;
  };
  const xml = schema.kind === 'xsd' || (schema.root.children ?? []).some((field) => field.xml !== undefined);
  const rules: ScalarRules = {
    lexical: options.lexical ?? xml,
    inferred: schema.kind === 'inferred',
    plainDecimals: schema.kind === 'xsd',
    pattern,
  };
  const check = (value: Value): readonly Problem[] => {
    const walk = new Walk(schema, rules, xml, options.limit ?? 100, names);
    if (schema.records && isArray(value) && !schema.root.repeats) value.forEach((item, i) => walk.value(schema.root, item, `[${i}]`, 0));
    else walk.occurrences(schema.root, value, '', 0);
    return walk.problems;
  };
  return { check, notes };
}

/** The problems of one value; for many values of one schema make a `recordCheck` once. */
export function checkValue(value: Value, schema: Schema, options: CheckOptions = {}): readonly Problem[] {
  return recordCheck(schema, options).check(value);
}

class Walk {
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
  occurrences(field: Field, value: Value | undefined, path: FieldPath, depth: number): void {
    if (this.problems.length >= this.#limit) return;
    if (value === undefined || this.#isNothing(field, value)) {
      if (field.min > 0 || field.keyRequired === true)
        this.#fault(field, path, { code: 'check/missing', says: 'is required and has no value.', soft: true });
      return;
    }
    if (!isArray(value)) {
      if (field.repeats && value !== null && !this.#xml)
        this.#fault(field, path, {
          code: 'check/not-a-list',
          says: `is a single value where ${typeSentence(field)} is expected.`,
          next: 'Wrap the expression in [ ].',
        });
      this.value(field, value, path, depth);
      if (this.#xml && field.repeats && field.min > 1) this.#fewer(field, 1, path);
      return;
    }
    if (!field.repeats && (field.type !== 'any' || field.values !== undefined)) {
      if (this.#xml && value.length === 1) this.value(field, value[0] ?? null, path, depth);
      else
        this.#fault(field, path, {
          code: 'check/not-single',
          says: `has a list of ${value.length} ${value.length === 1 ? 'item' : 'items'} where ${typeSentence(field)} is expected.`,
        });
      return;
    }
    if (value.length < field.min) this.#fewer(field, value.length, path);
    if (field.max !== undefined && field.max !== null && value.length > field.max)
      this.#fault(field, path, {
        code: 'check/too-many',
        says: `has ${value.length} items; at most ${field.max} ${field.max === 1 ? 'is' : 'are'} allowed.`,
      });
    value.forEach((item, i) => this.#item(field, item, `${path}[${i}]`, depth, field.nested ?? 0));
  }

  /** One occurrence of a field. */
  value(field: Field, value: Value, path: FieldPath, depth: number): void {
    if (this.problems.length >= this.#limit || this.#isAnything(field, value)) return;
    if (depth > deepest) {
      this.#fault(field, path, { code: 'check/too-deep', says: `lies more than ${deepest} levels deep and was not checked.` });
      return;
    }
    if (value === null) {
      if (field.nullable !== true && field.type !== 'null' && (field.type !== 'any' || field.values !== undefined))
        this.#fault(field, path, {
          code: 'check/not-null',
          says: `is null where ${typeSentence({ ...field, repeats: false })} is expected.`,
          soft: true,
        });
    } else if (isObject(value)) this.#object(field, value, path, depth);
    else if (isArray(value)) {
      if (field.type !== 'any' || field.values !== undefined)
        this.#fault(field, path, {
          code: 'check/not-single',
          says: `holds a list inside a list where ${typeSentence({ ...field, repeats: false })} is expected.`,
        });
    } else {
      const text =
        this.#xml && field.type === 'object' ? fieldChildren(this.#schema, field).find((child) => child.name === '#text') : undefined;
      if (text !== undefined) {
        // An element without attributes is its text alone.
        this.#object(field, { '#text': value }, path, depth);
      } else if (field.type === 'object' && !(this.#xml && value === '')) {
        this.#fault(field, path, {
          code: 'check/type',
          says: `is ${JSON.stringify(scalarText(value).slice(0, 60))} where an object is expected.`,
        });
      } else if (field.type === 'object') this.#object(field, {}, path, depth);
      else for (const fault of checkScalar(field, value, this.#rules)) this.#fault(field, path, fault);
    }
  }

  /** A field of no known type takes lists and objects as they come, unless its values are listed. */
  #isAnything(field: Field, value: Value): boolean {
    if (field.type !== 'any' || field.values !== undefined || field.children !== undefined || field.typeRef !== undefined) return false;
    return value === null || isArray(value) || isObject(value);
  }

  #item(field: Field, item: Value, path: FieldPath, depth: number, nested: number): void {
    if (nested > 0 && isArray(item)) item.forEach((inner, i) => this.#item(field, inner, `${path}[${i}]`, depth, nested - 1));
    else if (nested > 0 && item !== null)
      this.#fault(field, path, { code: 'check/not-a-list', says: `is a single value where ${typeSentence(field)} is expected.` });
    else this.value(field, item, path, depth);
  }

  #object(field: Field, value: ValueObject, path: FieldPath, depth: number): void {
    const children = fieldChildren(this.#schema, field);
    const known = field.children !== undefined || field.typeRef !== undefined;
    if (field.type !== 'object' && (field.type !== 'any' || field.values !== undefined)) {
      const text = Object.hasOwn(value, '#text') ? value['#text'] : undefined;
      if (this.#xml && text !== undefined) this.value(field, text, path, depth);
      else
        this.#fault(field, path, {
          code: 'check/type',
          says: `is an object where ${typeSentence({ ...field, repeats: false })} is expected.`,
        });
      return;
    }
    const taken = new Map<string, string>();
    for (const child of children) {
      const inner = Object.hasOwn(value, child.name) ? value[child.name] : undefined;
      const at = childPath(path, child.name);
      this.occurrences(child, inner, at, depth + 1);
      if (child.choice === undefined || inner === undefined || this.#isNothing(child, inner)) continue;
      const other = taken.get(child.choice);
      if (other === undefined) taken.set(child.choice, child.name);
      else this.#fault(child, at, { code: 'check/choice', says: `and ${other} exclude each other, and both have a value.` });
    }
    this.#requiredChoices(children, taken, path);
    if (!known || field.open === true || (field.type === 'any' && children.length === 0)) return;
    const names = this.#namesOf(children);
    for (const name of Object.keys(value)) {
      if (names.has(name) || (this.#xml && (/^@xmlns(?::|$)/.test(name) || name.startsWith('@xsi:')))) continue;
      if (this.#xml && name === '#text' && isBlank(value[name])) continue;
      this.#report(childPath(path, name), { code: 'check/unknown-field', says: `is not in the schema.` }, name, 'warning');
    }
  }

  #requiredChoices(children: readonly Field[], taken: ReadonlyMap<string, string>, path: FieldPath): void {
    const open = new Map<string, Field[]>();
    for (const child of children)
      if (child.choiceRequired === true && child.choice !== undefined && !taken.has(child.choice))
        open.set(child.choice, [...(open.get(child.choice) ?? []), child]);
    for (const fields of open.values()) {
      const [first] = fields;
      if (first === undefined) continue;
      const names = fields.map((child) => child.name);
      this.#report(
        childPath(path, first.name),
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

  #fewer(field: Field, count: number, path: FieldPath): void {
    this.#fault(field, path, {
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

  #fault(field: Field, path: FieldPath, fault: Fault): void {
    this.#report(
      path,
      fault,
      field.name === '' ? 'The record' : field.name,
      fault.soft === true && this.#rules.inferred ? 'warning' : 'error',
    );
  }

  #report(path: FieldPath, fault: Fault, name: string, severity: 'error' | 'warning'): void {
    if (this.problems.length >= this.#limit) return;
    const { code, says, next } = fault;
    this.problems.push(
      problem(code, `${name} ${says}`, {
        severity,
        ...(path === '' ? {} : { place: { field: path } }),
        ...(next === undefined ? {} : { next }),
      }),
    );
  }
}

/** Whether a text is white space only: what stands between the elements of a document. */
function isBlank(value: Value | undefined): boolean {
  return typeof value === 'string' && value.trim() === '';
}
