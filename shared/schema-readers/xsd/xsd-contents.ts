import type { Field } from '#shared/schema/field.ts';
import type { ContentPlan, FieldPlan } from '#shared/schema-readers/grow-tree.ts';
import type { SimpleType } from './builtin-types.ts';
import { builtinType } from './builtin-types.ts';
import type { Particle } from './particle.ts';
import { choose, fieldsOf, nothing, repeat, sequence } from './particle.ts';
import { namedSimpleType, simpleTypeOf } from './simple-types.ts';
import type { Component, XsdDocument, XsdDocuments } from './xsd-documents.ts';
import { expandedName } from './xsd-documents.ts';
import type { XsdNames } from './xsd-names.ts';
import type { XsdNode } from './xsd-node.ts';
import { childOf, childrenOf, noteOf, xsdNamespace } from './xsd-node.ts';

/** What a type makes of a field: a value, or children, or both (then `#text` is one of them). */
interface Shape {
  readonly simple?: SimpleType;
  readonly content?: ContentPlan;
  readonly open?: boolean;
}

interface AttributePlan {
  readonly plan: FieldPlan;
  readonly prohibited: boolean;
}

const anything: Shape = { simple: builtinType('anyType'), open: true };
const deepest = 100;

/** Turns element declarations into plans of fields. Contents are worked out when asked for, each type once. */
export class XsdContents {
  readonly #documents: XsdDocuments;
  readonly #names: XsdNames;
  readonly #shapes = new Map<XsdDocument, Map<XsdNode, Shape>>();
  readonly #keys = new Set<string>();
  #members: ReadonlyMap<string, readonly Component[]> | undefined;
  #choices = 0;

  constructor(documents: XsdDocuments, names: XsdNames) {
    this.#documents = documents;
    this.#names = names;
  }

  /** The plan of an element declared globally (`global`) or inside a type; occurrences are left at one. */
  element(component: Component, global: boolean): FieldPlan {
    const { node, document } = component;
    const local = node.attributes.get('name') ?? '';
    const form = node.attributes.get('form') ?? document.node.attributes.get('elementFormDefault');
    const namespace = global || form === 'qualified' ? document.namespace : '';
    const shape = this.#shapeOfElement(component);
    const field: Omit<Field, 'children' | 'recursive' | 'typeRef'> = {
      name: this.#names.element(namespace, local),
      type: 'object',
      repeats: false,
      min: 1,
      ...(shape.content === undefined ? (shape.simple ?? {}) : {}),
      ...(node.attributes.get('nillable')?.trim() === 'true' ? { nullable: true } : {}),
      ...stated(node),
      xml: { kind: 'element', ...(namespace === '' ? {} : { namespace }) },
      ...(shape.open === true ? { open: true } : {}),
    };
    return shape.content === undefined ? { field } : { field, content: shape.content };
  }

