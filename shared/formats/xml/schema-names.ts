import { fieldChildren } from '#shared/schema/field-children.ts';
import type { Field, Schema } from '#shared/schema/field.ts';
import { schemaInstance, splitName, xmlNamespace } from './xml-name.ts';

/**
 * A schema's names as namespace and local part, so that documents are matched by namespace and not by the prefix they happen to use.
 * Children are indexed once a field and kept.
 */
export class SchemaNames {
  readonly prefixes: Readonly<Record<string, string>>;
  private readonly schema: Schema;
  private readonly indexes = new WeakMap<readonly Field[], ReadonlyMap<string, Field>>();
  private readonly prefixOf = new Map<string, string>();

  constructor(schema: Schema) {
    this.schema = schema;
    this.prefixes = schema.prefixes ?? {};
    // A document's default namespace comes first, so that names without a prefix stay so.
    for (const [prefix, uri] of Object.entries(this.prefixes)) if (!this.prefixOf.has(uri) || prefix === '') this.prefixOf.set(uri, prefix);
  }

  get root(): Field {
    return this.schema.root;
  }

  children(field: Field): readonly Field[] {
    return fieldChildren(this.schema, field);
  }

  /** The namespace that a field's element or attribute is in; '' for none. */
  namespace(field: Field): string {
    if (field.xml?.namespace !== undefined) return field.xml.namespace;
    const attribute = field.name.startsWith('@');
    const { prefix } = splitName(attribute ? field.name.slice(1) : field.name);
    if (prefix === 'xml') return xmlNamespace;
    if (prefix !== '') return this.uri(prefix) ?? (prefix === 'xsi' ? schemaInstance : '');
    return attribute || this.schema.kind === 'xsd' ? '' : (this.uri('') ?? '');
  }

  /** The namespace of a prefix of the schema. */
  uri(prefix: string): string | undefined {
    return Object.hasOwn(this.prefixes, prefix) ? this.prefixes[prefix] : undefined;
  }

  /** The schema's prefix for a namespace; '' where it is the default one. */
  prefix(uri: string): string | undefined {
    return this.prefixOf.get(uri);
  }

  element(parent: Field, uri: string, local: string): Field | undefined {
    return this.index(parent).get(`${uri}|${local}`);
  }

  attribute(parent: Field, uri: string, local: string): Field | undefined {
    return this.index(parent).get(`@${uri}|${local}`);
  }

  private index(parent: Field): ReadonlyMap<string, Field> {
    const children = this.children(parent);
    const known = this.indexes.get(children);
    if (known !== undefined) return known;
    const index = new Map<string, Field>();
    for (const child of children) {
      const attribute = child.name.startsWith('@');
      const key = `${attribute ? '@' : ''}${this.namespace(child)}|${splitName(attribute ? child.name.slice(1) : child.name).local}`;
      if (!index.has(key)) index.set(key, child);
    }
    this.indexes.set(children, index);
    return index;
  }
}
