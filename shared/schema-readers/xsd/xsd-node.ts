import type { SaxesTagNS } from 'saxes';
import { SaxesParser } from 'saxes';
import type { Problem } from '#shared/base/problem.ts';
import { problem } from '#shared/base/problem.ts';
import type { Result } from '#shared/base/result.ts';
import { fail, ok } from '#shared/base/result.ts';

export const xsdNamespace = 'http://www.w3.org/2001/XMLSchema';

/** Prefixes in scope at a node; the empty prefix is the default namespace. */
export interface Scope {
  readonly own: Readonly<Record<string, string>>;
  readonly outer: Scope | undefined;
}

/** An element of an XSD file, elements of other namespaces and comments left out. */
export interface XsdNode {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XsdNode[];
  readonly scope: Scope;
  readonly line: number;
  /** Text of a `documentation` element. */
  readonly text: string;
}

interface OpenNode extends XsdNode {
  children: XsdNode[];
  text: string;
}

const deepest = 200;
const mostNodes = 1_000_000;
const longestNote = 300;

/**
 * The tree of an XSD file. Entities and external parts are never expanded or opened; a DOCTYPE is skipped, so that a
 * reference to an entity of its own is an error. Fails with `schema/not-xml`, `schema/not-xsd`, `schema/too-deep`.
 */
export function parseXsd(text: string, file: string): Result<XsdNode> {
  const parser = new SaxesParser<{ xmlns: true; position: true }>({ xmlns: true, position: true });
  const open: OpenNode[] = [];
  // How many elements are open inside an element that is left out.
  let skipped = 0;
  let nodes = 0;
  let root: XsdNode | undefined;
  let stop: Problem | undefined;
  parser.on('opentag', (tag: SaxesTagNS) => {
    nodes += 1;
    if (skipped > 0 || tag.uri !== xsdNamespace || tag.local === 'appinfo') {
      skipped += 1;
      return;
    }
    if (open.length >= deepest || nodes > mostNodes) {
      stop ??= problem(
        'schema/too-deep',
        `${file} nests elements more than ${deepest} deep or holds more than ${mostNodes.toLocaleString('en')} of them.`,
        { place: { file, line: parser.line } },
      );
      skipped += 1;
      return;
    }
    open.push(nodeOf(tag, open.at(-1)?.scope, parser.line));
  });
  parser.on('closetag', () => {
    if (skipped > 0) {
      skipped -= 1;
      return;
    }
    const node = open.pop();
    if (node === undefined) return;
    const parent = open.at(-1);
    if (parent === undefined) root = node;
    else parent.children.push(node);
  });
  const note = (part: string): void => {
    const node = open.at(-1);
    if (skipped === 0 && node?.tag === 'documentation' && node.text.length < longestNote) node.text += part.slice(0, longestNote);
  };
  parser.on('text', note);
  parser.on('cdata', note);
  parser.on('error', (cause: Error) => {
    stop ??= problem('schema/not-xml', `${file} is not well-formed XML: ${cause.message.replace(/^\d+:\d+: /, '')}`, {
      place: { file, line: parser.line, column: parser.columnIndex + 1 },
    });
  });
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  for (let at = 0; at < body.length && stop === undefined; at += 65_536) parser.write(body.slice(at, at + 65_536));
  if (stop === undefined) parser.close();
  if (stop !== undefined) return fail(stop);
  if (root === undefined || root.tag !== 'schema') {
    return fail(
      problem('schema/not-xsd', `${file} is XML but no XML Schema: its outermost element is not xs:schema.`, { place: { file } }),
    );
  }
  return ok(root);
}

function nodeOf(tag: SaxesTagNS, outer: Scope | undefined, line: number): OpenNode {
  const attributes = new Map<string, string>();
  for (const attribute of Object.values(tag.attributes)) if (attribute.prefix === '') attributes.set(attribute.local, attribute.value);
  const scope: Scope = outer !== undefined && Object.keys(tag.ns).length === 0 ? outer : { own: tag.ns, outer };
  return { tag: tag.local, attributes, children: [], scope, line, text: '' };
}

/** The namespace that a prefix stands for; `undefined` where it is not declared. */
export function namespaceOf(scope: Scope, prefix: string): string | undefined {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) if (Object.hasOwn(at.own, prefix)) return at.own[prefix];
  return prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : undefined;
}

/** The children with one of these tags. */
export function childrenOf(node: XsdNode, ...tags: readonly string[]): readonly XsdNode[] {
  return node.children.filter((child) => tags.includes(child.tag));
}

export function childOf(node: XsdNode, ...tags: readonly string[]): XsdNode | undefined {
  return node.children.find((child) => tags.includes(child.tag));
}

/** The documentation of a declaration in one line; `undefined` where there is none. */
export function noteOf(node: XsdNode): string | undefined {
  const annotation = childOf(node, 'annotation');
  const text =
    annotation === undefined
      ? ''
      : childrenOf(annotation, 'documentation')
          .map((doc) => doc.text)
          .join(' ')
          .trim()
          .replace(/\s+/g, ' ');
  if (text === '') return undefined;
  return text.length > longestNote ? `${text.slice(0, longestNote - 1)}…` : text;
}