  #shapeOfElement(component: Component, depth = 0): Shape {
    const { node } = component;
    const type = node.attributes.get('type');
    if (type !== undefined) return this.#shapeOfName(type, component);
    const simple = childOf(node, 'simpleType');
    if (simple !== undefined) return { simple: simpleTypeOf(this.#documents, { ...component, node: simple }) };
    const complex = childOf(node, 'complexType');
    if (complex !== undefined)
      return this.#shapeOfComplex({ document: component.document, node: complex }, node.attributes.get('name') ?? 'element');
    const head = node.attributes.get('substitutionGroup');
    const target = head === undefined || depth > deepest ? undefined : this.#find('element', head, component);
    return target === undefined ? anything : this.#shapeOfElement(target, depth + 1);
  }

  #shapeOfName(qname: string, from: Component): Shape {
    const { namespace, name } = this.#documents.qualify(qname, from);
    if (namespace === xsdNamespace) return name === 'anyType' ? anything : { simple: builtinType(name) };
    const found = this.#documents.find('type', namespace, name);
    if (found === undefined || found.node.tag === 'simpleType') return { simple: namedSimpleType(this.#documents, qname, from) };
    return this.#shapeOfComplex(found, name);
  }

  #shapeOfComplex(component: Component, name: string): Shape {
    const known = this.#shapes.get(component.document)?.get(component.node);
    if (known !== undefined) return known;
    const shape = this.#complex(component, name);
    const shapes = this.#shapes.get(component.document) ?? new Map<XsdNode, Shape>();
    this.#shapes.set(component.document, shapes.set(component.node, shape));
    return shape;
  }

  #complex(component: Component, name: string): Shape {
    const attributes = this.#attributes(component, 0);
    const listed = [...attributes.plans.values()].flatMap((attribute) => (attribute.prohibited ? [] : [attribute.plan]));
    const abstract = component.node.attributes.get('abstract') === 'true';
    if (childOf(component.node, 'simpleContent') !== undefined) {
      const simple = simpleTypeOf(this.#documents, component);
      if (listed.length === 0) return { simple };
      const text: FieldPlan = { field: { name: '#text', repeats: false, min: 1, ...simple, xml: { kind: 'text' } } };
      return { content: { key: this.#key(name), plans: () => [...listed, text] }, open: attributes.open };
    }
    // Whether a wildcard stands in the content is known only when it is worked out, so it is looked for by itself.
    const open = attributes.open || abstract || hasWildcard(component.node);
    const mixed = isMixed(component.node);
    const text: FieldPlan = { field: { name: '#text', type: 'string', repeats: false, min: 0, xml: { kind: 'text' } } };
    const plans = (): readonly FieldPlan[] => [...listed, ...(mixed ? [text] : []), ...fieldsOf(this.#content(component, 0))];
    return { content: { key: this.#key(name), plans }, open };
  }

  /** Elements of a complex type, those of the types that it extends first. */
  #content(component: Component, depth: number): Particle {
    const complex = childOf(component.node, 'complexContent');
    const step = complex === undefined ? undefined : childOf(complex, 'extension', 'restriction');
    if (step === undefined) return this.#particles(component, component.node, depth);
    const own = this.#particles(component, step, depth);
    const base = step.tag === 'extension' ? this.#base(component, step, depth) : undefined;
    return base === undefined ? own : sequence([this.#content(base, depth + 1), own]);
  }

  /** The complex type that a step extends or restricts. */
  #base(component: Component, step: XsdNode, depth: number): Component | undefined {
    const qname = step.attributes.get('base');
    if (qname === undefined) return undefined;
    const { namespace } = this.#documents.qualify(qname, { ...component, node: step });
    if (namespace === xsdNamespace) return undefined;
    const found = this.#find('type', qname, { ...component, node: step });
    const loops = found?.node === component.node && found.original === undefined;
    const base = found?.node === component.node ? found.original : found;
    if (depth <= deepest && !loops) return base?.node.tag === 'complexType' ? base : undefined;
    this.#documents.report(
      'schema/type-loop',
      `The type ${component.node.attributes.get('name') ?? ''} is derived from itself.`,
      component.document.file,
    );
    return undefined;
  }

  #particles(component: Component, parent: XsdNode, depth: number): Particle {
    const group = childOf(parent, 'sequence', 'choice', 'all', 'group');
    return group === undefined ? nothing : this.#particle({ ...component, node: group }, depth);
  }

  #particle(component: Component, depth: number): Particle {
    const { node } = component;
    const { min, max } = occurs(node);
    if (max === 0) return nothing;
    if (depth > deepest) {
      this.#documents.report(
        'schema/group-loop',
        'A group of the schema contains itself; what lies deeper is left out.',
        component.document.file,
        { place: { file: component.document.file, line: node.line } },
      );
      return nothing;
    }
    const inner = (): readonly Particle[] => node.children.map((child) => this.#particle({ ...component, node: child }, depth + 1));
    if (node.tag === 'sequence' || node.tag === 'all') return repeat(sequence(inner()), min, max);
    if (node.tag === 'choice') {
      this.#choices += 1;
      const id = `choice ${this.#choices}`;
      const branches = node.children
        .filter((child) => child.tag !== 'annotation')
        .map((child) => this.#particle({ ...component, node: child }, depth + 1));
      return repeat(choose(branches, id), min, max);
    }
    if (node.tag === 'any') return { items: [], open: true };
    if (node.tag === 'group') return repeat(this.#group(component, depth), min, max);
    return node.tag === 'element' ? repeat(this.#elementParticle(component), min, max) : nothing;
  }

  #group(component: Component, depth: number): Particle {
    const reference = component.node.attributes.get('ref');
    const target = reference === undefined ? undefined : this.#find('group', reference, component);
    return target === undefined ? nothing : this.#particles(target, target.node, depth + 1);
  }

  #elementParticle(component: Component): Particle {
    const reference = component.node.attributes.get('ref');
    if (reference === undefined) return single(this.element(component, false));
    const target = this.#find('element', reference, component);
    if (target === undefined) return { items: [], open: true };
    const members = this.#substitutes(target);
    if (members.length === 0) return single(this.element(target, true));
    const heads = target.node.attributes.get('abstract') === 'true' ? [] : [target];
    this.#choices += 1;
    return choose(
      [...heads, ...members].map((member) => single(this.element(member, true))),
      `choice ${this.#choices}`,
    );
  }

  /** Elements that may stand for a head, members of members included. */
  #substitutes(head: Component): readonly Component[] {
    this.#members ??= this.#allMembers();
    const found: Component[] = [];
    const heads = [head];
    for (let i = 0; i < heads.length; i += 1) {
      const at = heads[i];
      if (at === undefined) break;
      for (const member of this.#members.get(expandedName(at.document.namespace, at.node.attributes.get('name') ?? '')) ?? []) {
        if (heads.includes(member)) continue;
        heads.push(member);
        if (member.node.attributes.get('abstract') !== 'true') found.push(member);
      }
    }
    return found;
  }

  #allMembers(): ReadonlyMap<string, readonly Component[]> {
    const members = new Map<string, Component[]>();
    for (const component of this.#documents.all('element')) {
      const head = component.node.attributes.get('substitutionGroup');
      if (head === undefined) continue;
      const { namespace, name } = this.#documents.qualify(head, component);
      const key = expandedName(namespace, name);
      members.set(key, [...(members.get(key) ?? []), component]);
    }
    return members;
  }

  /** Attributes of a type by name, those of the types that it is derived from included. */
  #attributes(component: Component, depth: number): { readonly plans: Map<string, AttributePlan>; readonly open: boolean } {
    const content = childOf(component.node, 'complexContent', 'simpleContent');
    const step = content === undefined ? undefined : childOf(content, 'extension', 'restriction');
    const base = step === undefined ? undefined : this.#base(component, step, depth);
    const inherited = base === undefined ? { plans: new Map<string, AttributePlan>(), open: false } : this.#attributes(base, depth + 1);
    const open = this.#ownAttributes({ ...component, node: step ?? component.node }, inherited.plans, depth);
    return { plans: inherited.plans, open: inherited.open || open };
  }

  #ownAttributes(component: Component, into: Map<string, AttributePlan>, depth: number): boolean {
    let open = false;
    if (depth > deepest) return open;
    for (const node of component.node.children) {
      const at = { ...component, node };
      if (node.tag === 'anyAttribute') open = true;
      else if (node.tag === 'attribute') {
        const attribute = this.#attribute(at);
        if (attribute !== undefined) into.set(attribute.plan.field.name, attribute);
      } else if (node.tag === 'attributeGroup') {
        const reference = node.attributes.get('ref');
        const found = reference === undefined ? undefined : this.#find('attributeGroup', reference, at);
        if (found !== undefined) open = this.#ownAttributes(found, into, depth + 1) || open;
      }
    }
    return open;
  }

  #attribute(component: Component): AttributePlan | undefined {
    const { node } = component;
    const reference = node.attributes.get('ref');
    const prohibited = node.attributes.get('use') === 'prohibited';
    const min = node.attributes.get('use') === 'required' ? 1 : 0;
    if (reference !== undefined) {
      const { namespace, name } = this.#documents.qualify(reference, component);
      const target = this.#documents.find('attribute', namespace, name);
      const simple = target === undefined ? builtinType('string') : this.#attributeType(target);
      return {
        prohibited,
        plan: this.#attributePlan(
          namespace,
          name,
          min,
          simple,
          target === undefined ? stated(node) : { ...stated(target.node), ...stated(node) },
        ),
      };
    }
    const name = node.attributes.get('name');
    if (name === undefined) return undefined;
    const form = node.attributes.get('form') ?? component.document.node.attributes.get('attributeFormDefault');
    const namespace = form === 'qualified' ? component.document.namespace : '';
    return { prohibited, plan: this.#attributePlan(namespace, name, min, this.#attributeType(component), stated(node)) };
  }

