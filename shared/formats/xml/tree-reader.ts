import { problem, type Place, type Problem } from '#shared/base/problem.ts';
import { SaxesParser, type SaxesTagNS } from 'saxes';
import type { ReadContext, ReadEvent } from '#shared/formats/codec.ts';
import { maxDepth } from '#shared/formats/max-depth.ts';
import type { Field } from '#shared/schema/field.ts';
import { ElementBuilder, leaf } from './element-builder.ts';
import { recordNames } from './options.ts';
import { SchemaNames } from './schema-names.ts';
import { schemaInstance } from './xml-name.ts';

const maxAttributes = 10_000;
/** The largest document or record held whole, in UTF-16 units. */
const maxHeld = 200 * 1024 * 1024;
const xmlns = 'http://www.w3.org/2000/xmlns/';

/** Leaves the parser, whose handlers can do so only by throwing. */
export class XmlFatal extends Error {
  readonly found: Problem;

  constructor(found: Problem) {
    super(found.message);
    this.found = found;
  }
}

interface OpenElement {
  readonly name: string;
  /** The name in the document. */
  readonly written: string;
  readonly field: Field | undefined;
}

/** Turns XML text that comes in pieces into records. Throws `XmlFatal` for what ends the document. */
export class TreeReader {
  bytesRead = 0;
  private readonly context: ReadContext;
  private readonly names: SchemaNames | undefined;
  private readonly record: readonly string[] | undefined;
  private readonly typed: boolean;
  private readonly parser = new SaxesParser({ xmlns: true, position: true });
  private readonly open: OpenElement[] = [];
  private readonly building: ElementBuilder[] = [];
  private readonly prefixes = new Map<string, string>();
  private readonly rebound = new Set<string>();
  private ready: ReadEvent[] = [];
  private readonly whole: ReadEvent[] = [];
  private warnings: Problem[] = [];
  /** The parser's position when a record was made ready: it closes an element before it finds the closing tag to be a wrong one. */
  private readyAt = -1;
  private number = 0;
  private elements = 0;
  private attributes = 0;
  private startLine = 1;
  private startAt = 0;

  constructor(context: ReadContext) {
    this.context = context;
    this.names = context.schema === undefined ? undefined : new SchemaNames(context.schema);
    const record = context.options['record'];
    this.record = context.per === 'document' || record === undefined ? undefined : recordNames(record);
    this.typed = context.options['types'] === 'declared';
    this.parser.on('error', (error) => this.broken(error.message));
    this.parser.on('doctype', (text) => this.doctype(text));
    this.parser.on('opentagstart', () => {
      this.attributes = 0;
    });
    this.parser.on('attribute', () => {
      this.attributes += 1;
      if (this.attributes > maxAttributes) this.stop('xml/too-many-attributes', `An element has more than ${maxAttributes} attributes.`);
    });
    this.parser.on('opentag', (tag) => this.openTag(tag));
    this.parser.on('closetag', () => this.closeTag());
    this.parser.on('text', (text) => this.building.at(-1)?.addText(text));
    this.parser.on('cdata', (text) => this.building.at(-1)?.addText(text));
  }

  /** Reads a piece and gives the records that are complete. */
  write(text: string): readonly ReadEvent[] {
    this.parser.write(text);
    if (this.building.length > 0 && this.parser.position - this.startAt > maxHeld)
      this.stop(
        'xml/too-large',
        `A record is larger than ${maxHeld / 1024 / 1024} million characters, too large to be held whole.`,
        'Name the element that is one record with the option record, and read per record.',
      );
    return this.take();
  }

  /** The records that are complete and not yet taken: also what came before a fault. */
  take(): readonly ReadEvent[] {
    const events = this.ready;
    this.ready = [];
    return events;
  }

  /** Ends the document; where it is one record, gives that. */
  close(): readonly ReadEvent[] {
    this.parser.close();
    if (this.record !== undefined && this.number === 0 && this.elements > 1)
      throw new XmlFatal(
        problem('xml/no-record', `The document has no element ${this.record.join('/')}.`, {
          place: this.file(),
          next: 'Check the option record.',
        }),
      );
    this.context.onPrefixes?.(Object.fromEntries(this.prefixes));
    return this.whole;
  }

  private openTag(tag: SaxesTagNS): void {
    if (this.open.length >= maxDepth) this.stop('xml/too-deep', `The XML is nested deeper than ${maxDepth} levels.`);
    this.elements += 1;
    this.declared(tag);
    const inside = this.building.length > 0;
    const outer = this.open.at(-1);
    const parent = outer === undefined ? this.names?.root : outer.field;
    let field = parent === undefined ? undefined : this.names?.element(parent, tag.uri, tag.local);
    // A schema made from records has the record's element at its top.
    if (field === undefined && !inside && this.record !== undefined && this.names !== undefined)
      field = this.names.element(this.names.root, tag.uri, tag.local);
    const name = field?.name ?? this.elementName(tag.uri, tag.local, tag.name);
    this.open.push({ name, written: tag.name, field });
    if (!inside && !this.isRecord(name, tag)) return;
    if (!inside) {
      this.startLine = this.parser.line;
      this.startAt = this.parser.position;
    }
    const element = new ElementBuilder(name, field);
    for (const written in tag.attributes) {
      const attribute = tag.attributes[written];
      if (attribute === undefined) continue;
      const { uri, local, value } = attribute;
      if (uri === schemaInstance && local === 'nil') element.nil = value.trim() === 'true' || value.trim() === '1';
      else if (!this.isHint(uri, local)) {
        const known = field === undefined ? undefined : this.names?.attribute(field, uri, local);
        element.addAttribute(known?.name.slice(1) ?? this.attributeName(uri, local, written), leaf(value, this.typed ? known : undefined));
      }
    }
    this.building.push(element);
  }

