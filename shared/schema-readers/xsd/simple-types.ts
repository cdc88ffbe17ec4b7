import type { SimpleType } from './builtin-types.ts';
import { builtinType, isNumeric } from './builtin-types.ts';
import type { Component, XsdDocuments } from './xsd-documents.ts';
import type { XsdNode } from './xsd-node.ts';
import { childOf, childrenOf, xsdNamespace } from './xsd-node.ts';

const text: SimpleType = { type: 'string' };
const deepest = 100;

/** What a type name says of a text value: of a simple type, or of the text of a type with simple content. */
export function namedSimpleType(documents: XsdDocuments, qname: string, from: Component, depth = 0): SimpleType {
  const { namespace, name } = documents.qualify(qname, from);
  if (namespace === xsdNamespace) return builtinType(name);
  const found = documents.find('type', namespace, name);
  if (found === undefined) {
    documents.report(
      'schema/unknown-type',
      `The type ${name} is not in the schema or its imports; its values are taken as text.`,
      from.document.file,
      { place: { file: from.document.file, line: from.node.line } },
    );
    return text;
  }
  // A redefinition names itself as its base and means what it replaced.
  const target = found.node === from.node && found.original !== undefined ? found.original : found;
  return simpleTypeOf(documents, target, depth + 1);
}

export function simpleTypeOf(documents: XsdDocuments, component: Component, depth = 0): SimpleType {
  if (depth > deepest) {
    documents.report(
      'schema/type-loop',
      `The type ${component.node.attributes.get('name') ?? ''} is derived from itself; its values are taken as text.`,
      component.document.file,
    );
    return text;
  }
  const { node } = component;
  const at = (inner: XsdNode): Component => ({ ...component, node: inner });
  if (node.tag === 'complexType') {
    const content = childOf(node, 'simpleContent');
    const step = content === undefined ? undefined : childOf(content, 'extension', 'restriction');
    return step === undefined ? text : restrict(documents, component, step, depth);
  }
  const restriction = childOf(node, 'restriction');
  if (restriction !== undefined) return restrict(documents, component, restriction, depth);
  const union = childOf(node, 'union');
  if (union === undefined) return text;
  const names = (union.attributes.get('memberTypes') ?? '').split(/\s+/).filter((name) => name !== '');
  return unite([
    ...names.map((name) => namedSimpleType(documents, name, at(union), depth + 1)),
    ...childrenOf(union, 'simpleType').map((inner) => simpleTypeOf(documents, at(inner), depth + 1)),
  ]);
}

function restrict(documents: XsdDocuments, component: Component, step: XsdNode, depth: number): SimpleType {
  const inline = childOf(step, 'simpleType');
  const base = step.attributes.get('base');
  // The base is looked up from the component, so that a redefinition finds what it replaced.
  const from: Component = component;
  const origin =
    inline !== undefined
      ? simpleTypeOf(documents, { ...component, node: inline }, depth + 1)
      : base === undefined
        ? text
        : namedSimpleType(documents, base, { ...from, node: qualifyAt(component.node, step) }, depth);
  const narrowed = step.tag === 'restriction' ? { ...origin, ...facets(step, isNumeric(origin.type), origin.type === 'integer') } : origin;
  return narrowed;
}

/** The node of a component with the prefixes of a step inside it: identity stays the component's where they are equal. */
function qualifyAt(component: XsdNode, step: XsdNode): XsdNode {
  return step.scope === component.scope ? component : { ...component, scope: step.scope };
}

function facets(step: XsdNode, numeric: boolean, whole: boolean): Partial<SimpleType> {
  const found: { -readonly [K in keyof SimpleType]?: SimpleType[K] } = {};
  const values: string[] = [];
  const patterns: string[] = [];
  for (const facet of step.children) {
    const value = facet.attributes.get('value');
    if (value === undefined) continue;
    const size = /^\s*\+?\d{1,9}\s*$/.test(value) ? Number(value) : undefined;
    if (facet.tag === 'enumeration') values.push(value);
    else if (facet.tag === 'pattern') patterns.push(value);
    else if (facet.tag === 'length' && size !== undefined) found.minLength = found.maxLength = size;
    else if (facet.tag === 'minLength' && size !== undefined) found.minLength = size;
    else if (facet.tag === 'maxLength' && size !== undefined) found.maxLength = size;
    else if (facet.tag === 'totalDigits' && size !== undefined) found.totalDigits = size;
    else if (facet.tag === 'fractionDigits' && size !== undefined) found.fractionDigits = size;
    else if (numeric && Number.isFinite(Number(value)) && Math.abs(Number(value)) <= Number.MAX_SAFE_INTEGER) {
      // A field knows inclusive bounds only: an exclusive one is the next whole number, or the bound itself.
      if (facet.tag === 'minInclusive') found.minimum = Number(value);
      else if (facet.tag === 'minExclusive') found.minimum = Number(value) + (whole ? 1 : 0);
      else if (facet.tag === 'maxInclusive') found.maximum = Number(value);
      else if (facet.tag === 'maxExclusive') found.maximum = Number(value) - (whole ? 1 : 0);
    }
  }
  if (values.length > 0) found.values = [...new Set(values)];
  const [only] = patterns;
  if (only !== undefined) found.pattern = patterns.length === 1 ? only : patterns.map((pattern) => `(${pattern})`).join('|');
  return found;
}

function unite(members: readonly SimpleType[]): SimpleType {
  const [first] = members;
  if (first === undefined) return text;
  const type = members.every((member) => member.type === first.type) ? first.type : 'string';
  const closed = members.every((member) => member.values !== undefined);
  const floating = type === 'number' && members.some((member) => member.floating === true);
  return {
    type,
    ...(floating ? { floating } : {}),
    ...(closed ? { values: [...new Set(members.flatMap((member) => member.values ?? []))] } : {}),
  };
}
