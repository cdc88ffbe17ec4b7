import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { ResolveFile } from '#shared/schema-readers/resolve-reference.ts';
import { resolveReference } from '#shared/schema-readers/resolve-reference.ts';
import type { XsdNode } from './xsd-node.ts';
import { childrenOf, namespaceOf, parseXsd } from './xsd-node.ts';

export type ComponentKind = 'element' | 'attribute' | 'type' | 'group' | 'attributeGroup';

/** One file as it counts for one namespace: an included file without a target namespace takes its includer's. */
export interface XsdDocument {
  readonly file: string;
  readonly node: XsdNode;
  readonly namespace: string;
}

/** A declaration with the document whose rules it follows. */
export interface Component {
  readonly node: XsdNode;
  readonly document: XsdDocument;
  /** What a redefinition of it replaced: its own base. */
  readonly original?: Component;
}

const kinds: Readonly<Record<string, ComponentKind>> = {
  element: 'element',
  attribute: 'attribute',
  complexType: 'type',
  simpleType: 'type',
  group: 'group',
  attributeGroup: 'attributeGroup',
};
const mostFiles = 500;

/** `{namespace}name`, the key of a global component. */
export function expandedName(namespace: string, name: string): string {
  return `{${namespace}}${name}`;
}

/** The schema file with all that it includes, imports and redefines inside the folder, and their global components. */
export class XsdDocuments {
  readonly problems: Problem[] = [];
  readonly documents: XsdDocument[] = [];
  readonly #resolve: ResolveFile;
  readonly #trees = new Map<string, XsdNode | undefined>();
  readonly #loaded = new Set<string>();
  readonly #components = new Map<string, Component>();
  readonly #reported = new Set<string>();

  constructor(resolve: ResolveFile) {
    this.#resolve = resolve;
  }

  /** Loads the main file. Fails only where that file itself cannot be read; what it refers to gives problems. */
  load(file: string, text: string): Result<XsdDocument> {
    const tree = parseXsd(text, file);
    if (!tree.ok) return tree;
    this.#trees.set(file, tree.value);
    const document: XsdDocument = { file, node: tree.value, namespace: tree.value.attributes.get('targetNamespace') ?? '' };
    const queue: XsdDocument[] = [document];
    this.#loaded.add(`${file}\n${document.namespace}`);
    for (let i = 0; i < queue.length; i += 1) {
      const next = queue[i];
      if (next === undefined) break;
      this.documents.push(next);
      if (queue.length > mostFiles)
        return fail(problem('schema/too-many-files', `${file} takes in more than ${mostFiles} files.`, { place: { file } }));
      queue.push(...this.#references(next));
    }
    // Redefinitions replace, so they are registered after everything that they may replace.
    for (const next of this.documents) this.#register(next, next.node, false);
    for (const next of this.documents) for (const node of childrenOf(next.node, 'redefine')) this.#register(next, node, true);
    return ok(document);
  }

  find(kind: ComponentKind, namespace: string, name: string): Component | undefined {
    return this.#components.get(`${kind} ${expandedName(namespace, name)}`);
  }

  /** All global components of a kind, in the order of the files. */
  all(kind: ComponentKind): readonly Component[] {
    return [...this.#components].filter(([key]) => key.startsWith(`${kind} `)).map(([, component]) => component);
  }

  /** Namespace and local name that a QName in an attribute means. */
  qualify(qname: string, from: Component): { readonly namespace: string; readonly name: string } {
    const colon = qname.indexOf(':');
    const prefix = colon < 0 ? '' : qname.slice(0, colon);
    const name = qname.slice(colon + 1).trim();
    const namespace = namespaceOf(from.node.scope, prefix.trim());
    if (namespace !== undefined && namespace !== '') return { namespace, name };
    // In a file without a target namespace that another includes, plain names mean the includer's namespace.
    const chameleon = from.document.node.attributes.get('targetNamespace') === undefined;
    return { namespace: chameleon ? from.document.namespace : '', name };
  }

  report(code: string, message: string, file: string, more: Partial<Problem> = {}): void {
    const key = `${code} ${message}`;
    if (this.#reported.has(key) || this.problems.length >= 100) return;
    this.#reported.add(key);
    this.problems.push(problem(code, message, { severity: 'warning', place: { file }, ...more }));
  }

  #register(document: XsdDocument, parent: XsdNode, redefines: boolean): void {
    for (const node of parent.children) {
      const kind = Object.hasOwn(kinds, node.tag) ? kinds[node.tag] : undefined;
      const name = node.attributes.get('name');
      if (kind === undefined || name === undefined) continue;
      const key = `${kind} ${expandedName(document.namespace, name)}`;
      const before = this.#components.get(key);
      if (before !== undefined && !redefines) continue;
      this.#components.set(key, { node, document, ...(before === undefined ? {} : { original: before }) });
    }
  }

  #references(document: XsdDocument): readonly XsdDocument[] {
    const found: XsdDocument[] = [];
    for (const node of childrenOf(document.node, 'include', 'import', 'redefine')) {
      const location = node.attributes.get('schemaLocation');
      if (location === undefined) continue;
      const path = resolveReference(document.file, location.trim());
      if (!path.ok) {
        this.report(path.error.code, path.error.message, document.file, { ...path.error, place: { file: document.file, line: node.line } });
        continue;
      }
      const tree = this.#tree(path.value, document.file, node.line);
      if (tree === undefined) continue;
      const own = tree.attributes.get('targetNamespace');
      const namespace = own ?? (node.tag === 'import' ? '' : document.namespace);
      const key = `${path.value}\n${namespace}`;
      if (this.#loaded.has(key)) continue;
      this.#loaded.add(key);
      found.push({ file: path.value, node: tree, namespace });
    }
    return found;
  }

  #tree(file: string, from: string, line: number): XsdNode | undefined {
    if (this.#trees.has(file)) return this.#trees.get(file);
    const text = this.#resolve(file);
    const tree = text === undefined ? undefined : parseXsd(text, file);
    if (tree === undefined)
      this.report('schema/missing-file', `The schema takes in ${file.slice(0, 200)}, which is not in the chosen folder.`, from, {
        place: { file: from, line },
        next: 'Add that file to the folder.',
      });
    else if (!tree.ok) this.report(tree.error.code, tree.error.message, file, tree.error);
    const node = tree?.ok === true ? tree.value : undefined;
    this.#trees.set(file, node);
    return node;
  }
}
