import { joinPath } from '#shared/base/field-path.ts';
import { problem, type Problem } from '#shared/base/problem.ts';
import { ExactNumber } from '#shared/records/exact-number.ts';
import { numberText } from '#shared/records/number-text.ts';
import { isArray, isObject, type Value, type ValueObject } from '#shared/records/value.ts';
import { maxDepth } from '#shared/formats/max-depth.ts';
import type { Field } from '#shared/schema/field.ts';
import { escapeAttribute, escapeText } from './escape.ts';
import type { NameWriter } from './name-writer.ts';
import { forbiddenCharacter, isXmlName, splitName } from './xml-name.ts';

/** Leaves the recursion with what cannot be written. */
export class XmlUnwritable extends Error {
  readonly found: Problem;

  constructor(found: Problem) {
    super(found.message);
    this.found = found;
  }
}

type Scope = ReadonlyMap<string, string>;

/** Writes values as elements, children in schema order. Throws `XmlUnwritable`, with the field. */
export class ElementWriter {
  private readonly writer: NameWriter;
  private readonly indent: number;
  private readonly hasSchema: boolean;
  private readonly path: string[] = [];
  private readonly byName = new WeakMap<readonly Field[], ReadonlyMap<string, Field>>();

  constructor(writer: NameWriter, indent: number, hasSchema: boolean) {
    this.writer = writer;
    this.indent = indent;
    this.hasSchema = hasSchema;
  }

  /**
   * One element as a document's or record's own, at a level of indentation. `declare` gives the namespace declarations to put on it, once all
   * names below are known.
   */
  top(key: string, value: Value, level: number, declare: () => Scope): string {
    this.path.length = 0;
    const out: string[] = [];
    const field = this.child(this.writer.names.root, key, new Map());
    this.element(out, key, value, field, level, new Map(), declare);
    return out.join('');
  }