  #attributeType(component: Component): SimpleType {
    const inline = childOf(component.node, 'simpleType');
    if (inline !== undefined) return simpleTypeOf(this.#documents, { ...component, node: inline });
    const type = component.node.attributes.get('type');
    return type === undefined ? builtinType('string') : namedSimpleType(this.#documents, type, component);
  }

  #attributePlan(namespace: string, name: string, min: number, simple: SimpleType, more: Partial<Field>): FieldPlan {
    const xml = { kind: 'attribute' as const, ...(namespace === '' ? {} : { namespace }) };
    return { field: { name: this.#names.attribute(namespace, name), repeats: false, min, ...simple, ...more, xml } };
  }

  #find(kind: 'element' | 'type' | 'group' | 'attributeGroup', qname: string, from: Component): Component | undefined {
    const { namespace, name } = this.#documents.qualify(qname, from);
    const found = this.#documents.find(kind, namespace, name);
    if (found === undefined) {
      this.#documents.report(
        'schema/unknown-component',
        `The schema refers to ${qname}, which neither it nor its imports declare.`,
        from.document.file,
        { place: { file: from.document.file, line: from.node.line } },
      );
    }
    return found;
  }

  #key(name: string): string {
    let key = name;
    for (let i = 2; this.#keys.has(key); i += 1) key = `${name}#${i}`;
    this.#keys.add(key);
    return key;
  }
}

