import type { Field, Schema } from '#shared/schema/field.ts';
import { SchemaNames } from './schema-names.ts';
import { schemaInstance, splitName } from './xml-name.ts';

const schemaOfSchemas = 'http://www.w3.org/2001/XMLSchema';
const noSchema: Schema = { kind: 'inferred', records: false, root: { name: '', type: 'object', repeats: false, min: 1 } };

/**
 * Decides how names are written: the schema's prefixes, a default namespace only where the schema has no element without one (which would fall
 * into it), made-up prefixes for namespaces that have none. Remembers what was used, for the root to declare.
 */
export class NameWriter {
  readonly names: SchemaNames;
  /** Prefix → namespace to be declared; '' is the default one. */
  private used = new Map<string, string>();
  private readonly made = new Map<string, string>();
  private readonly defaultUri: string | undefined;

  constructor(schema: Schema | undefined) {
    this.names = new SchemaNames(schema ?? noSchema);
    const standard = this.names.uri('');
    this.defaultUri = standard !== undefined && !this.hasUnqualified(this.names.root, new Set()) ? standard : undefined;
  }

  /** The declarations used since the last call. */
  takeUsed(): ReadonlyMap<string, string> {
    const { used } = this;
    this.used = new Map();
    return used;
  }

  /** Every declaration of the schema, for a root that is written before its records. */
  all(): ReadonlyMap<string, string> {
    const all = new Map(Object.entries(this.names.prefixes).filter(([, uri]) => uri !== schemaOfSchemas));
    if (this.defaultUri === undefined) all.delete('');
    return all;
  }

  /** The name of a known field's element or attribute as written. */
  ofField(field: Field): string {
    const attribute = field.name.startsWith('@');
    const { prefix, local } = splitName(attribute ? field.name.slice(1) : field.name);
    const uri = this.names.namespace(field);
    if (prefix === 'xml') return `xml:${local}`;
    const chosen = prefix !== '' && this.names.uri(prefix) === uri ? prefix : this.prefixFor(uri, attribute);
    if (uri !== '') this.used.set(chosen, uri);
    return chosen === '' ? local : `${chosen}:${local}`;
  }

  /** A name that no field has, as written; `undefined` where its prefix stands for nothing. `scope` holds declarations made by the value. */
  ofText(name: string, scope: ReadonlyMap<string, string>, attribute: boolean): string | undefined {
    const { prefix } = splitName(name);
    if (prefix === 'xml' || scope.has(prefix)) return name;
    if (prefix === '') {
      if (!attribute && this.defaultUri !== undefined) this.used.set('', this.defaultUri);
      return name;
    }
    const uri = this.names.uri(prefix) ?? (prefix === 'xsi' ? schemaInstance : undefined);
    if (uri === undefined) return undefined;
    this.used.set(prefix, uri);
    return name;
  }

  /** The attribute that says an element is nil. */
  nil(): string {
    const prefix = this.prefixFor(schemaInstance, true);
    this.used.set(prefix, schemaInstance);
    return `${prefix}:nil`;
  }

  private prefixFor(uri: string, attribute: boolean): string {
    if (uri === '') return '';
    if (!attribute && uri === this.defaultUri) return '';
    const own = Object.entries(this.names.prefixes).find(([prefix, of]) => of === uri && prefix !== '')?.[0];
    if (own !== undefined) return own;
    const made = this.made.get(uri) ?? (uri === schemaInstance && this.names.uri('xsi') === undefined ? 'xsi' : this.freePrefix());
    this.made.set(uri, made);
    return made;
  }

  private freePrefix(): string {
    const taken = new Set(this.made.values());
    let n = 0;
    while (taken.has(`ns${n}`) || this.names.uri(`ns${n}`) !== undefined) n += 1;
    return `ns${n}`;
  }

  private hasUnqualified(field: Field, seen: Set<readonly Field[]>): boolean {
    const children = this.names.children(field);
    if (seen.has(children)) return false;
    seen.add(children);
    return children.some(
      (child) =>
        !child.name.startsWith('@') && child.name !== '#text' && (this.names.namespace(child) === '' || this.hasUnqualified(child, seen)),
    );
  }
}