  private closeTag(): void {
    this.open.pop();
    const element = this.building.pop();
    if (element === undefined) return;
    const children = element.field === undefined || this.names === undefined ? [] : this.names.children(element.field);
    if (element.mixed)
      this.warn(
        'xml/mixed-content',
        `<${element.name}> has text between its elements; the text is joined in #text and its order among them is not kept.`,
        element.name,
      );
    const value = element.finish(children, this.typed);
    const parent = this.building.at(-1);
    if (parent !== undefined) return parent.addElement(element.name, value, element.field?.repeats === true);
    this.number += 1;
    const root = new ElementBuilder('', undefined);
    root.addElement(element.name, value, element.field?.repeats === true && this.record === undefined);
    const warnings = this.warnings.length === 0 ? {} : { warnings: this.warnings };
    this.warnings = [];
    // A document that is one record is known to be right only at its end.
    this.readyAt = this.parser.position;
    (this.record === undefined ? this.whole : this.ready).push({
      ok: true,
      number: this.number,
      value: root.finish([], false),
      line: this.startLine,
      bytesRead: this.bytesRead,
      ...warnings,
    });
  }

  private isRecord(name: string, tag: SaxesTagNS): boolean {
    if (this.record === undefined) return this.open.length === 1;
    const [only] = this.record;
    if (this.record.length === 1) return only === name || only === tag.name;
    return (
      this.record.length === this.open.length &&
      this.record.every((part, i) => part === this.open[i]?.name || part === this.open[i]?.written)
    );
  }

  /** Whether an attribute is for the reader and no data: namespace declarations and schema places, where the schema keeps them. */
  private isHint(uri: string, local: string): boolean {
    if (this.names === undefined) return false;
    return uri === xmlns || (uri === schemaInstance && (local === 'schemaLocation' || local === 'noNamespaceSchemaLocation'));
  }

  private elementName(uri: string, local: string, written: string): string {
    const prefix = this.names?.prefix(uri);
    if (prefix === undefined || uri === '') return written;
    return prefix === '' ? local : `${prefix}:${local}`;
  }

  private attributeName(uri: string, local: string, written: string): string {
    const prefix = this.names?.prefix(uri);
    return prefix === undefined || prefix === '' || uri === '' ? written : `${prefix}:${local}`;
  }

  private declared(tag: SaxesTagNS): void {
    // saxes makes these objects without a prototype, so every key is their own.
    for (const prefix in tag.ns) {
      const uri = tag.ns[prefix] ?? '';
      const before = this.prefixes.get(prefix);
      if (before === undefined) {
        if (uri !== '') this.prefixes.set(prefix, uri);
      } else if (before !== uri && this.names === undefined && !this.rebound.has(prefix)) {
        this.rebound.add(prefix);
        const shown = prefix === '' ? 'The default namespace' : `The prefix ${prefix}`;
        this.warn('xml/prefix-rebound', `${shown} stands for ${before} and further down for “${uri}”; names are kept as written.`, prefix);
      }
    }
  }

  private doctype(text: string): void {
    if (text.includes('['))
      this.stop(
        'xml/dtd',
        'The document has a DTD of its own, which could hold entities; DTDs are refused.',
        'Remove the DOCTYPE part, or have the document written without it.',
      );
    this.warn('xml/external-dtd', 'The document names a DTD outside of it, which is not fetched.', text.trim());
  }

  private broken(message: string): never {
    if (this.readyAt === this.parser.position) this.ready.pop();
    const text = message.replace(/^\d+:\d+: /, '').replace(/\.$/, '');
    if (/^unclosed tag: |^unexpected end/.test(text)) {
      const name = /^unclosed tag: (.*)/.exec(text)?.[1];
      this.stop(
        'xml/truncated',
        name === undefined ? 'The XML ends too early.' : `The XML ends too early: <${name}> is not closed.`,
        'The file may have been cut off: fetch it again.',
      );
    }
    this.stop('xml/not-well-formed', `The XML is not well-formed: ${text}.`);
  }

  private stop(code: string, message: string, next?: string): never {
    throw new XmlFatal(problem(code, message, { place: this.place(), ...(next === undefined ? {} : { next }) }));
  }

  private warn(code: string, message: string, token: string): void {
    if (this.warnings.length < 20) this.warnings.push(problem(code, message, { severity: 'warning', place: this.place(), token }));
  }

  private place(): Place {
    return { ...this.file(), line: this.parser.line, column: this.parser.columnIndex + 1 };
  }

  private file(): Place {
    return this.context.file === undefined ? {} : { file: this.context.file };
  }
}