function single(plan: FieldPlan): Particle {
  return { items: [{ name: plan.field.name, plan, min: 1, max: 1 }], open: false };
}

/** Default, fixed value and note of a declaration. */
function stated(node: XsdNode): Partial<Field> {
  const [fixed, initial, note] = [node.attributes.get('fixed'), node.attributes.get('default'), noteOf(node)];
  return {
    ...(fixed === undefined ? {} : { fixed }),
    ...(initial === undefined ? {} : { default: initial }),
    ...(note === undefined ? {} : { note }),
  };
}

function occurs(node: XsdNode): { readonly min: number; readonly max: number | null } {
  const min = count(node.attributes.get('minOccurs'));
  const max = node.attributes.get('maxOccurs')?.trim() === 'unbounded' ? null : count(node.attributes.get('maxOccurs'));
  return { min, max };
}

function count(text: string | undefined): number {
  return text !== undefined && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : 1;
}

function isMixed(node: XsdNode): boolean {
  const content = childOf(node, 'complexContent');
  return node.attributes.get('mixed')?.trim() === 'true' || content?.attributes.get('mixed')?.trim() === 'true';
}

/** Whether a wildcard stands in a type's own content, groups that it refers to left out. */
function hasWildcard(node: XsdNode): boolean {
  return childrenOf(node, 'sequence', 'choice', 'all', 'complexContent', 'extension', 'restriction', 'any').some(
    (child) => child.tag === 'any' || hasWildcard(child),
  );
}
