import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Problem } from '#shared/base/problem.ts';
import type { Schema } from '#shared/schema/field.ts';
import type { FieldPlan, TreeLimits } from '#shared/schema-readers/grow-tree.ts';
import { defaultLimits, growTree } from '#shared/schema-readers/grow-tree.ts';
import type { ResolveFile } from '#shared/schema-readers/resolve-reference.ts';
import { sizeProblems } from '#shared/schema-readers/size-problems.ts';
import { XsdContents } from './xsd-contents.ts';
import type { Component, XsdDocument } from './xsd-documents.ts';
import { expandedName, XsdDocuments } from './xsd-documents.ts';
import { XsdNames } from './xsd-names.ts';
import type { XsdNode } from './xsd-node.ts';

export interface XsdOptions {
  /** Path of the file in the chosen folder; includes and imports start from it. */
  readonly file: string;
  /** Other files of the folder; without it every include and import is a problem. */
  readonly resolve?: ResolveFile;
  /** The document element to take, by local name; default: the first that no other declaration refers to. */
  readonly root?: string;
  readonly limits?: Partial<TreeLimits>;
}

export interface ReadXsd {
  readonly schema: Schema;
  /** Local names of the elements that may be the document element. */
  readonly roots: readonly string[];
  /** What was refused, missing or cut; the schema holds without it. */
  readonly problems: readonly Problem[];
}

/**
 * Reads XML Schema 1.0 to a field tree whose only top field is the document element. Fails where the file itself is
 * no schema (`schema/not-xml`, `schema/not-xsd`, `schema/too-deep`), has no global element (`schema/no-root`) or not
 * the one asked for (`schema/unknown-root`).
 */
export function readXsd(text: string, options: XsdOptions): Result<ReadXsd> {
  const { file } = options;
  const documents = new XsdDocuments(options.resolve ?? (() => undefined));
  const main = documents.load(file, text);
  if (!main.ok) return main;
  const globals = rootElements(documents, main.value);
  const roots = globals.map(localName);
  const chosen =
    options.root === undefined
      ? defaultRoot(documents, main.value, globals)
      : globals.find((component) => localName(component) === options.root);
  if (chosen === undefined) {
    return fail(
      options.root === undefined
        ? problem('schema/no-root', `${file} declares no element that could be a document.`, {
            place: { file },
            next: 'Choose the file that declares the document element; it takes this one in.',
          })
        : problem('schema/unknown-root', `${file} declares no element ${options.root}.`, {
            place: { file },
            next: `Elements to choose from: ${roots.slice(0, 10).join(', ')}${roots.length > 10 ? ' …' : ''}.`,
          }),
    );
  }
  const names = new XsdNames(documents.documents, main.value);
  const contents = new XsdContents(documents, names);
  const top: FieldPlan = {
    field: { name: '', type: 'object', repeats: false, min: 1 },
    content: { key: '', plans: () => [contents.element(chosen, true)] },
  };
  const tree = growTree(top, { ...defaultLimits, ...options.limits });
  const prefixes = names.prefixes();
  const schema: Schema = {
    kind: 'xsd',
    root: tree.root,
    records: false,
    ...(Object.keys(prefixes).length > 0 ? { prefixes } : {}),
    ...(Object.keys(tree.types).length > 0 ? { types: tree.types } : {}),
  };
  return ok({ schema, roots, problems: [...documents.problems, ...sizeProblems(tree, file)] });
}

/** Global elements of the main namespace; where it has none, of all. */
function rootElements(documents: XsdDocuments, main: XsdDocument): readonly Component[] {
  const concrete = documents.all('element').filter((component) => component.node.attributes.get('abstract') !== 'true');
  const own = concrete.filter((component) => component.document.namespace === main.namespace);
  return own.length > 0 ? own : concrete;
}

function defaultRoot(documents: XsdDocuments, main: XsdDocument, globals: readonly Component[]): Component | undefined {
  const inMain = globals.filter((component) => component.document === main);
  const candidates = inMain.length > 0 ? inMain : globals;
  if (candidates.length < 2) return candidates[0];
  const referred = new Set<string>();
  for (const document of documents.documents) collectReferences(documents, { document, node: document.node }, referred);
  return candidates.find((component) => !referred.has(expandedName(component.document.namespace, localName(component)))) ?? candidates[0];
}

function collectReferences(documents: XsdDocuments, component: Component, into: Set<string>): void {
  const stack: XsdNode[] = [component.node];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    const reference = node.tag === 'element' ? node.attributes.get('ref') : undefined;
    if (reference !== undefined) {
      const { namespace, name } = documents.qualify(reference, { ...component, node });
      into.add(expandedName(namespace, name));
    }
    stack.push(...node.children);
  }
}

function localName(component: Component): string {
  return component.node.attributes.get('name') ?? '';
}