  private element(
    out: string[],
    key: string,
    value: Value,
    field: Field | undefined,
    level: number,
    scope: Scope,
    declare?: () => Scope,
  ): void {
    this.path.push(key);
    if (this.path.length > maxDepth)
      this.stop('xml/too-deep', `The value is nested deeper than ${maxDepth} levels.`, this.path.slice(0, 8));
    const own = isObject(value) ? declarations(value, scope) : scope;
    const name = field === undefined ? this.written(key, own, false) : this.writer.ofField(field);
    const attributes: string[] = [];
    const content: string[] = [];
    let text: string | undefined;
    if (value === null) attributes.push(` ${this.writer.nil()}="true"`);
    else if (isObject(value)) text = this.structure(attributes, content, value, field, level, own);
    else if (isArray(value)) this.stop('xml/nested-array', `${key} holds an array inside an array; an element cannot.`);
    else text = this.scalar(value);
    if (declare !== undefined) {
      const declared = [...declare()].filter(([prefix]) => !own.has(prefix));
      attributes.unshift(...declared.map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`));
    }
    const pad = this.indent === 0 ? '' : ' '.repeat(level * this.indent);
    out.push(pad, '<', name, ...attributes);
    if (content.length > 0 && text === undefined) out.push('>', this.newline, ...content, pad, '</', name, '>');
    else if (content.length > 0) out.push('>', text ?? '', ...content.map((part) => part), '</', name, '>');
    else if (text === undefined || text === '') out.push('/>');
    else out.push('>', text, '</', name, '>');
    out.push(this.newline);
    this.path.pop();
  }

  /** Fills attributes and child elements; gives the `#text`. */
  private structure(
    attributes: string[],
    content: string[],
    value: ValueObject,
    field: Field | undefined,
    level: number,
    scope: Scope,
  ): string | undefined {
    let text: string | undefined;
    const textValue = Object.hasOwn(value, '#text') ? value['#text'] : undefined;
    if (textValue === null) {
      if (this.nullable(field)) attributes.push(` ${this.writer.nil()}="true"`);
    } else if (textValue !== undefined) {
      if (isArray(textValue) || isObject(textValue)) this.stop('xml/not-text', 'The #text of an element is one value.');
      text = this.scalar(textValue);
    }
    const mixed = text !== undefined && text !== '';
    for (const [key, child] of this.ordered(value, field, scope)) {
      const item = value[key];
      if (item === undefined || key === '#text') continue;
      if (key.startsWith('@')) this.attribute(attributes, key, item, child, scope);
      else
        for (const one of isArray(item) ? item : [item]) {
          if (one === null && !this.nullable(child)) continue;
          const part: string[] = [];
          this.element(part, key, one, child, mixed ? 0 : level + 1, scope);
          content.push(mixed ? part.join('').trimEnd() : part.join(''));
        }
    }
    return mixed || content.length === 0 ? text : undefined;
  }

  private attribute(out: string[], key: string, value: Value, field: Field | undefined, scope: Scope): void {
    if (value === null) return;
    this.path.push(key);
    if (isArray(value) || isObject(value))
      this.stop('xml/not-text', `The attribute ${key.slice(1)} is one value, not ${isArray(value) ? 'an array' : 'an object'}.`);
    const name = field === undefined ? this.written(key.slice(1), scope, true) : this.writer.ofField(field);
    out.push(` ${name}="${escapeAttribute(this.plain(value))}"`);
    this.path.pop();
  }

  /** The keys of a value in the order of the schema's fields, then those that no field has. */
  private *ordered(
    value: ValueObject,
    field: Field | undefined,
    scope: Scope,
  ): Generator<readonly [string, Field | undefined], void, undefined> {
    const keys = Object.keys(value);
    const children = field === undefined ? [] : this.writer.names.children(field);
    if (field === undefined || children.length === 0) {
      for (const key of keys) yield [key, undefined];
      return;
    }
    const known = new Map<Field, string>();
    const unknown: string[] = [];
    for (const key of keys) {
      const child = this.child(field, key, scope);
      if (child === undefined || known.has(child)) unknown.push(key);
      else known.set(child, key);
    }
    for (const child of children) {
      const key = known.get(child);
      if (key !== undefined) yield [key, child];
    }
    for (const key of unknown) yield [key, undefined];
  }

  /** The field of a key: by its name as in the schema, else by the namespace that its prefix stands for. */
  private child(parent: Field, key: string, scope: Scope): Field | undefined {
    const children = this.writer.names.children(parent);
    let index = this.byName.get(children);
    if (index === undefined) {
      index = new Map(children.map((child) => [child.name, child]));
      this.byName.set(children, index);
    }
    const same = index.get(key);
    if (same !== undefined || key === '#text') return same;
    const attribute = key.startsWith('@');
    const { prefix, local } = splitName(attribute ? key.slice(1) : key);
    const uri = scope.get(prefix) ?? (prefix === '' ? undefined : this.writer.names.uri(prefix));
    if (uri === undefined) return undefined;
    return attribute ? this.writer.names.attribute(parent, uri, local) : this.writer.names.element(parent, uri, local);
  }

  private nullable(field: Field | undefined): boolean {
    return field === undefined ? !this.hasSchema : field.nullable === true;
  }

  private written(name: string, scope: Scope, attribute: boolean): string {
    if (!isXmlName(name)) this.stop('xml/bad-name', `“${name}” cannot be the name of an ${attribute ? 'attribute' : 'element'}.`);
    if (attribute && (name === 'xmlns' || name.startsWith('xmlns:'))) return name;
    const written = this.writer.ofText(name, scope, attribute);
    if (written === undefined)
      this.stop(
        'xml/undeclared-prefix',
        `The prefix of ${name} stands for no namespace.`,
        undefined,
        `Set @xmlns:${splitName(name).prefix} on the document’s root, or take a target schema that declares it.`,
      );
    return written;
  }

  private scalar(value: string | number | boolean | null | ExactNumber): string {
    return escapeText(this.plain(value));
  }

  private plain(value: string | number | boolean | null | ExactNumber): string {
    if (typeof value === 'boolean') return String(value);
    if (typeof value === 'number' && !Number.isFinite(value)) this.stop('xml/not-a-number', `${value} is no number that can be written.`);
    if (typeof value === 'number' || value instanceof ExactNumber) return numberText(value);
    if (typeof value !== 'string') return this.stop('xml/no-data', `A ${value === null ? 'null' : typeof value} is no text.`);
    const bad = forbiddenCharacter(value);
    if (bad !== undefined)
      this.stop(
        'xml/forbidden-character',
        `The text holds ${bad}, which XML cannot hold.`,
        undefined,
        'Remove it in the rule, for example with $replace.',
      );
    return value;
  }

  private get newline(): string {
    return this.indent === 0 ? '' : '\n';
  }

  private stop(code: string, message: string, path: readonly string[] = this.path, next?: string): never {
    throw new XmlUnwritable(problem(code, message, { place: { field: joinPath(path) }, ...(next === undefined ? {} : { next }) }));
  }
}

/** The namespaces in scope inside an element, with those that its own `@xmlns` keys declare. */
function declarations(value: ValueObject, scope: Scope): Scope {
  const keys = Object.keys(value).filter((key) => key === '@xmlns' || key.startsWith('@xmlns:'));
  if (keys.length === 0) return scope;
  const inner = new Map(scope);
  for (const key of keys) {
    const uri = value[key];
    if (typeof uri === 'string') inner.set(key.slice(7), uri);
  }
  return inner;
}
