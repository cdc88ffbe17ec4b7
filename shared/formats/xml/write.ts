import { problem } from '#shared/base/problem.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { isArray, isObject, type Value } from '#shared/records/value.ts';
import { ByteWriter } from '#shared/formats/byte-writer.ts';
import type { FormatWriter, WriteContext, WriterState } from '#shared/formats/codec.ts';
import { ElementWriter, XmlUnwritable } from './element-writer.ts';
import { escapeAttribute } from './escape.ts';
import { NameWriter } from './name-writer.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>';

/**
 * Writes XML by the reader's conventions, namespaces declared at the root with the schema's prefixes, children in schema order. Nothing is no
 * element, null is `xsi:nil` where the schema allows it (and where there is no schema), "" an empty element. Several records need option `root`.
 */
export function xmlWriter(context: WriteContext): FormatWriter {
  return new DocumentWriter(context);
}

class DocumentWriter implements FormatWriter {
  private readonly bytes: ByteWriter;
  private readonly names: NameWriter;
  private readonly elements: ElementWriter;
  private readonly root: string | undefined;
  private readonly record: string | undefined;
  private readonly newline: string;
  private rootDeclared: ReadonlyMap<string, string> = new Map();
  private written: number;

  constructor(context: WriteContext) {
    this.bytes = context.bytes ?? new ByteWriter();
    const indent = Number(context.options['indent'] ?? '2');
    this.names = new NameWriter(context.schema);
    this.elements = new ElementWriter(this.names, indent, context.schema !== undefined);
    this.root = context.options['root'];
    this.record = context.options['record'];
    this.newline = indent === 0 ? '' : '\n';
    this.written = context.after?.written ?? 0;
    if (context.after !== undefined && this.root !== undefined) this.rootDeclared = this.names.all();
  }

  open(): Uint8Array {
    if (this.root === undefined) return this.bytes.encode('');
    this.rootDeclared = this.names.all();
    const declared = [...this.rootDeclared].map(([prefix, uri]) => ` xmlns${prefix === '' ? '' : `:${prefix}`}="${escapeAttribute(uri)}"`);
    return this.bytes.encode(`${declaration}\n<${this.root}${declared.join('')}>${this.newline}`);
  }

  write(value: Value): Result<Uint8Array> {
    const records = isArray(value) ? value : [value];
    if (this.root === undefined && this.written + records.length > 1) {
      const count = this.written + records.length;
      return fail(
        problem('xml/needs-root', `An XML document has one root; this would be ${this.written === 0 ? `${count} of them` : 'another'}.`, {
          next: 'Name an element to put round all records with the option root.',
        }),
      );
    }
    try {
      const text = records.map((record) => this.one(record)).join('');
      const first = this.root === undefined && this.written === 0 && records.length > 0 ? `${declaration}\n` : '';
      this.written += records.length;
      return ok(this.bytes.encode(first + text));
    } catch (error) {
      if (error instanceof XmlUnwritable) return fail(error.found);
      throw error;
    }
  }

  close(): Uint8Array {
    const end = this.newline === '' && (this.root !== undefined || this.written > 0) ? '\n' : '';
    return this.bytes.encode(this.root === undefined ? end : `</${this.root}>\n`);
  }

  warnings(): readonly [] {
    return [];
  }

  state(): WriterState {
    return { written: this.written };
  }

  settled(): boolean {
    return this.root !== undefined || this.written > 0;
  }

  private one(value: Value): string {
    const level = this.root === undefined ? 0 : 1;
    const declare = (): ReadonlyMap<string, string> =>
      new Map([...this.names.takeUsed()].filter(([prefix, uri]) => this.rootDeclared.get(prefix) !== uri));
    this.names.takeUsed();
    if (this.record !== undefined) return this.elements.top(this.record, value, level, declare);
    const keys = isObject(value) ? Object.keys(value).filter((key) => value[key] !== undefined) : [];
    const [key] = keys;
    const content = isObject(value) && key !== undefined ? value[key] : undefined;
    if (keys.length !== 1 || key === undefined || content === undefined || key.startsWith('@') || key.startsWith('#'))
      throw new XmlUnwritable(
        problem(
          'xml/no-root',
          `An XML document is an object with one key, its root element; this has ${isObject(value) ? `${keys.length} (${keys.slice(0, 5).join(', ')})` : 'none'}.`,
          {
            next: 'Let the mapping make {"root": {…}}, or name the element of each record with the option record.',
          },
        ),
      );
    const single = isArray(content) && content.length === 1 ? content[0] : content;
    if (isArray(single) || single === undefined)
      throw new XmlUnwritable(
        problem('xml/no-root', `${key} is an array of ${isArray(single) ? single.length : 0}; an XML document has one root element.`, {
          place: { field: key },
        }),
      );
    return this.elements.top(key, single, level, declare);
  }
}
