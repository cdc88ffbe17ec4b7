import type { XsdDocument } from './xsd-documents.ts';
import type { Scope, XsdNode } from './xsd-node.ts';
import { xsdNamespace } from './xsd-node.ts';

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/**
 * Names of fields: the local name with the prefix of its namespace, as the schema files declare it. The main namespace
 * is the default one, unless elements without a namespace may stand in the document too.
 */
export class XsdNames {
  readonly #documents: readonly XsdDocument[];
  readonly #default: string;
  readonly #prefixes = new Map<string, string>();
  readonly #taken = new Set<string>(['xml', 'xmlns', 'xsi', 'xs', 'xsd']);
  #usesDefault = false;

  constructor(documents: readonly XsdDocument[], main: XsdDocument) {
    this.#documents = documents;
    this.#default = documents.some(hasBareElements) ? '' : main.namespace;
  }

  element(namespace: string, name: string): string {
    if (namespace === '') return name;
    if (namespace !== this.#default) return `${this.#prefix(namespace)}:${name}`;
    this.#usesDefault = true;
    return name;
  }

  attribute(namespace: string, name: string): string {
    return namespace === '' ? `@${name}` : `@${this.#prefix(namespace)}:${name}`;
  }

  /** Prefix → namespace of every name given so far. */
  prefixes(): Readonly<Record<string, string>> {
    const used: Record<string, string> = {};
    if (this.#usesDefault) used[''] = this.#default;
    for (const [namespace, prefix] of this.#prefixes) if (namespace !== xmlNamespace) used[prefix] = namespace;
    return used;
  }

  #prefix(namespace: string): string {
    if (namespace === xmlNamespace) return 'xml';
    const known = this.#prefixes.get(namespace);
    if (known !== undefined) return known;
    let prefix = this.#declared(namespace);
    for (let i = 0; prefix === undefined; i += 1) if (!this.#taken.has(`ns${i}`)) prefix = `ns${i}`;
    this.#taken.add(prefix);
    this.#prefixes.set(namespace, prefix);
    return prefix;
  }

  #declared(namespace: string): string | undefined {
    for (const document of this.#documents) {
      for (let scope: Scope | undefined = document.node.scope; scope !== undefined; scope = scope.outer) {
        for (const [prefix, uri] of Object.entries(scope.own))
          if (uri === namespace && prefix !== '' && !this.#taken.has(prefix)) return prefix;
      }
    }
    return undefined;
  }
}

/** Whether the document declares elements that stand without a namespace in an instance. */
function hasBareElements(document: XsdDocument): boolean {
  if (document.namespace === xsdNamespace) return false;
  if (document.namespace === '') return document.node.children.length > 0;
  const qualified = document.node.attributes.get('elementFormDefault') === 'qualified';
  const stack: XsdNode[] = document.node.children.flatMap((global) => [...global.children]);
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node.tag === 'element' && node.attributes.has('name')) {
      const form = node.attributes.get('form');
      if (form === 'unqualified' || (form === undefined && !qualified)) return true;
    }
    stack.push(...node.children);
  }
  return false;
}
